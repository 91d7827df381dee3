import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import type { Expression } from '../../packages/dsl/src/expression/ast.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { span } from '../../packages/dsl/src/source/span.js';
import type { ScalarNode } from '../../packages/dsl/src/yaml/node.js';

type Parse<T> = (source: ScalarNode, file: SourceFile, bag: DiagnosticBag) => T;

export interface Parsed<T> {
  readonly value: T;
  readonly found: readonly Diagnostic[];
  readonly file: SourceFile;
}

/** Parses a text that stands at an offset of a file. */
export const parseWith = <T>(parse: Parse<T>, text: string, before = ''): Parsed<T> => {
  const file = new SourceFile('rule.yaml', before + text);
  const bag = new DiagnosticBag();
  const source: ScalarNode = {
    kind: 'scalar',
    span: span(before.length, before.length + text.length),
    text,
    style: 'plain',
    offset: (index) => before.length + index,
  };
  return { value: parse(source, file, bag), found: bag.all, file };
};

/** A tree as an s-expression: kinds, operators, names, values; no spans. */
export const sexp = (one: Expression): string => {
  switch (one.kind) {
    case 'unreadable':
      return '?';
    case 'number':
      return one.percent ? `${one.text}%` : one.text;
    case 'text':
      return JSON.stringify(one.value);
    case 'flag':
      return `#${one.value}`;
    case 'date':
      return `@${one.value}`;
    case 'name':
      return one.name;
    case 'list':
      return `(list${join(one.items)})`;
    case 'index':
      return `(at${join([one.object, one.index])})`;
    case 'call': {
      const where = one.where ? ` where:${sexp(one.where)}` : '';
      return `(call ${one.callee}${join(one.arguments)}${where})`;
    }
    case 'aggregate': {
      const body = one.body ? ` ${sexp(one.body)}` : '';
      const where = one.where ? ` where:${sexp(one.where)}` : '';
      const empty = one.empty ? ` empty:${sexp(one.empty)}` : '';
      return `(each ${one.operator}${body} over:${one.over.name}${where}${empty})`;
    }
    case 'unary':
      return `(${one.operator === '-' ? 'neg' : 'not'} ${sexp(one.operand)})`;
    case 'binary':
    case 'logical':
      return `(${one.operator}${join([one.left, one.right])})`;
    case 'comparison':
      return `(${one.operators.join(' ')}${join(one.operands)})`;
    case 'in':
      return `(${one.negated ? 'not-in' : 'in'}${join([one.element, one.container])})`;
    case 'if':
      return `(if${join([one.condition, one.then, one.else])})`;
    case 'table':
      return '(table)';
  }
};

const join = (parts: readonly Expression[]): string => parts.map((one) => ` ${sexp(one)}`).join('');

/** A value without its spans. */
export const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, held: unknown) => (/span$/i.test(key) ? undefined : held)) ?? 'null');
