import type { Expression, TableEntry } from './ast.js';

type Kind = Expression['kind'];
type NodeOf<K extends Kind> = Extract<Expression, { kind: K }>;
type Child = Expression | TableEntry;

/** The keys of a node that hold expressions, alone, in a list, or inside table entries. */
type ChildKey<N> = {
  [P in keyof N]-?: Exclude<N[P], undefined | string> extends Child | readonly Child[]
    ? [Exclude<N[P], undefined | string>] extends [never]
      ? never
      : P
    : never;
}[keyof N];

/**
 * Where every kind of node keeps its children, in the order of the text. A new kind, or a new child of an old one, does not
 * compile until it stands here.
 */
const CHILD_KEYS: { readonly [K in Kind]: { readonly [P in ChildKey<NodeOf<K>>]: true } } = {
  number: {},
  text: {},
  flag: {},
  date: {},
  list: { items: true },
  name: {},
  index: { object: true, index: true },
  call: { arguments: true, where: true },
  aggregate: { body: true, where: true, empty: true },
  unary: { operand: true },
  binary: { left: true, right: true },
  comparison: { operands: true },
  in: { element: true, container: true },
  logical: { left: true, right: true },
  if: { condition: true, then: true, else: true },
  table: { entries: true, otherwise: true },
  unreadable: {},
};

const keysOf = <N extends Expression>(node: N): (keyof N)[] => Object.keys(CHILD_KEYS[node.kind]) as (keyof N)[];

const isExpression = (child: Child): child is Expression => 'kind' in child;

/** The expressions directly inside an expression, in the order of the text. */
export const children = (expression: Expression): Expression[] =>
  keysOf(expression).flatMap((key) => {
    // CHILD_KEYS vouches for the type of what stands under the key.
    const held = expression[key] as Child | readonly Child[] | 'none' | undefined;
    if (held === undefined || held === 'none') return [];
    return (Array.isArray(held) ? (held as readonly Child[]) : [held as Child]).map((child) =>
      isExpression(child) ? child : child.value,
    );
  });

/** What a handler returns to keep out of a node's children. */
export const SKIP = Symbol('skip');

/** What to do at nodes. */
export type Visitor = { readonly [K in Kind]?: (node: NodeOf<K>) => unknown } & {
  /** At every node, before the handler of its kind. */
  readonly enter?: (node: Expression) => unknown;
  /** At every node, after its children. */
  readonly leave?: (node: Expression) => void;
};

/** Walks an expression in the order of its text. */
export const visit = (expression: Expression, visitor: Visitor): void => {
  const handler = visitor[expression.kind] as ((node: Expression) => unknown) | undefined;
  const skips = [visitor.enter?.(expression), handler?.(expression)].includes(SKIP);
  if (!skips) for (const child of children(expression)) visit(child, visitor);
  visitor.leave?.(expression);
};
