import type { Fix } from '../diagnostics/diagnostic.js';
import { fixing, removing } from '../diagnostics/fix.js';
import { span } from '../source/span.js';
import type { SourceReporter } from './reporter.js';

/** Nesting beyond this is refused: every reader of a document may recurse. */
export const MAX_DEPTH = 64;

const MAX_BYTES = 8 * 1024 * 1024;

/** Control characters but tab and line ends; spaces of no width, direction marks, a byte order mark inside the text; not the joiners. */
const INVISIBLE = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Checks that hold for any text file. False if it must not be read on. */
export const checkText = (reporter: SourceReporter): boolean => {
  const { text } = reporter.file;
  if (utf8Length(text) > MAX_BYTES) {
    const size = (utf8Length(text) / 1024 / 1024).toFixed(1);
    reporter.report('too-large', span(0, 0), {
      zh: `文件有 ${size} MB，超过 8 MB`,
      en: `the file has ${size} MB, more than 8 MB`,
    });
    return false;
  }
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (content.trim() === '') {
    reporter.report('empty-file', span(0, 0), { zh: '文件里没有内容', en: 'the file has no content' });
    return false;
  }
  checkLineEndings(reporter, text);
  for (const match of text.matchAll(INVISIBLE)) {
    if (reporter.full) break;
    if (match.index === 0 && match[0] === '\ufeff') continue;
    const name = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const place = span(match.index, match.index + match[0].length);
    reporter.report(
      'invisible-character',
      place,
      {
        zh: `这里有一个看不见的字符 ${name}，多半是粘贴时带来的`,
        en: `there is an invisible character ${name} here, most likely pasted`,
      },
      { fixes: [removing(name, { span: place, text: '' })] },
    );
  }
  return true;
};

/** Warns at the first line end that differs from the first one of the file. A lone CR is no line end to most programs. */
const checkLineEndings = (reporter: SourceReporter, text: string): void => {
  let first: string | undefined;
  for (let at = text.search(/[\r\n]/); at >= 0; ) {
    const ending = text[at] === '\n' ? '\n' : text[at + 1] === '\n' ? '\r\n' : '\r';
    first ??= ending;
    if (ending !== first || ending === '\r') {
      const name = NAMES[ending] ?? '';
      const message = {
        zh: ending === first ? `这一行以 ${name} 结尾` : `这一行以 ${name} 结尾，前面的行以 ${NAMES[first] ?? ''} 结尾`,
        en:
          ending === first
            ? `this line ends with ${name}`
            : `this line ends with ${name}, those before it with ${NAMES[first] ?? ''}`,
      };
      const fixes = [sameEndings(text, first === '\r' ? '\n' : first)];
      reporter.report('mixed-line-endings', span(at, at + ending.length), message, { fixes });
      return;
    }
    at = next(text, at + ending.length, ending);
  }
};

const sameEndings = (text: string, wanted: string): Fix => {
  const name = NAMES[wanted] ?? '';
  const others = [...text.matchAll(/\r\n|\r|\n/g)].filter((one) => one[0] !== wanted);
  return fixing(
    { zh: `全部换行统一为 ${name}`, en: `end all lines with ${name}` },
    others.map((one) => ({ span: span(one.index, one.index + one[0].length), text: wanted })),
  );
};

const NAMES: Readonly<Record<string, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };

/** The next line end. Looking for the two characters apart keeps it quick where one never comes. */
const next = (text: string, from: number, ending: string): number => {
  const feed = text.indexOf('\n', from);
  if (ending === '\r\n') {
    const carriage = text.indexOf('\r', from);
    return feed >= 0 && (carriage < 0 || feed < carriage) ? feed : carriage;
  }
  const lone = text.slice(from, feed < 0 ? undefined : feed + 1).indexOf('\r');
  return lone >= 0 ? from + lone : feed;
};

const utf8Length = (text: string): number => {
  if (text.length * 3 <= MAX_BYTES) return text.length;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Each half of a pair counts two of its four bytes.
    length += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return length;
};
