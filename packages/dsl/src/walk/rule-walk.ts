import type { Bilingual } from '../diagnostics/diagnostic.js';
import { CASE_KEYS } from '../document/schema.js';
import { BODY_KEYS, canonicalKey, isElse, isExtraKey, meantKey, SCORE_KEYS } from '../document/vocabulary.js';
import type { Expects, KeySpec, Keys, Shape } from '../methods/shape.js';
import type { MapNode, ScalarNode, SequenceNode, SourceNode } from '../yaml/node.js';
import {
  type Around,
  bandLabels,
  below,
  belowKey,
  caseLabel,
  EACH_LABEL,
  ELSE_LABEL,
  eachMemberLabel,
  lineLabel,
  named,
  numberLabel,
  overToo,
  tableKeyLabel,
} from './around.js';
import { Bodies } from './bodies.js';
import type { Leaf, MatrixSlot, Series, Slot } from './contents.js';
import { keysOfLines, LOOKUP_KEYS, NO_KEYS, WORD_LOOKUP_KEYS } from './form-keys.js';
import { byOf, cellBelow, gridAt } from './grids.js';
import { entriesOf, itemsOf, mapOf, textUnder, valueUnder } from './nodes.js';
import { COLLECTION_USE, type Domain, TEXT_USE, type Use } from './use.js';

/** Goes over what stands under a key in a form of its own; `owner` is the map that the key is in. */
export type Form = (walk: RuleWalk, value: SourceNode, owner: MapNode, around: Around) => void;
export type Forms = ReadonlyMap<KeySpec, Form>;

type ExpressionForm = { readonly expects: Expects; readonly words?: readonly string[] };
type LookupValue = (value: SourceNode, around: Around, isRest: boolean) => void;

/**
 * Goes over a rule file by the shapes of its keys, as `decode` reads it, and notes what each scalar is for. Takes a tree of any form:
 * what can't be read is left out, and where something is missing that is noted.
 */
export class RuleWalk {
  readonly leaves: Leaf[] = [];
  readonly slots: Slot[] = [];
  readonly matrices: MatrixSlot[] = [];
  readonly series: Series[] = [];
  readonly bodies = new Bodies();
  readonly #forms: Forms;
  readonly #only: ReadonlySet<SourceNode> | undefined;

  /** `only`: all else is passed over, so that what is said of these nodes is found fast; the ids of items may not be right then. */
  constructor(forms: Forms, only?: ReadonlySet<SourceNode>) {
    this.#forms = forms;
    this.#only = only;
  }

  /** A scalar that is no value: a key, a name, what stands where something else should. */
  leaf(node: SourceNode, use: Use, around: Around, map?: MapNode): void {
    if (node.kind === 'scalar' && !this.#passes(node)) this.leaves.push({ node, use, around, map });
  }

  slot(node: SourceNode, use: Use, around: Around): void {
    if (node.kind === 'sequence' || (node.kind === 'scalar' && node.style !== 'null'))
      this.slots.push({ node, use, around });
  }

  value(node: SourceNode, use: Use, around: Around, map?: MapNode): void {
    this.leaf(node, use, around, map);
    this.slot(node, use, around);
  }

  /** A list, which may stand without brackets: said as a whole, each of its items for something. */
  list(node: SourceNode, use: Use, around: Around, map?: MapNode): void {
    for (const one of itemsOf(node)) this.leaf(one, use, around, map);
    this.slot(node, use, around);
  }

  /** The known keys of a map, in the order of the file. */
  keys(node: SourceNode, keys: Keys, outer: Around): void {
    if (this.#passes(node)) return;
    if (node.kind === 'scalar') this.leaf(node, { kind: 'wants-keys', keys }, outer);
    if (node.kind !== 'map') return;
    const source = textUnder(node, 'source', keys) ?? textUnder(node, 'clause', keys);
    const around = source === undefined ? outer : { ...outer, source };
    const over = keys.over?.shape.kind === 'name' ? textUnder(node, 'over', keys) : undefined;
    for (const { key, value } of node.entries) {
      if (this.#passes(key) && this.#passes(value)) continue;
      const written = canonicalKey(key.text, keys);
      this.leaf(key, { kind: 'key', keys, name: written }, around, node);
      const name = written ?? meantKey(key.text, keys, node);
      const spec = name === undefined ? undefined : keys[name];
      if (name === undefined || !spec) continue;
      const inner = belowKey(around, name, spec);
      this.under(spec, value, node, spec.inside ? overToo(inner, over) : inner);
    }
  }

  /** What stands under a key. */
  under(spec: KeySpec, value: SourceNode, owner: MapNode, around: Around): void {
    const form = this.#forms.get(spec);
    if (form) form(this, value, owner, around);
    else this.shape(value, spec.shape, around, owner);
  }

  shape(node: SourceNode, shape: Shape, around: Around, map?: MapNode): void {
    switch (shape.kind) {
      case 'expression':
        this.expression(node, shape, around, map);
        break;
      case 'coefficient':
        this.coefficient(node, shape, around, map);
        break;
      case 'word':
        this.word(node, shape.words, around, map);
        break;
      case 'name':
        this.value(node, shape.of === 'field' ? { kind: 'points-field' } : COLLECTION_USE, around, map);
        break;
      case 'text':
        this.value(node, TEXT_USE, around, map);
        break;
      case 'object':
        this.keys(node, shape.keys, around);
        break;
      case 'lines':
        this.keys(node, keysOfLines(node, shape), around);
        break;
      case 'sequence':
        if (shape.of.kind === 'text') this.list(node, TEXT_USE, around, map);
        else this.#lines(node, shape.of, around, map);
        break;
      case 'bands':
        this.#bands(node, around);
        break;
      case 'body':
        this.body(node, SCORE_KEYS, around, around.path.join('/'), EACH_LABEL);
        break;
      case 'items':
        if (node.kind === 'scalar') this.leaf(node, { kind: 'wants-list', of: 'items' }, around, map);
        else for (const one of itemsOf(node)) this.#item(one, around);
        break;
      case 'cases':
        if (node.kind === 'scalar') this.leaf(node, { kind: 'wants-list', of: 'cases' }, around, map);
        else for (const [at, one] of this.#series(node, around).entries()) this.#case(one, at + 1, around);
        break;
      case 'map':
        for (const { key, value } of entriesOf(node))
          this.shape(value, shape.of, below(around, key.text, named(key.text)), mapOf(node));
        break;
      case 'node':
        // Read by the form of its key.
        break;
    }
  }

  expression(node: SourceNode, form: ExpressionForm, around: Around, map?: MapNode, isTable = false): void {
    if (node.kind !== 'scalar') return;
    const use: Use = {
      kind: 'expression',
      expects: form.expects,
      words: form.words ?? [],
      table: isTable,
      gives: givenBy(around),
    };
    this.value(node, use, form.expects === 'points' ? { ...around, unit: '分' } : around, map);
  }

  /** An expression, a list of literals, or a table of these by some key; `keys`: those that such a table may have. */
  coefficient(node: SourceNode, form: ExpressionForm, around: Around, map?: MapNode, keys: Keys = LOOKUP_KEYS): void {
    if (this.#passes(node)) return;
    if (node.kind === 'scalar') this.expression(node, form, around, map, true);
    else if (node.kind === 'sequence') this.#literals(node, around);
    else {
      const grid = gridAt(node, around);
      if (grid) this.matrices.push(grid);
      this.#lookup(node, keys, around, grid, (value, inner, isRest) =>
        this.coefficient(value, { expects: form.expects, words: isRest ? ['none'] : [] }, inner, node),
      );
    }
  }

  /** A word, or one for each choice of a reading. */
  word(node: SourceNode, words: readonly string[], around: Around, map?: MapNode, structure?: true): void {
    if (node.kind === 'map')
      this.#lookup(node, WORD_LOOKUP_KEYS, around, undefined, (value, inner) => this.word(value, words, inner, node));
    else this.value(node, { kind: 'word', words, ...(structure ? { structure } : {}) }, around, map);
  }

  /** An item or what something is scored by: inside `items`, its set is gone over. */
  body(node: SourceNode, keys: Keys, around: Around, id: string, label: Bilingual): void {
    if (this.#passes(node)) return;
    if (node.kind !== 'map') {
      this.keys(node, keys, around);
      return;
    }
    const body = this.bodies.open(node, keys, { id, label, itemPath: around.itemPath }, around.body);
    this.keys(node, keys, overToo({ ...around, section: 'item', body }, textUnder(node, 'items', keys)));
  }

  #passes(node: SourceNode): boolean {
    return this.#only !== undefined && !this.#only.has(node);
  }

  /** A table `by` something: its keys are the texts of what it goes by. */
  #lookup(node: MapNode, keys: Keys, around: Around, grid: MatrixSlot | undefined, each: LookupValue): void {
    const byNode = node.entries.find(({ key }) => isExtraKey(key.text, 'by'))?.value;
    const by = byNode?.kind === 'scalar' ? byNode : undefined;
    const axis = byOf(node);
    for (const { key, value } of node.entries) {
      if (isExtraKey(key.text, 'by')) {
        this.leaf(key, { kind: 'key', keys, name: 'by' }, around, node);
        this.value(value, { kind: 'by' }, below(around, 'by'), node);
        continue;
      }
      const isRest = 'else' in keys && isElse(key.text);
      const use: Use = isRest ? { kind: 'key', keys, name: 'else' } : { kind: 'table-key', by, keys, table: node.span };
      this.leaf(key, use, around, node);
      const inner = below(around, isRest ? 'else' : key.text, isRest ? ELSE_LABEL : tableKeyLabel(axis, key.text));
      const cell = cellBelow(around, key.text, grid);
      each(value, cell ? { ...inner, cell } : inner, isRest);
    }
  }

  /** A list with a number in it is told apart by its members, one of texts is said as a whole. */
  #literals(node: SequenceNode, around: Around): void {
    const use: Use = { kind: 'literal', of: givenBy(around) ?? '' };
    if (!node.items.some((one) => one.kind === 'scalar' && one.style === 'plain' && /^[-+]?\d/.test(one.text)))
      this.list(node, use, around);
    else
      this.#series(node, around).forEach((one, at) => {
        this.value(one, use, below(around, String(at + 1), numberLabel(at + 1)));
      });
  }

  /** The items of a list; a single one may stand without it. */
  #series(node: SourceNode, around: Around): readonly SourceNode[] {
    const items = itemsOf(node);
    this.series.push({ node, count: items.length, around });
    return items;
  }

  #lines(node: SourceNode, of: Shape, around: Around, map?: MapNode): void {
    const items = this.#series(node, around);
    items.forEach((one, at) => {
      this.shape(one, of, below(around, String(at + 1), items.length > 1 ? lineLabel(at + 1) : undefined), map);
    });
  }

  /** Bands go by their place: what they say may be edited. */
  #bands(node: SourceNode, around: Around): void {
    if (node.kind === 'scalar') this.leaf(node, { kind: 'wants-keys', keys: NO_KEYS }, around);
    if (node.kind !== 'map') return;
    const { entries } = node;
    this.series.push({ node, count: entries.length, around });
    // The words for the method and its key say no more than the band does.
    const outer = around.labels.slice(0, -2);
    entries.forEach(({ key, value }, at) => {
      const isRest = isElse(key.text);
      const step = below(around, isRest ? 'else' : String(at + 1));
      const labels = bandLabels(key.text, isRest);
      const use: Use = { kind: 'band', others: textsBeside(entries, key) };
      this.leaf(key, use, around, node);
      if (!isRest) this.slot(key, use, { ...below(step, 'bound'), labels: [...outer, labels.bound] });
      this.coefficient(value, { expects: 'points' }, { ...step, labels: [...outer, labels.points] }, node);
    });
  }

  #item(node: SourceNode, around: Around): void {
    const name = textUnder(node, 'item', BODY_KEYS);
    const set = textUnder(node, 'items', BODY_KEYS);
    const parent = around.body;
    const shown = name ?? set ?? `~${(parent?.children.length ?? 0) + 1}`;
    const id = this.bodies.unique(`${parent?.id ?? 'score'}/${escaped(shown)}`);
    const inner: Around = { ...around, path: id.split('/'), labels: [], itemPath: [...around.itemPath, shown] };
    this.body(node, BODY_KEYS, inner, id, name === undefined ? eachMemberLabel(set) : named(name));
  }

  #case(node: SourceNode, number: number, around: Around): void {
    const when = valueUnder(node, 'when', CASE_KEYS);
    const label = caseLabel(number, when?.kind === 'scalar' && isElse(when.text));
    const inner = { ...below(around, String(number)), labels: [...around.labels.slice(0, -1), label] };
    this.body(node, CASE_KEYS, inner, inner.path.join('/'), label);
  }
}

/** What has the value of what stands in the declaration of a name. */
const givenBy = ({ section, path }: Around): Domain | undefined =>
  section === 'coefficient' || section === 'value' || section === 'function'
    ? `${section}:${path[1] ?? ''}`
    : undefined;

const textsBeside = (entries: MapNode['entries'], key: ScalarNode): readonly string[] =>
  entries.flatMap((one) => (one.key === key ? [] : [one.key.text]));

/** The two separators of ids can't stand in a name of one. */
const escaped = (step: string): string => step.replaceAll('/', '／');
