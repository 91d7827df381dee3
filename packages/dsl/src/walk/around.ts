import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { KeySpec } from '../methods/shape.js';
import type { BodySlot } from './bodies.js';

/** The part of a rule file that something stands in. */
export type Section =
  | 'item'
  | 'coefficient'
  | 'value'
  | 'function'
  | 'field'
  | 'check'
  | 'table'
  | 'ranking'
  | 'reading'
  | 'other';

/** Where something stands. All fields are always there: thousands are made at once, and alike they are made fast. */
export interface Around {
  readonly section: Section;
  /** Names and keys (in English) from the root. */
  readonly path: readonly string[];
  /** What it is called within its item or declaration. */
  readonly labels: readonly Bilingual[];
  /** The names of the items around, the innermost last. */
  readonly itemPath: readonly string[];
  /** The item, inner score or case around. */
  readonly body: BodySlot | undefined;
  /** The nearest clause. */
  readonly source: string | undefined;
  /** The unit of measure of a number here. */
  readonly unit: string | undefined;
  readonly cell: Cell | undefined;
  /** The nearest key of the language that it stands under. */
  readonly under: Under | undefined;
  /** The sets, tables and lists gone over, outermost first. */
  readonly over: readonly string[];
  /** What is put in place where it is used, so that it sees what is gone over there. */
  readonly inside: { readonly kind: 'function' | 'coefficient' | 'class'; readonly name: string } | undefined;
}

export interface Under {
  readonly name: string;
  readonly spec: KeySpec;
}

/** Where a value stands in a matrix. */
export interface Cell {
  readonly name: string;
  readonly row: string;
  readonly column: string;
}

export const TOP: Around = {
  section: 'other',
  path: [],
  labels: [],
  itemPath: [],
  body: undefined,
  source: undefined,
  unit: undefined,
  cell: undefined,
  under: undefined,
  over: [],
  inside: undefined,
};

/** One step further down. */
export const below = (around: Around, step: string, label?: Bilingual, under = around.under): Around => ({
  section: around.section,
  path: around.path.concat(step),
  labels: label ? around.labels.concat(label) : around.labels,
  itemPath: around.itemPath,
  body: around.body,
  source: around.source,
  unit: around.unit,
  cell: around.cell,
  under,
  over: around.over,
  inside: around.inside,
});

/** Below a key of the language. */
export const belowKey = (around: Around, name: string, spec: KeySpec): Around => {
  let known = keysKnown.get(spec);
  if (known?.under.name !== name) {
    known = { under: { name, spec }, label: keyLabel(name, spec) };
    keysKnown.set(spec, known);
  }
  return below(around, name, known.label, known.under);
};

const keysKnown = new WeakMap<KeySpec, { readonly under: Under; readonly label: Bilingual | undefined }>();

/** Below the name of a declaration, with which labels begin. */
export const declared = (around: Around, name: string, section: Section, inside = around.inside): Around => ({
  ...around,
  section,
  path: [...around.path, name],
  labels: [named(name)],
  inside,
});

/** Without the word for the nearest key. */
export const unlabelled = (around: Around): Around => ({ ...around, labels: around.labels.slice(0, -1) });

export const overToo = (around: Around, name: string | undefined): Around =>
  name === undefined ? around : { ...around, over: [...around.over, name] };

/** A name of the rule's own, the same in both languages. */
export const named = (text: string): Bilingual => ({ zh: text, en: text });

export const ELSE_LABEL: Bilingual = { zh: '其余', en: 'all else' };
export const SCORE_LABEL: Bilingual = { zh: '总分', en: 'the score' };
export const EACH_LABEL: Bilingual = { zh: '每一个', en: 'each one' };

export const eachMemberLabel = (set: string | undefined): Bilingual =>
  set === undefined ? { zh: '未命名的项目', en: 'an item without a name' } : { zh: `每个${set}`, en: `each ${set}` };

export const lineLabel = (number: number): Bilingual => ({ zh: `第 ${number} 行`, en: `line ${number}` });
export const numberLabel = (number: number): Bilingual => ({ zh: `第 ${number} 个`, en: `number ${number}` });

export const caseLabel = (number: number, isRest: boolean): Bilingual =>
  isRest ? { zh: '其余情形', en: 'all other cases' } : { zh: `情形 ${number}`, en: `case ${number}` };

/** The bound of a band and what it is worth. */
export const bandLabels = (key: string, isRest: boolean): { readonly bound: Bilingual; readonly points: Bilingual } => {
  const band = spaced(key);
  return {
    bound: { zh: `区间 ${band} 的界限`, en: `bound of the band ${band}` },
    points: isRest
      ? { zh: '其余区间的分值', en: 'points of all other bands' }
      : { zh: `区间 ${band} 的分值`, en: `points of the band ${band}` },
  };
};

/** `>= 90%,<100%` as people write it. */
const spaced = (band: string): string =>
  band
    .replace(/>=|≧|⩾|＞＝/g, '≥')
    .replace(/<=|≦|⩽|＜＝/g, '≤')
    .trim();

/** A key as it is called in either language; one that is a single character says little by itself, so what it means stands for it. */
const keyLabel = (name: string, { zh, note }: KeySpec): Bilingual | undefined => {
  if (name === 'lines') return undefined;
  if (zh.length > 1) return { zh, en: name.replaceAll('_', ' ') };
  return { zh: note.zh.split(/[；：，]/)[0] ?? zh, en: note.en.split(/[;:,]/)[0] ?? name };
};

/** A key of a table or matrix, as it is called: `3-5` by months is months 3 to 5. */
export const tableKeyLabel = (by: string | undefined, key: string): Bilingual => {
  if (by === 'month') return { zh: `${key} 月`, en: `month ${key}` };
  if (by === 'quarter') return { zh: `${key} 季度`, en: `quarter ${key}` };
  return named(key);
};
