import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, tentative } from '../diagnostics/fix.js';
import type { BodyNode } from '../document/document.js';
import { ITEM_KEYS } from '../document/item-keys.js';
import { wordTwin } from '../document/vocabulary.js';
import { METHODS } from '../methods/registry.js';
import { Exact } from '../number/index.js';
import type { ItemInfo, Term } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import { behindValue, intoMap } from '../yaml/entry-edit.js';
import { mayNotApply } from './applicability.js';
import { checkBands } from './bands.js';
import type { CheckContext } from './context.js';

/** What a method asks for beyond the types of its keys. */
export const checkMethod = (item: ItemInfo, body: BodyNode, context: CheckContext): void => {
  const { method } = item;
  needMaximum(item, context);
  switch (method.name) {
    case 'bands':
      checkBands(method.value.points ?? [], method.value.of, method.span, context);
      break;
    case 'rank':
      checkRankPoints(method.value, method.span, context);
      if (method.value.among?.word === 'group') context.needGroups(method.value.among.span);
      break;
    case 'each':
      checkEmpty(item, body, context);
      break;
    case 'parts':
      checkWeights(item, context);
      checkSum(item, body, context);
      break;
    default:
      break;
  }
};

/** A method that goes by the maximum can't do without one. */
const needMaximum = (item: ItemInfo, context: CheckContext): void => {
  const needs = item.max === 'none' ? byMaximum(item) : undefined;
  if (!needs) return;
  context.report('no-maximum', item.span, {
    zh: `这里写了 max: none，而 ${needs} 要按满分计分`,
    en: `this has \`max: none\`, and \`${needs}\` goes by the maximum`,
  });
};

/** What it is that goes by the item's maximum. */
const byMaximum = ({ method, otherwise, formula }: ItemInfo): string | undefined => {
  if (otherwise === 'max') return 'otherwise: max';
  switch (method.name) {
    case 'ratio':
    case 'check':
      return method.name;
    case 'deduct':
      return method.value.from ? undefined : 'deduct';
    case 'rank': {
      const { first, step, last, fall, unranked } = method.value;
      if (unranked && 'word' in unranked && unranked.word === 'max') return 'unranked: max';
      return !first && (step ?? last ?? fall) ? 'rank' : undefined;
    }
    case 'parts':
      return !formula && method.beside.combine?.word === 'share' ? 'combine: share' : undefined;
    case 'each': {
      const { empty } = method.value;
      return empty && 'word' in empty && empty.word === 'max' ? 'empty: max' : undefined;
    }
    default:
      return undefined;
  }
};

type Rank = Extract<ItemInfo['method'], { name: 'rank' }>['value'];

const checkRankPoints = (rank: Rank, span: ItemInfo['span'], context: CheckContext): void => {
  const ways = [rank.step, rank.last, rank.fall, rank.places, rank.from_bottom].filter((one) => one !== undefined);
  if (ways.length !== 1) {
    context.report(
      'rank-points',
      span,
      ways.length === 0
        ? { zh: '没有写名次怎样得分', en: 'how places earn points is not written' }
        : { zh: '名次怎样得分写了几种', en: 'places earn points in several ways' },
    );
  }
  if (rank.where && !rank.unranked) {
    context.report(
      'missing-decision',
      span,
      {
        zh: '有 where，没有写 unranked：不参加排名的单位得多少分',
        en: '`where` needs `unranked`: what units outside it earn',
      },
      undefined,
      {
        hint: {
          zh: '补上 unranked：max 满分、zero 0 分、skip 不计，或写分数',
          en: 'add `unranked`: max, zero, skip or points',
        },
        fixes: decisions('unranked', METHODS.rank.shape.keys.unranked, rank.span, context),
      },
    );
  }
};

/** Each of the words that a key may say, for a reader to choose. */
const decisions = (
  name: string,
  { zh, shape }: { readonly zh: string; readonly shape: { readonly words: readonly string[] } },
  map: Span,
  { symbols: { file }, written }: CheckContext,
): readonly Fix[] =>
  shape.words.flatMap((word) => {
    const added = written.language === 'zh' ? `${zh}: ${wordTwin(word, shape.words)}` : `${name}: ${word}`;
    const edit = intoMap(file, map, [added]);
    return edit ? [adding(added, edit)] : [];
  });

const checkEmpty = (item: ItemInfo, body: BodyNode, context: CheckContext): void => {
  if (item.method.name !== 'each') return;
  const { over, where, combine, empty } = item.method.value;
  const inner = body.method?.name === 'each' ? body.method.value.score : undefined;
  const mayBeEmpty = over?.kind === 'field' || where !== undefined || (inner !== undefined && mayNotApply(inner));
  if (mayBeEmpty && !empty && combine && combine.word !== 'sum') {
    context.report(
      'missing-decision',
      item.method.span,
      {
        zh: '可能一个也没有，没有写 empty：那时得多少分',
        en: 'there may be none of them, and `empty` does not say what that earns',
      },
      undefined,
      {
        hint: {
          zh: '补上 empty：max 满分、zero 0 分、skip 不计，或写分数',
          en: 'add `empty`: max, zero, skip or points',
        },
        fixes: decisions('empty', METHODS.each.shape.keys.empty, item.method.value.span, context),
      },
    );
  }
};

const checkWeights = (item: ItemInfo, context: CheckContext): void => {
  if (item.method.name !== 'parts') return;
  const weighted = item.method.beside.combine?.word === 'weighted';
  for (const part of item.method.value) {
    if (weighted && !part.weight)
      context.report(
        'missing-decision',
        part.span,
        { zh: '上一级按权重合成，这个分项没有写 weight', en: 'the parts are `weighted`, and this one has no `weight`' },
        undefined,
        {
          hint: { zh: '补上 weight，如 50%', en: 'add `weight`, such as 50%' },
        },
      );
  }
};

const constantOf = (term: Term | 'none' | 'parts'): Exact | undefined =>
  typeof term !== 'string' && term.op === 'constant' && term.value instanceof Exact ? term.value : undefined;

/** The maxima of parts that are added up make the item's maximum, unless the file says that the text has it otherwise. */
const checkSum = (item: ItemInfo, body: BodyNode, context: CheckContext): void => {
  const { method } = item;
  if (method.name !== 'parts' || item.formula || method.beside.from || body.adds_up?.word === 'no') return;
  if ((method.beside.combine?.word ?? 'sum') !== 'sum') return;
  const max = constantOf(item.max);
  if (!max) return;
  let all = Exact.ZERO;
  let certain = Exact.ZERO;
  for (const part of method.value) {
    const own = constantOf(part.max);
    if (!own) return;
    all = all.add(own);
    if (!part.applies) certain = certain.add(own);
  }
  if (all.lessThan(max) || certain.greaterThan(max)) {
    context.report(
      'parts-do-not-add-up',
      item.span,
      {
        zh: `满分是 ${max.toDecimal(9)}，分项相加是 ${all.toDecimal(9)}`,
        en: `the maximum is ${max.toDecimal(9)}, the parts add up to ${all.toDecimal(9)}`,
      },
      undefined,
      { fixes: notAddingUp(body, context) },
    );
  }
};

/** Says that the text means it so. */
const notAddingUp = (body: BodyNode, { symbols: { file }, written }: CheckContext): readonly Fix[] => {
  const added = written.language === 'zh' ? `${ITEM_KEYS.adds_up.zh}: 否` : 'adds_up: no';
  const edit = body.max && !body.adds_up ? behindValue(file, body.max.span, [added]) : undefined;
  return edit ? [tentative(adding(added, edit))] : [];
};
