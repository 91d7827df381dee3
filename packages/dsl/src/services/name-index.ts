import type { Analysis } from '../analyze.js';
import { DiagnosticBag } from '../diagnostics/bag.js';
import { splitKeys } from '../document/decode.js';
import { keyName } from '../document/vocabulary.js';
import type { Expression } from '../expression/ast.js';
import { parsedExpression, parseSignature } from '../expression/parse.js';
import { wordOf } from '../expression/words.js';
import type { Symbols } from '../resolve/symbols.js';
import type { Leaf } from '../walk/contents.js';
import type { Use } from '../walk/use.js';
import { leavesOf } from '../walk/walk-rule.js';
import type { ScalarNode } from '../yaml/node.js';
import { ExpressionNames, kindOf } from './expression-names.js';
import { itemAxesOf } from './item-axes.js';
import { type NamedThing, type Occurrence, Occurrences, partAt, whole } from './occurrence.js';
import { axisNamed, lineage, pathOf, type Scope, scopeAround } from './scope.js';

/** All places of a rule where something is named. */
export interface NameIndex {
  readonly things: readonly NamedThing[];
  /** In the order of the file; none overlaps another. */
  readonly occurrences: readonly Occurrence[];
}

const known = new WeakMap<Analysis, NameIndex>();

/** Where everything is declared and used; made once for an analysis. */
export const nameIndexOf = (analysis: Analysis): NameIndex => {
  const before = known.get(analysis);
  if (before) return before;
  const made = analysis.symbols ? new Indexer(analysis, analysis.symbols).index() : { things: [], occurrences: [] };
  known.set(analysis, made);
  return made;
};

/** What is named at an offset, the end of a name included. */
export const occurrenceAt = (analysis: Analysis, offset: number): Occurrence | undefined => {
  const { occurrences } = nameIndexOf(analysis);
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occurrences[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const [first, second] = [occurrences[low], occurrences[low + 1]];
  // Between two that touch, the one that begins here.
  if (first?.span.end === offset && second?.span.start === offset) return second;
  return first && first.span.start <= offset ? first : undefined;
};

/** How many times the bodies of functions and coefficients are looked at from where they are used. */
const MOST_ENTRIES = 20_000;

class Indexer {
  readonly #found = new Occurrences();
  readonly #leaves: readonly Leaf[];
  /** What is put in place where it is used, by kind and name. */
  readonly #bodies = new Map<string, Leaf[]>();
  readonly #entered = new Set<string>();
  readonly #names: ExpressionNames;
  #depth = 0;

  constructor(
    private readonly analysis: Analysis,
    private readonly symbols: Symbols,
  ) {
    this.#leaves = leavesOf(analysis);
    for (const leaf of this.#leaves) {
      const { inside } = leaf.around;
      if (inside) pushTo(this.#bodies, `${inside.kind} ${inside.name}`, leaf);
    }
    this.#names = new ExpressionNames(symbols, this.#found, {
      enter: (kind, name, scope) => this.#enter(kind, name, scope),
      itemAxes: itemAxesOf(analysis),
    });
  }

  index(): NameIndex {
    this.#relateDomains();
    for (const leaf of this.#leaves)
      if (!leaf.around.inside || !SEES_CALLERS.has(leaf.use.kind))
        this.#leaf(leaf, scopeAround(leaf.around, this.symbols));
    // What is never used is looked at by itself.
    for (const [key, leaves] of this.#bodies)
      if (![...this.#entered].some((one) => one.startsWith(`${key} `) || one === key))
        for (const leaf of leaves)
          if (SEES_CALLERS.has(leaf.use.kind)) this.#leaf(leaf, scopeAround(leaf.around, this.symbols));
    const things = this.#found.settle((name) => this.symbols.names.get(name)?.kind === 'item');
    const occurrences = things.flatMap((one) => one.occurrences).sort((a, b) => a.span.start - b.span.start);
    return { things, occurrences };
  }

  /** Domains that share their texts by declaration. */
  #relateDomains(): void {
    const { domains } = this.#found;
    for (const set of this.symbols.sets) {
      if (set.from) domains.union(`set:${set.name}`, `set:${set.from.name}`);
      for (const { name, type } of set.columns.values()) {
        const element = type.kind === 'list' ? type.element : type;
        if (element.kind === 'text' && element.members === this.symbols.unitNames)
          domains.union('units', `column:${set.name}.${name}`);
      }
    }
  }

  /** Looks at a body from where it is used, once for each view that it has from there. */
  #enter(kind: 'function' | 'coefficient' | 'class', name: string, scope: Scope): void {
    const key = `${kind} ${name}`;
    const view = [
      key,
      ...scope.axes.map((axis) => (axis.kind === 'field' ? pathOf(axis) : axis.name)),
      ...(kind === 'function'
        ? [...scope.parameters].map(([one, argument]) => `${one}=${viewOf(argument.expression)}`)
        : []),
    ].join(' ');
    if (this.#entered.has(view) || this.#entered.size > MOST_ENTRIES || this.#depth > 50) return;
    this.#entered.add(view);
    this.#depth++;
    const own = kind === 'function' ? scope : { axes: scope.axes, parameters: new Map() };
    for (const leaf of this.#bodies.get(key) ?? []) if (SEES_CALLERS.has(leaf.use.kind)) this.#leaf(leaf, own);
    this.#depth--;
  }

  #leaf(leaf: Leaf, scope: Scope): void {
    const { node, use } = leaf;
    const place = { node, part: whole(node), writing: 'text' as const, declares: 'declares' in use && use.declares };
    if (node.style === 'null') return;
    switch (use.kind) {
      case 'name':
        this.#name(node.text, use, leaf, place);
        break;
      case 'signature':
        this.#signature(node);
        break;
      case 'column':
        this.#column(node.text, use.of, place);
        break;
      case 'record-field':
        this.#found.note({ kind: 'record-field', name: node.text, of: use.list }, { ...place, declares: true });
        break;
      case 'member':
      case 'literal':
        this.#found.noteMember(node.text, use.of, place);
        break;
      case 'unit-or-set':
        this.#unitOrSet(node, use.of, place);
        break;
      case 'by':
        this.#names.name({ name: keyName(node.text), span: node.span }, node, scope);
        break;
      case 'points-field':
        this.#names.name({ name: node.text, span: node.span }, node, scope);
        break;
      case 'table-key':
        this.#tableKey(node, use.by, scope);
        break;
      case 'expression': {
        const expression = parsedExpression(node);
        const domain = expression && this.#names.resolve(expression, node, scope);
        if (domain !== undefined && use.gives !== undefined) this.#found.domains.union(use.gives, domain);
        break;
      }
      case 'text':
        if (use.template) this.#template(node, scope);
        break;
      default:
        break;
    }
  }

  #name(
    name: string,
    use: Extract<Use, { kind: 'name' }>,
    leaf: Leaf,
    place: Parameters<Occurrences['note']>[1],
  ): void {
    if (use.what === 'collection') {
      const axis = axisNamed(name, scopeAround(leaf.around, this.symbols).axes, this.symbols);
      const { domains } = this.#found;
      if (use.shares !== undefined) domains.union(wordOf(name)?.en === 'units' ? 'units' : `set:${name}`, use.shares);
      if (!axis) return;
      if (axis.kind === 'field' && axis.list)
        this.#found.note({ kind: 'record-field', name, of: pathOf(axis.list) }, place);
      else this.#found.note({ kind: kindOf(axis), name, of: '' }, place);
      return;
    }
    const symbol = this.symbols.names.get(name);
    if (symbol) this.#found.note({ kind: kindOf(symbol), name, of: '' }, place);
  }

  #signature(node: ScalarNode): void {
    const signature = parseSignature(node, this.analysis.file, new DiagnosticBag());
    if (!signature) return;
    const at = { node, writing: 'text' as const, declares: true };
    const { name } = signature;
    this.#found.note({ kind: 'function', name, of: '' }, { ...at, part: partAt(node, signature.nameSpan) });
    for (const one of signature.parameters)
      this.#found.note({ kind: 'parameter', name: one.name, of: name }, { ...at, part: partAt(node, one.span) });
  }

  #column(name: string, of: string, place: Parameters<Occurrences['note']>[1]): void {
    let set = this.symbols.sets.find((one) => one.name === of);
    while (set && !set.columns.has(name)) set = set.from;
    if (set) this.#found.note({ kind: 'column', name, of: set.name }, place);
  }

  #unitOrSet({ text }: ScalarNode, of: string, place: Parameters<Occurrences['note']>[1]): void {
    const set = this.symbols.names.get(text);
    const { domains } = this.#found;
    if (set?.kind === 'set') {
      this.#found.note({ kind: kindOf(set), name: text, of: '' }, place);
      domains.union(of, `set:${text}`);
    } else this.#found.noteMember(text, of, place);
  }

  #tableKey(node: ScalarNode, by: ScalarNode | undefined, scope: Scope): void {
    const domain = by && this.#names.name({ name: keyName(by.text), span: by.span }, by, scope);
    if (domain === undefined) return;
    for (const { text, span } of splitKeys(node))
      this.#found.noteMember(text, domain, { node, part: partAt(node, span), writing: 'text', declares: false });
  }

  /** `{column}` and `{SET}` in a clause. */
  #template(node: ScalarNode, scope: Scope): void {
    if (scope.axes.length === 0) return;
    for (const match of node.text.matchAll(/\{([^{}]+)\}/g)) {
      const [, name = ''] = match;
      const part = { start: match.index + 1, end: match.index + 1 + name.length };
      const place = { node, part, writing: 'template' as const, declares: false };
      const sets = scope.axes
        .filter((one) => one.kind === 'set')
        .toReversed()
        .flatMap(lineage);
      const table = sets.find((one) => one.columns.has(name));
      const set = sets.find((one) => one.name === name);
      if (table) this.#found.note({ kind: 'column', name, of: table.name }, place);
      else if (set) this.#found.note({ kind: kindOf(set), name, of: '' }, place);
    }
  }
}

/** Uses that look at the loops around the place where a body is used. */
const SEES_CALLERS: ReadonlySet<Use['kind']> = new Set(['expression', 'by', 'table-key']);

/** What of an argument matters to the body of a function: the name that it goes over or takes members of. */
const viewOf = (expression: Expression | undefined): string => (expression?.kind === 'name' ? expression.name : '');

const pushTo = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};
