import { type Piece, piecesOf } from '../expression/pieces.js';
import { WORDS } from '../expression/words.js';
import type { Expects } from '../methods/shape.js';
import { type Span, span } from '../source/span.js';
import type { Caret } from './caret.js';
import { axisDraft, completeCollections, variable } from './complete-names.js';
import { completeOperands, keyword } from './complete-operands.js';
import { completeCompared, completeIndex, completeText } from './complete-texts.js';
import type { Draft } from './completion-item.js';

/** What may stand at the caret inside an expression. */
export const completeExpression = (expects: Expects, caret: Caret): readonly Draft[] => {
  const before = piecesOf(caret.text.slice(0, caret.at));
  const last = before.at(-1);
  const typing = last && last.end === caret.at && (last.kind === 'name' || last.kind === 'word') ? last : undefined;
  const pieces = typing ? before.slice(0, -1) : before;
  if (last?.kind === 'open-text') return completeText(before.slice(0, -1), last, caret);
  // In a number or right behind a text nothing can be written.
  if (last && last.end === caret.at && ['number', 'date', 'text'].includes(last.kind)) return [];
  const replace = wordAt(caret);
  const previous = pieces.at(-1);
  const drafts = ((): readonly Draft[] => {
    if (previous?.kind === 'word' && previous.text === 'over') return collections(caret);
    if (previous?.kind === 'word' && (previous.text === 'in' || previous.text === 'not in'))
      return [...containers(caret), ...completeOperands('any', pieces, caret)];
    if (endsOperand(previous)) return operators(pieces, caret);
    const bracket = openBracket(pieces);
    if (bracket?.text === '[')
      return [
        ...completeIndex(pieces, bracket, caret),
        ...completeCompared(pieces, caret),
        ...completeOperands('any', pieces, caret),
      ];
    const call = bracket && pieces[pieces.indexOf(bracket) - 1];
    if (call?.text === 'rank' && previous?.text === ',') return rankWords(caret);
    return [...completeCompared(pieces, caret), ...completeOperands(bracket ? 'any' : expects, pieces, caret)];
  })();
  return drafts.map((one) => fitted({ ...one, replace }, caret));
};

/** Inside braces and brackets of YAML a comma or bracket ends a plain scalar: what holds one and is all of it goes in quotes. */
const fitted = (draft: Draft & { readonly replace: Span }, { flow, quote, place }: Caret): Draft => {
  const { insert, replace } = draft;
  const isAll = replace.start === place.start && replace.end === place.end;
  return flow && quote === undefined && isAll && /[,[\]{}]/.test(insert.replace(/\$\{\d+/g, '$'))
    ? { ...draft, insert: insert.includes('"') ? `'${insert.replaceAll("'", "''")}'` : `"${insert}"` }
    : draft;
};

/** The name or word around the caret. */
const wordAt = (caret: Caret): Span => {
  const part = /[\p{L}\p{Nl}\p{M}\p{Nd}_]*$/u.exec(caret.text.slice(0, caret.at))?.[0].length ?? 0;
  const rest = /^[\p{L}\p{Nl}\p{M}\p{Nd}_]*/u.exec(caret.text.slice(caret.at))?.[0].length ?? 0;
  return span(caret.offset - part, caret.offset + rest);
};

const endsOperand = (piece: Piece | undefined): boolean => {
  if (!piece) return false;
  if (piece.kind === 'name' || piece.kind === 'number' || piece.kind === 'date' || piece.kind === 'text') return true;
  if (piece.kind === 'sign') return piece.text === ')' || piece.text === ']';
  const word = piece.kind === 'word' ? WORDS.find((one) => one.en === piece.text) : undefined;
  return word !== undefined && (word.kind === 'variable' || word.en === 'true' || word.en === 'false');
};

/** The innermost bracket that is still open. */
const openBracket = (pieces: readonly Piece[]): Piece | undefined => {
  let closed = 0;
  for (const piece of pieces.toReversed()) {
    if (piece.kind !== 'sign') continue;
    if (piece.text === ')' || piece.text === ']') closed++;
    else if ((piece.text === '(' || piece.text === '[') && closed-- === 0) return piece;
  }
  return undefined;
};

/** What follows a value. */
const operators = (pieces: readonly Piece[], caret: Caret): readonly Draft[] => {
  const open = (word: string, closer: string): boolean => {
    const count = (one: string): number => pieces.filter((piece) => piece.kind === 'word' && piece.text === one).length;
    return count(word) > count(closer);
  };
  const inCall = openBracket(pieces)?.text === '(';
  const words = [
    ...(open('if', 'then') ? ['then'] : open('then', 'else') || inCall ? ['else'] : []),
    ...(inCall ? ['over', 'where'] : []),
    ...['and', 'or', 'in'],
  ];
  return words.flatMap((en, at) => {
    const word = WORDS.find((one) => one.en === en);
    return word ? [keyword(word, `0${at}`, caret)] : [];
  });
};

const collections = (caret: Caret): readonly Draft[] => [
  ...completeCollections({ ...caret, leaf: { ...caret.leaf, around: withoutKey(caret) } }),
  ...['units', 'peers'].map((one) => variable(one, caret)),
];

const withoutKey = ({ leaf }: Caret) => {
  return { ...leaf.around, under: undefined };
};

/** What `in` looks into, beside lists. */
const containers = (caret: Caret): readonly Draft[] => [
  ...(caret.symbols?.sets ?? []).map((set) => ({ ...axisDraft(set, caret), sort: '0' })),
  ...['units', 'peers', 'reporting'].map((one) => variable(one, caret)),
];

const rankWords = (caret: Caret): readonly Draft[] =>
  ['highest', 'lowest', 'all', 'group', 'shared', 'dense'].map((one, at) => ({
    ...variable(one, caret),
    kind: 'word',
    sort: `0${at}`,
  }));
