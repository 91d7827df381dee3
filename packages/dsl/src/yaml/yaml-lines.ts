import type { CST } from 'yaml';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { tentative, writing } from '../diagnostics/fix.js';
import { span } from '../source/span.js';
import type { ScalarNode } from './node.js';
import { brief, type SourceReporter } from './reporter.js';
import { copiedNode, nullNode } from './text-map.js';

export const endOfLine = (text: string, offset: number): number => {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
};

/** A line of a plain scalar that goes over several, without the space around it. */
export interface PhysicalLine {
  readonly text: string;
  readonly start: number;
}

export const physicalLines = ({
  source,
  offset,
}: Pick<CST.FlowScalar, 'source' | 'offset'>): readonly PhysicalLine[] => {
  const lines: PhysicalLine[] = [];
  for (let from = 0; from < source.length; ) {
    let start = from;
    let end = endOfLine(source, from);
    from = end + 1;
    while (start < end && isBlank(source[start])) start++;
    while (end > start && (isBlank(source[end - 1]) || source[end - 1] === '\r')) end--;
    if (end > start) lines.push({ text: source.slice(start, end), start: offset + start });
  }
  return lines;
};

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

type Mark = 'full-width-colon' | 'full-width-space' | 'missing-colon';

export interface LikeAnEntry {
  readonly kind: Mark;
  readonly key: ScalarNode;
  readonly value: ScalarNode;
  readonly mark: { readonly start: number; readonly end: number };
}

/** What a line without a proper colon was most likely meant to be. */
export const likeAnEntry = ({ text, start }: PhysicalLine): LikeAnEntry | undefined => {
  const at = text.search(/[:：]/);
  const key = text.slice(0, Math.max(at, 0)).trimEnd();
  if (key === '') return undefined;
  const mark = /^[:：]+/.exec(text.slice(at))?.[0] ?? '';
  const rest = text.slice(at + mark.length);
  const value = rest.trimStart();
  const spaces = rest.length - value.length;
  const end = start + at + mark.length;
  const wide = mark.includes('：');
  return {
    kind: wide ? 'full-width-colon' : spaces === 0 ? 'missing-colon' : 'full-width-space',
    key: copiedNode(key, start),
    value: value === '' ? nullNode(span(end, end)) : copiedNode(value, end + spaces),
    mark: { start: start + at, end: wide ? end : end + spaces },
  };
};

/** Reports a line that should be an entry and is none, and gives the entry that was meant, if that is clear. */
export const reportStrayLine = (reporter: SourceReporter, line: PhysicalLine): LikeAnEntry | undefined => {
  const meant = likeAnEntry(line);
  if (!meant) {
    const name = brief(line.text);
    if (reporter.hasLineOf(line.start)) return undefined;
    // One after another they belong to one thing.
    const { file } = reporter;
    const before = file.lineIndex(line.start) - 1;
    reporter.stray.add(before + 1);
    if (reporter.stray.has(before)) return undefined;
    const words = /^([\p{L}_][\p{L}\p{N}_]*)\s+(\S.*)$/u.exec(line.text);
    const written = words ? `${brief(words[1] ?? '')}: ${brief(words[2] ?? '')}` : undefined;
    reporter.report(
      'missing-colon',
      span(line.start, line.start + line.text.length),
      written === undefined
        ? { zh: `“${name}”后面没有冒号和值`, en: `\`${name}\` has no colon and value` }
        : { zh: `“${name}”里没有冒号`, en: `there is no colon in \`${name}\`` },
      {
        hint: {
          zh: `写成“${written ?? `${name}: 值`}”；若是上一行没写完的，比上一行的键多缩进一些`,
          en: `write \`${written ?? `${name}: value`}\`; if it belongs to the line above, indent it further`,
        },
        fixes: words ? [tentative(withColon(line, words[1] ?? ''))] : [],
      },
    );
    return undefined;
  }
  const { kind, key, value, mark } = meant;
  // A list or map there is a text now.
  if (/^[[{]/.test(value.text)) reporter.torn = true;
  const written = `${brief(key.text)}:${value.style === 'null' ? '' : ` ${brief(value.text)}`}`;
  reporter.report(kind, span(mark.start, Math.max(mark.end, mark.start + 1)), MESSAGES[kind](brief(key.text)), {
    hint: { zh: `写成“${written}”`, en: `write \`${written}\`` },
    fixes: [
      writing(
        written,
        value.style === 'null'
          ? { span: span(mark.start, mark.end), text: ':' }
          : { span: span(mark.start, value.span.start), text: ': ' },
      ),
    ],
  });
  return meant;
};

/**
 * `ratio：{ actual: a }`: to YAML the key goes up to the colon within. Reported, and true, for what begins like that; nothing can be said
 * of the rest.
 */
export const reportGluedBrace = (reporter: SourceReporter, key: ScalarNode): boolean => {
  const [head, name = '', colons = '', spaces = ''] =
    /^([\p{L}_][\p{L}\p{N}_]*)([:：]+)([ \u3000]*)(?=[[{])/u.exec(key.text) ?? [];
  if (head === undefined) return false;
  const start = key.offset(name.length);
  const kind = colons.includes('：') ? 'full-width-colon' : spaces === '' ? 'missing-colon' : 'full-width-space';
  reporter.torn = true;
  reporter.report(kind, span(start, start + colons.length), MESSAGES[kind](brief(name)), {
    hint: { zh: `写成“${brief(name)}: ”`, en: `write \`${brief(name)}: \`` },
    fixes: [writing(`${name}: …`, { span: span(start, key.offset(head.length)), text: ': ' })],
  });
  return true;
};

/** `max 10` → `max: 10` */
const withColon = ({ text, start }: PhysicalLine, key: string): Fix => {
  const at = start + key.length;
  const value = text.slice(key.length).trimStart();
  return writing(`${key}: ${value}`, { span: span(at, start + text.length - value.length), text: ': ' });
};

const MESSAGES: Readonly<Record<Mark, (key: string) => Bilingual>> = {
  'full-width-colon': (key) => ({
    zh: `“${key}”后面的冒号是全角的，YAML 不认`,
    en: `the colon after \`${key}\` is full-width`,
  }),
  'full-width-space': (key) => ({
    zh: `“${key}”的冒号后面是全角空格`,
    en: `the space after the colon of \`${key}\` is full-width`,
  }),
  'missing-colon': (key) => ({
    zh: `“${key}”的冒号后面缺一个空格`,
    en: `there is no space after the colon of \`${key}\``,
  }),
};
