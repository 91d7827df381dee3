import type { Bilingual } from '@zhunsheng/dsl';

/** A file's bytes as text, with what the text does not show. */
export interface FileText {
  readonly text: string;
  /** Whether a byte order mark precedes the text. */
  readonly bom: boolean;
  /** Lines that end otherwise than most: Monaco would make them all the same, so such a file is not edited as it is. */
  readonly mixedLineEnds: boolean;
}

export type Decoded = FileText | { readonly refused: Bilingual };

/** Reads bytes as UTF-8; what is none is refused rather than guessed. */
export const decodeFile = (bytes: Uint8Array): Decoded => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.startsWith('\ufeff');
    return { text: bom ? text.slice(1) : text, bom, mixedLineEnds: hasMixedLineEnds(text) };
  } catch {
    return {
      refused: {
        zh: '这个文件不是 UTF-8 编码的文字。请在原来的程序中另存为 UTF-8。',
        en: 'This file is not UTF-8 text. Save it as UTF-8 in the program that it comes from.',
      },
    };
  }
};

export const encodeFile = ({ text, bom }: Pick<FileText, 'text' | 'bom'>): Uint8Array =>
  new TextEncoder().encode(bom ? `\ufeff${text}` : text);

/** `\r` alone ends a line for Monaco too. */
const hasMixedLineEnds = (text: string): boolean => {
  const kinds = new Set(text.match(/\r\n|\r|\n/g) ?? []);
  return kinds.size > 1 || kinds.has('\r');
};

/** The same text with the line ends that most of its lines have. */
export const withEvenLineEnds = (text: string): string => {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return text.replace(/\r\n|\r|\n/g, crlf * 2 > all ? '\r\n' : '\n');
};
