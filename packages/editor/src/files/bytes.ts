/** A name for bytes that is another one as soon as the bytes are: their SHA-256, or where the browser has none (plain http), the bytes themselves. */
export const versionOf = async (
  bytes: Uint8Array,
  subtle: SubtleCrypto | undefined = cryptoHere(),
): Promise<string> => {
  if (!subtle) return `bytes-${asLatin1(bytes)}`;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(bytes)));
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const cryptoHere = (): SubtleCrypto | undefined => {
  // Typed as always there, and missing outside of secure contexts.
  const here: { readonly subtle?: SubtleCrypto } | undefined = globalThis.crypto;
  return here?.subtle;
};

/** Calls with too many arguments overflow the stack. */
const PIECE = 8192;

const asLatin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
};
