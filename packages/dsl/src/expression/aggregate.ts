import type { IToken } from 'chevrotain';
import type { Span } from '../source/span.js';
import type { AggregateExpression, CallExpression, Expression } from './ast.js';
import { elseOfKnown, form, isAggregate, named, notAnAggregate, outOfPlace } from './call-problems.js';
import { endOf, type Place, startOf } from './positions.js';
import type { Problem } from './problem.js';
import { wordOf } from './words.js';

/** An argument with its place in the text, for problems. */
export interface ParsedArgument {
  /** What stands before a colon: a mistake. */
  readonly name?: { readonly word: IToken; readonly colon: IToken };
  readonly value: Expression;
  readonly start: number;
  readonly end: number;
}

/** What stands in the brackets of a call: `a, b over S where c else d`. */
export interface ParsedArguments {
  readonly list: readonly ParsedArgument[];
  readonly over?: IToken;
  readonly where?: Expression;
  readonly otherwise?: { readonly word: IToken; readonly value: Expression };
  /** What follows those with a comma: a mistake. */
  readonly late: readonly ParsedArgument[];
}

interface Parsed {
  readonly expression: Expression;
  readonly problems: readonly Problem[];
}

/** The canonical form of a name: the English word of a builtin, anything else as it is. */
export const canonical = (image: string): string => wordOf(image)?.en ?? image;

/**
 * A call, or an aggregate where something is gone over. The grammar takes `over`, `where` and `else` in any call, so that what
 * is wrong with them can be said in full here.
 */
export const buildCall = (callee: IToken, args: ParsedArguments, whole: Span, place: Place): Parsed => {
  const name = canonical(callee.image);
  const calleeSpan = place(startOf(callee), endOf(callee));
  const { list, over, where, otherwise, late } = args;
  const call: CallExpression = {
    kind: 'call',
    callee: name,
    calleeSpan,
    arguments: list.map((one) => one.value),
    ...(where ? { where } : {}),
    span: whole,
  };
  const refuse = (...problems: Problem[]): Parsed => ({ expression: call, problems });
  const accept: Parsed = { expression: call, problems: [] };

  const colons = [...list, ...late].flatMap((one) => (one.name ? named(one.name.word, one.name.colon) : []));
  if (colons.length > 0) return refuse(...colons);
  const bare = !over && !where && !otherwise;
  if (!isAggregate(name)) {
    if (bare) return accept;
    if (name !== 'rank' || over || otherwise) return refuse(notAnAggregate(callee, name));
    return late.length > 0 ? refuse(...late.map((one) => outOfPlace(one, name))) : accept;
  }
  if (bare && !['count', 'any', 'all'].includes(name)) return accept;

  const [first, ...rest] = list;
  let gone: AggregateExpression['over'] | undefined = over && {
    name: canonical(over.image),
    span: place(startOf(over), endOf(over)),
  };
  if (first === undefined) return refuse(form(callee, name));
  if (name === 'count') {
    if (gone || first.value.kind !== 'name') return refuse(form(callee, name));
    gone = { name: first.value.name, span: first.value.span };
  }
  if (!gone) return refuse(form(callee, name));
  const ofElse = otherwise && elseOfKnown(otherwise.word, name);
  return {
    expression: {
      kind: 'aggregate',
      operator: name,
      operatorSpan: calleeSpan,
      ...(name === 'count' ? {} : { body: first.value }),
      over: gone,
      ...(where ? { where } : {}),
      ...(otherwise ? { empty: otherwise.value } : {}),
      span: whole,
    },
    problems: [...[...rest, ...late].map((one) => outOfPlace(one, name)), ...(ofElse ? [ofElse] : [])],
  };
};
