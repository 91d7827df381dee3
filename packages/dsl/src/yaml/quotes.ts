/** Whether a text that begins with a quote ends with the one that closes it, and not with an escaped one. */
export const isClosed = (source: string): boolean => {
  const quote = source.charAt(0);
  if (source.length < 2 || !source.endsWith(quote)) return false;
  // Single quotes are escaped by doubling, double quotes by a backslash.
  const escaping = quote === "'" ? "'" : '\\';
  let count = 0;
  for (let at = source.length - 2; at > 0 && source[at] === escaping; at--) count++;
  return count % 2 === 0;
};
