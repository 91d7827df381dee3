import type { SourceFile } from '../source/source-file.js';
import { type Paint, painter, type Style } from './ansi.js';
import { CODES } from './codes.js';
import type { Bilingual, Diagnostic, Label, Language, Severity } from './diagnostic.js';
import { excerpt } from './excerpt.js';
import { visible } from './width.js';

export interface RenderOptions {
  readonly language: Language;
  readonly color: boolean;
}

interface Context {
  readonly language: Language;
  readonly paint: Paint;
  /** The width of the column of line numbers. */
  readonly gutter: number;
}

/** A place to underline. The first one of a diagnostic is its primary. */
interface Mark {
  readonly label: Label;
  readonly line: number;
  readonly character: '^' | '-';
  readonly style: Style;
}

const WORDS = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  hint: { zh: '改法：', en: 'help: ' },
  colon: { zh: '：', en: ': ' },
} as const;

/** A diagnostic as text: what is wrong, the lines in question with the places underlined, and what to write instead. */
export const renderDiagnostic = (diagnostic: Diagnostic, options: RenderOptions): string => {
  const { language } = options;
  const paint = painter(options.color);
  const entry = CODES[diagnostic.code];
  const marks = marksOf(diagnostic, entry.severity);
  const context = { language, paint, gutter: String(Math.max(...marks.map((mark) => mark.line)) + 1).length };

  const named = diagnostic.primary.message ? `${WORDS.colon[language]}${oneLine(diagnostic.message[language])}` : '';
  const head = paint(entry.severity, `${WORDS[entry.severity][language]}[${diagnostic.code}]`);
  const lines = [`${head} ${paint('strong', `${entry.title[language]}${named}`)}`];
  for (const [file, ofFile] of byFile(marks)) lines.push(...frame(file, ofFile, context));
  lines.push(...hint((diagnostic.hint ?? entry.hint)[language], context));
  return lines.join('\n');
};

/** Several diagnostics, those of a file together, with their number in the end. Nothing for none. */
export const renderDiagnostics = (list: readonly Diagnostic[], options: RenderOptions): string => {
  if (list.length === 0) return '';
  const files = new Map<string, Diagnostic[]>();
  for (const one of list) {
    const group = files.get(one.primary.file.name);
    if (group) group.push(one);
    else files.set(one.primary.file.name, [one]);
  }
  const rendered = [...files.values()].flat().map((one) => renderDiagnostic(one, options));
  return [...rendered, summary(list, options)].join('\n\n');
};

const summary = (list: readonly Diagnostic[], { language, color }: RenderOptions): string => {
  const paint = painter(color);
  const count = (severity: Severity): string[] => {
    const number = list.filter((one) => CODES[one.code].severity === severity).length;
    if (number === 0) return [];
    const text =
      language === 'zh' ? `${number} 个${WORDS[severity].zh}` : `${number} ${severity}${number === 1 ? '' : 's'}`;
    return [paint(severity, text)];
  };
  return [...count('error'), ...count('warning')].join(language === 'zh' ? '，' : ', ');
};

const marksOf = ({ message, primary, secondary }: Diagnostic, severity: Severity): readonly Mark[] => {
  const mark = (label: Label, character: Mark['character'], style: Style): Mark => {
    const line = label.file.lineIndex(label.span.start);
    return { label, line, character, style };
  };
  return [
    mark({ ...primary, message: primary.message ?? message }, '^', severity),
    ...secondary.map((label) => mark(label, '-', 'note')),
  ];
};

const byFile = (marks: readonly Mark[]): ReadonlyMap<SourceFile, readonly Mark[]> => {
  const files = new Map<SourceFile, Mark[]>();
  for (const mark of marks) {
    const group = files.get(mark.label.file);
    if (group) group.push(mark);
    else files.set(mark.label.file, [mark]);
  }
  return files;
};

/** The lines of one file: each once, in order, with its marks below. The heading gives the place of the first mark. */
const frame = (file: SourceFile, marks: readonly Mark[], context: Context): string[] => {
  const { paint } = context;
  const [first] = marks;
  if (!first) return [];
  const { line, column } = file.position(Math.min(first.label.span.start, file.text.length));
  const lines = [
    `${margin(context, '')}${paint('quiet', '┌─')} ${visible(file.name)}:${line}:${column}`,
    bar(context, ''),
  ];
  let previous: number | undefined;
  for (const index of [...new Set(marks.map((mark) => mark.line))].sort((a, b) => a - b)) {
    if (previous !== undefined && index > previous + 1) lines.push(`${margin(context, '')}${paint('quiet', '·')}`);
    previous = index;
    const here = marks.filter((mark) => mark.line === index).sort((a, b) => a.label.span.start - b.label.span.start);
    const source = excerpt(file, index, (here.find((mark) => mark === first) ?? here[0] ?? first).label.span.start);
    lines.push(
      `${margin(context, String(index + 1))}${paint('quiet', '│')}${source.text === '' ? '' : ` ${source.text}`}`,
    );
    for (const mark of here) lines.push(...underline(mark, source.marks(mark.label.span), context));
  }
  return lines;
};

const underline = (mark: Mark, place: { column: number; width: number }, context: Context): string[] => {
  const { paint, language } = context;
  const marks = mark.character.repeat(place.width);
  const [first = '', ...more] = messageLines(mark.label.message, language);
  const below = ' '.repeat(place.column + place.width + 1);
  return [
    bar(context, `${' '.repeat(place.column)}${paint(mark.style, first === '' ? marks : `${marks} ${first}`)}`),
    ...more.map((line) => bar(context, `${below}${paint(mark.style, line)}`)),
  ];
};

const hint = (text: string, context: Context): string[] => {
  const [first = '', ...more] = text.split('\n').map(visible);
  const word = WORDS.hint[context.language];
  const lead = `${margin(context, '')}${context.paint('quiet', '=')}`;
  return [
    `${lead} ${context.paint('help', word.trimEnd())}${word.endsWith(' ') ? ' ' : ''}${first}`,
    ...more.map((line) => `${margin(context, '')}  ${line}`),
  ];
};

const messageLines = (message: Bilingual | undefined, language: Language): string[] =>
  message ? message[language].split('\n').map(visible) : [];

const oneLine = (text: string): string => visible(text.replaceAll('\n', ' '));

const margin = ({ gutter, paint }: Context, number: string): string =>
  number === '' ? ' '.repeat(gutter) : paint('quiet', number.padStart(gutter));

const bar = (context: Context, content: string): string =>
  `${margin(context, '')}${context.paint('quiet', '│')}${content === '' ? '' : ` ${content}`}`;
