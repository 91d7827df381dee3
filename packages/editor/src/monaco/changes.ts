import type { Coefficient, ItemNode, Span } from '@zhunsheng/dsl';
import type { Board, Snapshot } from '../protocol/api.js';
import { fill, say, type Words } from '../words/language.js';
import { asMarkdown } from './markdown.js';
import type { PlaceRange, Places } from './places.js';

const WORDS = {
  was: { zh: '原来是：{text}', en: 'Was: {text}' },
  added: { zh: '新增', en: 'Added' },
  max: { zh: '“{item}”满分 {max}', en: '“{item}”: at most {max} points' },
  range: {
    zh: '{period}：{units} 个单位得 {least} 至 {most} 分',
    en: '{period}: {units} units have {least} to {most} points',
  },
  moved: {
    zh: '与原规则相比，{count} 个单位在“{item}”的得分有变：{units}',
    en: 'Against the rule on disk, {count} units change in “{item}”: {units}',
  },
  same: { zh: '与原规则相比，各单位在“{item}”的得分不变', en: 'Against the rule on disk, no unit changes in “{item}”' },
  more: { zh: '……', en: '…' },
} satisfies Words;

/** A part of the text that differs from the file on disk. */
export interface ChangeMark {
  readonly range: PlaceRange;
  /** What it was. */
  readonly note: string;
  /** Narrow enough to be marked itself, not just its lines. */
  readonly inline: boolean;
}

/** What a note shows of a text of many lines. */
const SHOWN = 60;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

export const changeMarksOf = ({ changes }: Pick<Snapshot, 'changes'>, places: Places): readonly ChangeMark[] =>
  changes.flatMap((change) => {
    const after = 'after' in change ? change.after : undefined;
    if (!after) return [];
    const before = 'before' in change ? change.before : undefined;
    return [
      {
        range: places.range(after.span),
        note: before ? fill(WORDS.was, { text: short(before.text) }) : say(WORDS.added),
        inline: change.kind === 'coefficient' || change.kind === 'text' || change.kind === 'coefficient-added',
      },
    ];
  });

/** The innermost item whose text covers a place. */
export const itemAt = (tree: readonly ItemNode[], offset: number): ItemNode | undefined => {
  const node = tree.find(({ span }) => span.start <= offset && offset <= span.end);
  return node && (itemAt(node.children, offset) ?? node);
};

/** How many units a line names. */
const NAMED = 4;

/** What the snapshot knows of a place beyond the language itself: the coefficient that stands there, its item, and who moves. */
export interface PlaceNote {
  readonly span: Span;
  /** What the coefficient is; absent at the name of an item. */
  readonly about?: string;
  /** Lines of Markdown. */
  readonly lines: readonly string[];
}

export const noteAt = (snapshot: Snapshot, offset: number): PlaceNote | undefined => {
  const node = itemAt(snapshot.tree, offset);
  const coefficient = snapshot.coefficients.find(({ span }) => within(span, offset));
  const name = node?.nameSpan && within(node.nameSpan, offset) ? node.nameSpan : undefined;
  const span = coefficient?.span ?? name;
  return (
    span && {
      span,
      ...(coefficient ? { about: aboutOf(coefficient) } : {}),
      lines: node ? itemLines(snapshot, node) : [],
    }
  );
};

const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

const aboutOf = ({ label, source, note, help }: Coefficient): string =>
  [
    [`**${asMarkdown(say(label))}**`, ...(source ? [asMarkdown(source)] : [])].join('　'),
    ...(note ? [asMarkdown(note)] : []),
    ...(help ? [say(help)] : []),
  ].join('\n\n');

const itemLines = ({ scores, changes }: Snapshot, { name, max }: ItemNode): readonly string[] => {
  if (name === undefined) return [];
  return [
    ...(max === undefined ? [] : [fill(WORDS.max, { item: name, max })]),
    ...(scores.kind === 'scored' ? rangeOf(scores.board, name) : []),
    ...(scores.kind === 'scored' && changes.length > 0 ? [movesOf(scores.board, name)] : []),
  ].map(asMarkdown);
};

const rangeOf = ({ period, items }: Board, item: string): readonly string[] => {
  const range = items[item];
  return range ? [fill(WORDS.range, { period, ...range })] : [];
};

const movesOf = (board: Board, item: string): string => {
  const moved = board.rows.flatMap(({ unit, items }) =>
    items.filter((one) => one.item === item).map(({ before, after }) => `${unit} ${before ?? '—'} → ${after ?? '—'}`),
  );
  if (moved.length === 0) return fill(WORDS.same, { item });
  const units = moved.slice(0, NAMED).join(say({ zh: '，', en: ', ' })) + (moved.length > NAMED ? say(WORDS.more) : '');
  return fill(WORDS.moved, { count: moved.length, item, units });
};
