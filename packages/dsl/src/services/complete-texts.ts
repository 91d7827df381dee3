import type { Expression } from '../expression/ast.js';
import { isIdentifier } from '../expression/characters.js';
import type { Piece } from '../expression/pieces.js';
import { span } from '../source/span.js';
import type { Caret } from './caret.js';
import { domainNamed, textsOf } from './complete-names.js';
import { type Draft, same } from './completion-item.js';
import { itemAxesOf } from './item-axes.js';
import { scopeAround, setsOf } from './scope.js';

/** The members by which something is taken apart: `进度[`. */
export const completeIndex = (pieces: readonly Piece[], bracket: Piece, caret: Caret): readonly Draft[] => {
  const { symbols } = caret;
  const object = pieces[pieces.indexOf(bracket) - 1];
  if (!symbols || object?.kind !== 'name') return [];
  const name: Expression = { kind: 'name', name: object.text, span: span(object.start, object.end) };
  const scope = scopeAround(caret.leaf.around, symbols);
  return setsOf(name, scope, symbols, itemAxesOf(caret.known)).flatMap((set) =>
    set.members.map((member, at) => ({
      label: member,
      kind: 'member' as const,
      insert: isIdentifier(member) ? member : quoted(member, caret),
      detail: same(set.name),
      sort: `0${String(at).padStart(3, '0')}`,
    })),
  );
};

/** A text of the expression, in quotes that the scalar around does not have. */
const quoted = (text: string, { quote }: Caret): string =>
  quote === "'" ? `"${text.replaceAll('"', '""')}"` : `'${text.replaceAll("'", "''")}'`;

const INS: ReadonlySet<string> = new Set(['in', 'not in']);

/** What stands before a comparison: `类型 = `, `类型 in [`. */
const comparedName = (pieces: readonly Piece[]): string | undefined => {
  let at = pieces.length - 1;
  if (pieces[at]?.text === '[' || pieces[at]?.text === ',')
    while (at >= 0 && !(pieces[at]?.kind === 'word' && INS.has(pieces[at]?.text ?? ''))) {
      if (!['text', 'sign'].includes(pieces[at]?.kind ?? '')) return undefined;
      at--;
    }
  const sign = pieces[at];
  if (!sign || !['=', '!=', 'in', 'not in'].includes(sign.text)) return undefined;
  let left = pieces[at - 1];
  // `X[member]`
  if (left?.text === ']') {
    while (at >= 0 && pieces[at]?.text !== '[') at--;
    left = pieces[at - 1];
  }
  return left?.kind === 'name' || left?.kind === 'word' ? left.text : undefined;
};

/** The texts that something can be, behind `=`. */
export const completeCompared = (pieces: readonly Piece[], caret: Caret): readonly Draft[] => {
  const name = comparedName(pieces);
  const domain = name === undefined ? undefined : domainNamed(name, caret);
  if (domain === undefined || !caret.symbols) return [];
  return textsOf(domain, caret.symbols).map(({ text, kind }, at) => ({
    label: text,
    kind,
    insert: quoted(text, caret),
    sort: `0${String(at).padStart(3, '0')}`,
  }));
};

/** Inside quotes that are not closed yet. */
export const completeText = (pieces: readonly Piece[], open: Piece, caret: Caret): readonly Draft[] => {
  const name = comparedName(pieces);
  const domain = name === undefined ? undefined : domainNamed(name, caret);
  if (domain === undefined || !caret.symbols) return [];
  const start = caret.offset - (caret.at - open.start - 1);
  const mark = caret.text.charAt(open.start);
  const rest = caret.text.slice(caret.at).split(mark)[0] ?? '';
  const closed = caret.text.slice(caret.at).includes(mark);
  return textsOf(domain, caret.symbols).map(({ text, kind }, at) => ({
    label: text,
    kind,
    insert: closed ? text : `${text}${mark}`,
    replace: span(start, closed ? caret.offset + rest.length : caret.offset),
    sort: `0${String(at).padStart(3, '0')}`,
  }));
};
