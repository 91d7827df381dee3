/** The address of the file with the shipped rules (`build/shipped-rules.ts`). */
declare module 'virtual:shipped-rules' {
  const address: string;
  export default address;
}
