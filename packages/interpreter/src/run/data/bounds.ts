import {
  type Bilingual,
  type CheckedRule,
  Exact,
  type FieldBounds,
  type FieldInfo,
  type Index,
  type Label,
  type Term,
} from '@zhunsheng/dsl';
import { cellIndex } from './bad.js';
import type { Columns } from './columns.js';
import { CellFrame, FieldTerm } from './field-term.js';
import { cellName, type Given, type Owner } from './owners.js';
import { brief, type DataReporter, hinting, label, say } from './reporter.js';

interface Kind {
  readonly key: keyof FieldBounds;
  readonly crosses: (value: Exact, bound: Exact) => boolean;
  readonly must: Bilingual;
}

const KINDS: readonly Kind[] = [
  { key: 'min', crosses: (value, bound) => value.lessThan(bound), must: say('不能小于', 'must not be below') },
  { key: 'above', crosses: (value, bound) => value.lessOrEqual(bound), must: say('必须大于', 'must be above') },
  { key: 'max', crosses: (value, bound) => value.greaterThan(bound), must: say('不能大于', 'must not be above') },
  { key: 'atMost', crosses: (value, bound) => value.greaterThan(bound), must: say('不能超过', 'must not exceed') },
];

interface Bound extends Kind {
  /** Without one, the bound is 0: that of points. */
  readonly term?: FieldTerm;
  readonly constant?: Exact;
}

/** Holds every number that is given against the bounds of its field. */
export const checkBounds = (rule: CheckedRule, columns: Columns, reporter: DataReporter): void => {
  for (const field of columns.names.all) {
    const bounds = boundsOf(field, columns);
    if (bounds.length === 0) continue;
    const frame = new CellFrame(columns.run, field);
    const members = field.per?.members.length ?? 1;
    for (const owner of columns.owners(field)) {
      for (let member = 0; member < members; member++) {
        const cell = cellIndex(field, owner, member);
        const given = columns.source(field, cell);
        const value = columns.value(field, cell);
        if (given && value instanceof Exact)
          checkCell({ field, owner, member, given, value }, bounds, frame, rule, columns, reporter);
      }
    }
  }
};

const boundsOf = (field: FieldInfo, columns: Columns): readonly Bound[] =>
  KINDS.flatMap((kind): Bound[] => {
    const term = field.bounds[kind.key];
    if (!term) return kind.key === 'min' && field.type === 'points' ? [{ ...kind, constant: Exact.ZERO }] : [];
    const constant = term.op === 'constant' && term.value instanceof Exact ? term.value : undefined;
    return [{ ...kind, term: new FieldTerm(term, field, columns.bad), ...(constant ? { constant } : {}) }];
  });

interface Cell {
  readonly field: FieldInfo;
  readonly owner: Owner;
  readonly member: number;
  readonly given: Given;
  readonly value: Exact;
}

/** Reports the first bound that a cell crosses. One that has no value here does not bind. */
const checkCell = (
  cell: Cell,
  bounds: readonly Bound[],
  frame: CellFrame,
  rule: CheckedRule,
  columns: Columns,
  reporter: DataReporter,
): void => {
  for (const bound of bounds) {
    const limit = bound.constant ?? limitOf(bound, cell, frame);
    if (!limit || !bound.crosses(cell.value, limit)) continue;
    const name = cellName(cell.owner, cell.field, cell.field.per?.members[cell.member]);
    const than = limitText(bound.term?.term, limit, cell.field, rule);
    const written = cell.given.value.kind === 'scalar' ? brief(cell.given.value.text) : '';
    const because = bound.term ? [limitPlace(bound.term.term, cell, rule, columns)] : [];
    reporter.report(
      'out-of-bounds',
      cell.given.file,
      cell.given.value.span,
      say(
        `${name.zh} 是 ${written}，${bound.must.zh} ${than.zh}`,
        `${name.en} is ${written} and ${bound.must.en} ${than.en}`,
      ),
      {
        ...hinting(percentHint(cell, limit)),
        secondary: because,
      },
    );
    return;
  }
};

const limitOf = ({ term }: Bound, { owner, member }: Cell, frame: CellFrame): Exact | undefined => {
  if (!term || term.isDoubtful(owner, member)) return undefined;
  const value = term.value(frame.at(owner, member));
  return value instanceof Exact ? value : undefined;
};

/** The limit as a message shows it: by its name where it has one, and its figure. */
const limitText = (term: Term | undefined, limit: Exact, field: FieldInfo, rule: CheckedRule): Bilingual => {
  const figure = field.type === 'percent' ? limit.toPercent(9) : limit.toDecimal(9);
  const source = term && term.op !== 'constant' && term.op !== 'lookup' ? brief(rule.file.slice(term.span)) : '';
  return source === '' ? say(figure, figure) : say(`${source} ${figure}`, `\`${source}\`, which is ${figure}`);
};

/** Where the limit comes from: the field that gives it in the data, else the rule. */
const limitPlace = (term: Term, cell: Cell, rule: CheckedRule, columns: Columns): Label => {
  const source =
    term.op === 'field' ? columns.source(term.field, limitCell(term.field, term.at.at(-1), cell)) : undefined;
  if (term.op === 'field' && source)
    return label(source.file, source.value.span, `${term.field.name} 写在这里`, `\`${term.field.name}\` is here`);
  return label(rule.file, term.span, '规则在这里规定', 'the rule says so here');
};

/** The cell of another field that a cell's limit is read from. */
const limitCell = (field: FieldInfo, index: Index | undefined, { field: own, owner, member }: Cell): number => {
  if (field.list !== own.list && field.list) return -1;
  const row = field.list ? owner.index : field.common ? 0 : owner.unit;
  if (!field.per) return row;
  if (index?.kind === 'dynamic') return -1;
  return row * field.per.members.length + (index?.kind === 'fixed' ? index.member : member);
};

/** 85 for 85% is the usual slip. */
const percentHint = ({ field, value, given }: Cell, limit: Exact): Bilingual | undefined => {
  if (field.type !== 'percent' || given.value.kind !== 'scalar' || given.value.text.endsWith('%')) return undefined;
  const { text } = given.value;
  const meant = value.div(Exact.HUNDRED);
  if (value.lessOrEqual(Exact.ONE) || meant.greaterThan(limit)) return undefined;
  return say(
    `${text}% 写成 ${meant.toDecimal(9)} 或 "${text}%"`,
    `write ${text}% as ${meant.toDecimal(9)} or "${text}%"`,
  );
};
