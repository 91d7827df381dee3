import type { ItemTrace } from '../evaluate/trace.js';
import { type SheetContext, type SheetLine, sheetOf } from './sheet.js';

/** A calculation sheet as plain text, for a terminal: two spaces a level. */
export const renderTrace = (trace: ItemTrace, context: SheetContext): string =>
  sheetOf(trace, context)
    .map(
      (line) =>
        `${'  '.repeat(line.depth)}${line.text}${line.aside === undefined ? '' : `${gapIn(context)}${line.aside}`}\n`,
    )
    .join('');

/** The same as Markdown: a heading, and lists within lists. */
export const renderTraceMarkdown = (trace: ItemTrace, context: SheetContext): string => {
  const blocks: string[] = [];
  let list: string[] = [];
  const flush = (): void => {
    if (list.length > 0) blocks.push(list.join('\n'));
    list = [];
  };
  for (const line of sheetOf(trace, context)) {
    const text = markdownOf(line, gapIn(context));
    if (line.kind === 'title' || line.kind === 'heading') {
      flush();
      blocks.push(`${line.kind === 'title' ? '##' : '###'} ${text}`);
    } else list.push(`${'  '.repeat(line.depth - 1)}- ${text}`);
  }
  flush();
  return `${blocks.join('\n\n')}\n`;
};

const gapIn = ({ language }: SheetContext): string => (language === 'zh' ? '　' : '  ');

const markdownOf = ({ kind, text, aside }: SheetLine, gap: string): string => {
  const shown = kind === 'item' || kind === 'member' ? `**${escaped(text)}**` : escaped(text);
  return aside === undefined ? shown : `${shown}${gap}${escaped(aside)}`;
};

/** Names and texts of a rule are not markup. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&');
