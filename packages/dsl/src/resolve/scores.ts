import type { Bilingual } from '../diagnostics/diagnostic.js';
import { didYouMean, replacing } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import type { AsWritten } from '../document/document.js';
import type { FIELD_KEYS } from '../document/rule-keys.js';
import type { DecodedKeys } from '../methods/shape.js';
import type { FieldInfo, FieldScores, ScoreSource, SetInfo } from '../rule/rule.js';
import { withoutKey } from '../yaml/entry-edit.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import type { Declarations } from './declare.js';

type FieldNode = Partial<DecodedKeys<typeof FIELD_KEYS, AsWritten>>;

/** `scores`: the rule, or the rule of each member, whose scores are a field's values. */
export const readScores = (
  field: FieldNode,
  per: SetInfo | undefined,
  inRecord: boolean,
  to: Declarations,
): FieldScores | undefined => {
  const { scores: node, stands } = field;
  if (!node) {
    if (stands)
      to.bag.report(
        'idle-key',
        to.file,
        stands.span,
        { zh: '没有 scores，没有得分可以沿用', en: 'there is no `scores`, so there is nothing to stand' },
        { fixes: withoutKey(stands.span, to.file) },
      );
    return undefined;
  }
  const problem = misplaced(field, inRecord);
  if (problem) {
    to.wrongForm(node, problem);
    return undefined;
  }
  const sources = field.per ? perMember(node, per, to) : single(node, to);
  return { sources, stands: stands?.word === 'true' };
};

/** Why a field can't be the score of a rule. */
const misplaced = ({ type, common, unit }: FieldNode, inRecord: boolean): Bilingual | undefined => {
  if (inRecord)
    return {
      zh: '清单记录的字段不能取自规则：规则给每个单位一个得分',
      en: 'a field of a record is no score of a rule: a rule has one score for each unit',
    };
  if (common?.word === 'true')
    return {
      zh: '全市共用的字段不能取自规则：规则给每个单位一个得分',
      en: 'what is common to all units is no score of a rule: a rule has one score for each unit',
    };
  if (type?.word !== 'number' && type?.word !== 'points')
    return {
      zh: `得分是数值（number）或评定分（points），这个字段是 ${type?.word ?? ''}`,
      en: `a score is a number or points, and the field is of type ${type?.word ?? ''}`,
    };
  if (unit && unit.text !== '分')
    return { zh: `得分的单位是 分，不是 ${unit.text}`, en: `a score is in 分, not in ${unit.text}` };
  return undefined;
};

const single = (node: SourceNode, to: Declarations): readonly ScoreSource[] => {
  if (node.kind === 'scalar') return ruleNamed(node, undefined, to);
  to.wrongForm(node, {
    zh: '这里应写一个规则代号；要按成员各取一个规则，先写 per',
    en: 'this should be the id of one rule; a rule for each member takes `per`',
  });
  return [];
};

const perMember = (node: SourceNode, set: SetInfo | undefined, to: Declarations): readonly ScoreSource[] => {
  if (node.kind !== 'map') {
    to.wrongForm(node, {
      zh: '按成员给出的字段写作 { 成员: 规则代号, … }',
      en: 'of a field that is given per member, write { MEMBER: rule id, … }',
    });
    return [];
  }
  const sources = node.entries.flatMap(({ key, value }) => {
    if (!set) return [];
    if (set.members.includes(key.text)) return ruleNamed(value, key.text, to);
    const near = nearest(key.text, set.members);
    to.bag.report(
      'not-a-member',
      to.file,
      key.span,
      { zh: `${key.text} 不是 ${set.name} 的成员`, en: `\`${key.text}\` is no member of \`${set.name}\`` },
      didYouMean(near, to.file, key.span),
    );
    return [];
  });
  const order = (one: ScoreSource): number => set?.members.indexOf(one.member ?? '') ?? 0;
  return sources.sort((a, b) => order(a) - order(b));
};

/** The id of a rule is the name of its file as well: it leads to no other folder. */
const RULE_ID = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;

const ruleNamed = (node: SourceNode, member: string | undefined, to: Declarations): ScoreSource[] => {
  if (node.kind !== 'scalar' || node.style === 'null') {
    to.wrongForm(node, { zh: '这里应写一个规则代号', en: 'this should be the id of a rule' });
    return [];
  }
  if (RULE_ID.test(node.text))
    return [{ rule: node.text, span: node.span, ...(member === undefined ? {} : { member }) }];
  reportBadId(node, to);
  return [];
};

const reportBadId = (node: ScalarNode, to: Declarations): void => {
  const [, plain = ''] = /^(?:.*[/\\])?([^/\\]*?)(?:\.ya?ml)?$/i.exec(node.text.trim()) ?? [];
  to.bag.report(
    'wrong-form',
    to.file,
    node.span,
    { zh: `“${node.text}”不是规则代号`, en: `\`${node.text}\` is no id of a rule` },
    {
      hint: RULE_ID.test(plain)
        ? { zh: `写规则代号：${plain}`, en: `write the id of the rule: ${plain}` }
        : {
            zh: '规则代号由文字、数字、_ 和 - 组成，如 core-blocks',
            en: 'an id is made of letters, digits, `_` and `-`, such as core-blocks',
          },
      fixes: RULE_ID.test(plain) ? [replacing(node.span, plain)] : [],
    },
  );
};

/** A rule can't rest on its own scores. Rules that rest on each other are found where both are at hand. */
export const refuseOwnScores = (fields: readonly FieldInfo[], own: string | undefined, to: Declarations): void => {
  for (const { rule, span } of fields.flatMap((one) => one.scores?.sources ?? []))
    if (rule === own)
      to.bag.report('cycle', to.file, span, {
        zh: `规则 ${rule} 取自它自己的得分`,
        en: `the rule \`${rule}\` draws on its own scores`,
      });
};
