import type {
  AggregateExpression,
  CallExpression,
  Expression,
  IndexExpression,
  NameReference,
} from '../expression/ast.js';
import { children } from '../expression/visit.js';
import { wordOf } from '../expression/words.js';
import type { RuleSymbol, Symbols } from '../resolve/symbols.js';
import type { FieldInfo, SetInfo } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import type { Domain } from '../walk/use.js';
import type { ScalarNode } from '../yaml/node.js';
import { type Occurrences, partAt } from './occurrence.js';
import { axisNamed, localNamed, pathOf, type Scope, setsOf, within } from './scope.js';

/** What is put in place where it is named: its expressions, each to be looked at from there. */
export interface Bodies {
  /** Looks at the body of a function, coefficient or class from where it is used. */
  enter(kind: 'function' | 'coefficient' | 'class', name: string, scope: Scope): void;
  /** The sets gone over around each item. */
  readonly itemAxes: ReadonlyMap<string, readonly string[]>;
}

/** Finds what the names and texts of expressions mean, as the checker does, also where something is wrong. */
export class ExpressionNames {
  constructor(
    private readonly symbols: Symbols,
    private readonly found: Occurrences,
    private readonly bodies: Bodies,
  ) {}

  /** Looks at an expression; gives the domain of its value, where it is a text. */
  resolve(one: Expression, node: ScalarNode, scope: Scope): Domain | undefined {
    switch (one.kind) {
      case 'name':
        return this.name(one, node, scope);
      case 'text':
        return this.#text(one.value, one.span, node);
      case 'index':
        return this.#index(one, node, scope);
      case 'call':
        return this.#call(one, node, scope);
      case 'aggregate':
        this.#aggregate(one, node, scope);
        return undefined;
      case 'comparison':
        this.#alike(one.operands.map((operand) => this.resolve(operand, node, scope)));
        return undefined;
      case 'in':
        this.#alike([this.resolve(one.element, node, scope), this.resolve(one.container, node, scope)]);
        return undefined;
      case 'list':
        return this.#alike(one.items.map((item) => this.resolve(item, node, scope)));
      case 'if':
        this.resolve(one.condition, node, scope);
        return this.#alike([this.resolve(one.then, node, scope), this.resolve(one.else, node, scope)]);
      default:
        for (const child of children(one)) this.resolve(child, node, scope);
        return undefined;
    }
  }

  #alike(domains: readonly (Domain | undefined)[]): Domain | undefined {
    const [first, ...rest] = domains.filter((one) => one !== undefined);
    for (const one of rest) if (first !== undefined) this.found.domains.union(first, one);
    return first;
  }

  /** A text may be one of whatever it is compared with. */
  #text(value: string, span: Span, node: ScalarNode): Domain {
    const domain = `text:${span.start}`;
    const part = partAt(node, span);
    this.found.noteMember(value, domain, {
      node,
      part: { start: part.start + 1, end: part.end - 1 },
      writing: 'literal',
      declares: false,
    });
    return domain;
  }

  /** A name, also one that stands by itself as what a table goes by. */
  name({ name, span }: Pick<NameReference, 'name' | 'span'>, node: ScalarNode, scope: Scope): Domain | undefined {
    const place = { node, part: partAt(node, span), writing: 'name' as const, declares: false };
    const argument = scope.parameters.get(name);
    if (argument) {
      this.found.note({ kind: 'parameter', name, of: argument.function }, place);
      return `parameter:${argument.function}.${name}`;
    }
    const word = wordOf(name);
    if (word) return this.#variable(word.en, scope);
    const local = localNamed(name, scope.axes);
    if (local?.kind === 'column') {
      this.found.note({ kind: 'column', name, of: local.table.name }, place);
      return `column:${local.table.name}.${name}`;
    }
    if (local) {
      this.found.note({ kind: 'record-field', name, of: pathOf(local.field.list ?? local.field) }, place);
      return fieldDomain(local.field);
    }
    const symbol = this.symbols.names.get(name);
    return symbol && this.#symbol(symbol, place, scope);
  }

  #symbol(symbol: RuleSymbol, place: Parameters<Occurrences['note']>[1], scope: Scope): Domain | undefined {
    const { name } = symbol;
    const items = symbol.kind === 'item' ? symbol.body.items : undefined;
    if (items) {
      // An item that stands for a member of a set.
      this.found.noteMember(name, `set:${items.text}`, place);
      return undefined;
    }
    this.found.note({ kind: kindOf(symbol), name, of: '' }, place);
    switch (symbol.kind) {
      case 'field':
        return fieldDomain(symbol);
      case 'coefficient':
      case 'class':
        this.bodies.enter(symbol.kind, name, scope);
        return `${symbol.kind}:${name}`;
      case 'value':
      case 'set':
      case 'reading':
        return `${symbol.kind}:${name}`;
      default:
        return undefined;
    }
  }

  #variable(name: string, scope: Scope): Domain | undefined {
    switch (name) {
      case 'unit':
      case 'units':
      case 'peers':
      case 'reporting':
        return 'units';
      case 'group':
        return 'groups';
      case 'item':
        return 'items';
      case 'member': {
        const set = scope.axes.findLast((one) => one.kind === 'set');
        return set && `set:${set.name}`;
      }
      default:
        return undefined;
    }
  }

  #index({ object, index }: IndexExpression, node: ScalarNode, scope: Scope): Domain | undefined {
    const sets = setsOf(object, scope, this.symbols, this.bodies.itemAxes);
    const bound = new Set(scope.axes);
    const open = sets.filter((one) => !bound.has(one));
    const literal =
      index.kind === 'text'
        ? index.value
        : index.kind === 'name' && !scope.parameters.has(index.name)
          ? index.name
          : undefined;
    const named = literal === undefined ? undefined : [...open, ...sets].find((one) => one.members.includes(literal));
    if (named && literal !== undefined) {
      const part = partAt(node, index.span);
      const isText = index.kind === 'text';
      this.found.noteMember(literal, `set:${named.name}`, {
        node,
        part: isText ? { start: part.start + 1, end: part.end - 1 } : part,
        writing: isText ? 'literal' : 'name',
        declares: false,
      });
      return this.resolve(object, node, within(scope, named));
    }
    const domain = this.resolve(index, node, scope);
    const next = (open.length > 0 ? open : sets).slice(depth(object));
    const set = this.#sameAs(domain, next) ?? next[0] ?? sets[0];
    if (set && domain !== undefined) this.found.domains.union(`set:${set.name}`, domain);
    return this.resolve(object, node, within(scope, set));
  }

  /** The set whose members something is known to be. */
  #sameAs(domain: Domain | undefined, sets: readonly SetInfo[]): SetInfo | undefined {
    if (domain === undefined) return undefined;
    const { domains } = this.found;
    return sets.find((one) => domains.find(`set:${one.name}`) === domains.find(domain));
  }

  #aggregate(one: AggregateExpression, node: ScalarNode, scope: Scope): void {
    const { over } = one;
    const argument = scope.parameters.get(over.name)?.expression;
    const name = argument?.kind === 'name' ? argument.name : over.name;
    this.name(over, node, scope);
    const axis = axisNamed(name, scope.axes, this.symbols);
    // Over the units, records of lists are not seen any more.
    const inner = axis ? within(scope, axis) : { ...scope, axes: scope.axes.filter((each) => each.kind === 'set') };
    if (one.body) this.resolve(one.body, node, inner);
    if (one.where) this.resolve(one.where, node, inner);
    if (one.empty) this.resolve(one.empty, node, scope);
  }

  #call(call: CallExpression, node: ScalarNode, scope: Scope): Domain | undefined {
    const isRank = call.callee === 'rank';
    const values = isRank ? call.arguments.slice(0, 1) : call.arguments;
    const domains = values.map((value) => this.resolve(value, node, scope));
    if (call.where) this.resolve(call.where, node, scope);
    if (call.callee === 'default') return this.#alike(domains);
    const symbol = this.symbols.names.get(call.callee);
    if (symbol?.kind !== 'function') return undefined;
    const { name } = symbol;
    this.found.note(
      { kind: 'function', name, of: '' },
      { node, part: partAt(node, call.calleeSpan), writing: 'name', declares: false },
    );
    const parameters = new Map(
      symbol.parameters.map((parameter, at) => {
        const [expression, domain] = [values[at], domains[at]];
        if (domain !== undefined) this.found.domains.union(`parameter:${name}.${parameter.name}`, domain);
        return [parameter.name, { function: name, ...(expression ? { expression, scope } : {}) }] as const;
      }),
    );
    this.bodies.enter('function', name, { axes: scope.axes, parameters });
    return `function:${name}`;
  }
}

const depth = (object: Expression): number => (object.kind === 'index' ? depth(object.object) + 1 : 0);

/** Fields that choose from a set share its texts. */
const fieldDomain = (field: FieldInfo): Domain => `field:${pathOf(field)}`;

export const kindOf = (symbol: RuleSymbol) =>
  symbol.kind === 'set' && symbol.columns.size > 0 ? ('table' as const) : symbol.kind;
