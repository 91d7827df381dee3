/** The few terminal styles that a diagnostic needs. The language package may not import node:util. */
const STYLES = { error: '1;31', warning: '1;33', quiet: '36', note: '34', strong: '1', help: '32' } as const;

export type Style = keyof typeof STYLES;

export type Paint = (style: Style, text: string) => string;

export const painter = (color: boolean): Paint => {
  if (!color) return (_style, text) => text;
  return (style, text) => (text === '' ? '' : `\u001b[${STYLES[style]}m${text}\u001b[0m`);
};
