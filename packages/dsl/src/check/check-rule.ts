import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { replacing } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import type { RuleDocument } from '../document/document.js';
import type { TextNode } from '../methods/shape.js';
import { Exact, ROUNDING_MODES, type RoundingMode } from '../number/index.js';
import type { Symbols } from '../resolve/symbols.js';
import type { CarryInfo, CheckedRule, CheckInfo, RankingInfo, Term, ValueInfo } from '../rule/rule.js';
import { fieldType, valueInfo } from './columns.js';
import { CheckContext } from './context.js';
import { checkCycles } from './cycles.js';
import { flag, number } from './expect.js';
import { check } from './expression.js';
import { checkFields, deriveBounds } from './fields.js';
import { checkItem, prepareItems } from './items.js';
import { ROOT } from './scope.js';
import { wordOf } from './shape.js';
import { warnUnused } from './unused.js';
import { termsBehind } from './walk.js';

/** Names -> types: everything in a rule checked. The rule is usable only where the bag holds no error. */
export const checkRule = (document: RuleDocument, symbols: Symbols, bag: DiagnosticBag): CheckedRule | undefined => {
  const context = new CheckContext(symbols, bag, check, document);
  if (document.score) prepareItems(document.score, context);
  const values = symbols.values
    .map((symbol) => valueInfo(symbol, context))
    .filter((one): one is ValueInfo => one !== undefined);
  checkFields(context);
  const score = document.score ? checkItem(document.score, ROOT, context) : undefined;
  if (score) deriveBounds(score, context);
  const disqualify = document.disqualify?.when ? flag(document.disqualify.when, ROOT, context).term : undefined;
  if (disqualify) checkDisqualify(disqualify, context);
  const checks = (document.checks ?? []).flatMap((node): CheckInfo[] =>
    node.that && node.message
      ? [
          {
            that: flag(node.that, ROOT, context).term,
            message: node.message.text,
            span: node.that.span,
            ...(node.source ? { source: node.source.text } : {}),
          },
        ]
      : [],
  );
  const carry = (document.carry ?? []).flatMap((entry) => carried(entry, context));
  const ranking = document.ranking ? readRanking(document.ranking, context) : undefined;
  if (score) checkCycles(score, values, context);
  warnUnused(context);
  const { rule, title, edition, cycle } = document;
  if (!rule || !title || !edition || !cycle?.word || !score || !ranking) return undefined;
  return {
    file: document.file,
    id: rule.text,
    title: title.text,
    edition: edition.text,
    ...(document.source ? { source: document.source.text } : {}),
    cycle: cycle.word,
    ...periodsOf(document, context),
    groups: symbols.groups,
    units: symbols.units,
    sets: symbols.sets,
    fields: symbols.fields,
    values,
    readings: symbols.readings,
    score,
    ranking,
    ...(disqualify
      ? {
          disqualify: {
            when: disqualify,
            ...(document.disqualify?.source ? { source: document.disqualify.source.text } : {}),
          },
        }
      : {}),
    carry,
    checks,
  };
};

/** Points and places leave out disqualified units, so they can't say who is disqualified. */
const checkDisqualify = (when: Term, context: CheckContext): void => {
  const circular = termsBehind(when).find((one) => one.op === 'item' || one.op === 'cohort');
  if (!circular) return;
  context.report(
    'cycle',
    circular.span,
    {
      zh: '取消资格的条件不能用得分、名次和各单位的汇总：这些只计没有取消资格的单位',
      en: 'a unit is not disqualified by points, places or what is gathered over the units: these leave out disqualified units',
    },
    undefined,
    {
      hint: { zh: '只用本单位的数据写条件', en: "use the unit's own data only" },
    },
  );
};

type CarryNode = NonNullable<RuleDocument['carry']>[number];

/** What is handed on: a number for a field of each unit. */
const carried = ({ key, value }: CarryNode, context: CheckContext): readonly CarryInfo[] => {
  const { symbols } = context;
  if (symbols.broken.has(key.text)) return [];
  const field = symbols.names.get(key.text);
  if (field?.kind !== 'field') {
    context.report(
      'unknown-name',
      key.span,
      {
        zh: `结转要写下期数据的字段，没有字段 ${key.text}`,
        en: `\`carry\` names a field of the next period's data; there is no field \`${key.text}\``,
      },
      undefined,
      context.didYouMean(
        key.text,
        symbols.fields.map((one) => one.name),
        key.span,
      ),
    );
    return [];
  }
  symbols.used.add(key.text);
  if (field.common || field.per || fieldType(field).kind !== 'number') {
    context.report(
      'wrong-form',
      key.span,
      { zh: `${key.text} 不能结转`, en: `\`${key.text}\` can't be handed on` },
      undefined,
      {
        hint: {
          zh: '结转到各单位自己的数值字段，不能是 common、per、清单或其他类型的字段',
          en: 'hand on to a field with a number for each unit: not `common`, `per` a set, a list or of another type',
        },
      },
    );
    return [];
  }
  if (!value.value) return [];
  return [
    {
      field,
      value: number(value.value, ROOT, context),
      ...(value.clear ? { clear: flag(value.clear, ROOT, context).term } : {}),
    },
  ];
};

const periodsOf = (document: RuleDocument, context: CheckContext): Pick<CheckedRule, 'periods'> => {
  const { from, to } = document.periods ?? {};
  for (const node of [from, to]) {
    if (node && !/^\d{4}-(0[1-9]|1[0-2])$/.test(node.text))
      context.report(
        'wrong-form',
        node.span,
        {
          zh: `${node.text} 不是月份，应如 2021-03`,
          en: `\`${node.text}\` is no month; write it as 2021-03`,
        },
        undefined,
        { fixes: monthFixes(node) },
      );
  }
  return from && to ? { periods: { from: from.text, to: to.text } } : {};
};

/** `2021-3`, `2021年3月`, `202103` */
const monthFixes = ({ text, span }: TextNode): readonly Fix[] => {
  const [, year = '', month = ''] = /^(\d{4})[-/.年]?(\d{1,2})月?$/u.exec(text) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 ? [replacing(span, `${year}-${month.padStart(2, '0')}`)] : [];
};

/** `０.01 half_up` */
const roundingFixes = ({ text, span }: TextNode): readonly Fix[] => {
  const [step = '', ...mode] = text
    .normalize('NFKC')
    .trim()
    .split(/[\s,，、]+/);
  const meant = mode.length === 0 ? 'half-up' : nearest(mode.join('-'), ROUNDING_MODES);
  const isRight = meant !== undefined && (Exact.parse(step)?.sign ?? 0) > 0;
  return isRight ? [replacing(span, `${step} ${meant}`)] : [];
};

const readRanking = (node: NonNullable<RuleDocument['ranking']>, context: CheckContext): RankingInfo | undefined => {
  const [stepText = '', modeText = 'half-up', ...rest] = node.round?.text.trim().split(/\s+/) ?? [];
  const step = Exact.parse(stepText);
  const mode = ROUNDING_MODES.find((one) => one === modeText) as RoundingMode | undefined;
  if (!node.round || !step || step.sign <= 0 || !mode || rest.length > 0) {
    if (node.round)
      context.report(
        'wrong-form',
        node.round.span,
        { zh: `舍入应如 0.01 half-up`, en: 'write a step and a mode, such as 0.01 half-up' },
        undefined,
        {
          hint: { zh: `方式：${ROUNDING_MODES.join('、')}`, en: `modes: ${ROUNDING_MODES.join(', ')}` },
          fixes: roundingFixes(node.round),
        },
      );
    return undefined;
  }
  const among = wordOf(node.among, context) === 'group' ? 'group' : 'all';
  if (among === 'group') context.needGroups(node.among?.span ?? node.round.span);
  return {
    span: node.round.span,
    step,
    decimals: stepText.split('.')[1]?.length ?? 0,
    mode,
    among,
    ties: wordOf(node.ties, context) === 'dense' ? 'dense' : 'shared',
  };
};
