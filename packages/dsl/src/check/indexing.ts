import type { Expression, IndexExpression } from '../expression/ast.js';
import { wordOf } from '../expression/words.js';
import type { Index, SetInfo, Term } from '../rule/rule.js';
import { localNames } from './collections.js';
import { valueInfo } from './columns.js';
import { type CheckContext, type Checked, invalid } from './context.js';
import { needed } from './expect.js';
import { fix, indexOf, type Scope } from './scope.js';
import { keySets } from './table.js';

/** `X[member]`: binds the set that X is given for, then looks at X again. */
export const checkIndex = (expression: IndexExpression, scope: Scope, context: CheckContext): Checked => {
  const { object, index, span } = expression;
  const sets = indexable(object, scope, context);
  const open = sets.filter((one) => !indexOf(scope, one));
  // In `X[a][b]` the brackets further in bind first.
  const next = (open.length > 0 ? open : sets).slice(indicesWithin(object));
  const literal =
    index.kind === 'text'
      ? index.value
      : index.kind === 'name' && !scope.parameters.has(index.name)
        ? index.name
        : undefined;
  const byLiteral = literal === undefined ? undefined : [...open, ...sets].find((one) => one.members.includes(literal));
  if (byLiteral && literal !== undefined) {
    context.symbols.used.add(byLiteral.name);
    const found = context.check(
      object,
      fix(scope, byLiteral, { kind: 'fixed', member: byLiteral.members.indexOf(literal) }),
    );
    return { ...found, term: { ...found.term, span } };
  }
  const first = next[0] ?? sets[0];
  if (!first) {
    context.report(
      'needs-member',
      object.span,
      { zh: '方括号前的名称不是按成员给出的', en: 'what stands before the brackets has no members' },
      scope,
    );
    return invalid(span);
  }
  if (index.kind === 'text' || (index.kind === 'name' && !isKnown(index.name, scope, context))) {
    context.report(
      'not-a-member',
      index.span,
      {
        zh: `${literal ?? ''} 不是 ${first.name} 的成员`,
        en: `\`${literal ?? ''}\` is no member of \`${first.name}\``,
      },
      scope,
      context.didYouMean(literal ?? '', first.members, index.span),
    );
    return invalid(span);
  }
  const term = needed(context.check(index, scope), scope, context).term;
  const texts = term.type.kind === 'text' ? term.type.members : undefined;
  const set = next.find((one) => texts?.every((text) => one.members.includes(text))) ?? first;
  if (term.type.kind !== 'text')
    context.mismatch(index.span, term.type, { zh: `${set.name} 的成员`, en: `a member of \`${set.name}\`` }, scope);
  const found = context.check(object, fix(scope, set, indexFor(term, set)));
  return { ...found, term: { ...found.term, span } };
};

const indicesWithin = (object: Expression): number => (object.kind === 'index' ? indicesWithin(object.object) + 1 : 0);

const isKnown = (name: string, scope: Scope, context: CheckContext): boolean =>
  wordOf(name) !== undefined ||
  scope.parameters.has(name) ||
  context.symbols.names.has(name) ||
  localNames(scope).includes(name);

/** A term that is a member of the very set needs no search. */
const indexFor = (term: Term, set: SetInfo): Index => {
  if (term.op === 'member' && term.set === set) return term.at;
  if (term.op === 'constant' && typeof term.value === 'string' && set.members.includes(term.value))
    return { kind: 'fixed', member: set.members.indexOf(term.value) };
  return { kind: 'dynamic', term };
};

/** The sets for whose members something is given. */
const indexable = (object: Expression, scope: Scope, context: CheckContext): readonly SetInfo[] => {
  if (object.kind === 'index') return indexable(object.object, scope, context);
  if (object.kind !== 'name') return [];
  const parameter = scope.parameters.get(object.name);
  if (parameter) return indexable(parameter.expression, { ...scope, parameters: parameter.parameters }, context);
  const record = scope.bound
    .flatMap(({ axis }) => (axis.kind === 'field' ? axis.fields : []))
    .find((one) => one.name === object.name);
  if (record) return record.per ? [record.per] : [];
  const holder = [...context.symbols.names.values()].find((one) => one.kind === 'set' && one.columns.has(object.name));
  if (holder?.kind === 'set') return [holder];
  const symbol = context.symbols.names.get(object.name);
  switch (symbol?.kind) {
    case 'field':
      return symbol.per ? [symbol.per] : [];
    case 'value': {
      const axes = valueInfo(symbol, context)?.axes ?? [];
      return axes.filter((one) => one.kind === 'set');
    }
    case 'coefficient':
      return keySets(symbol.expression, context);
    case 'item':
      return (context.items.get(symbol.name)?.axes ?? []).filter((one) => one.kind === 'set');
    default:
      return [];
  }
};
