import type { Bilingual } from '../diagnostics/diagnostic.js';
import { wordTwin } from '../document/vocabulary.js';
import { WORDS, type Word } from '../expression/words.js';
import { METHODS, type MethodName } from '../methods/registry.js';
import type { KeySpec, Shape } from '../methods/shape.js';
import { BUILTINS, isBuiltin } from '../rule/builtins.js';

/** A key of the language as Markdown: its name in both languages, what it means, what stands there. */
export const describeKey = (name: string, spec: KeySpec): Bilingual => {
  const method = isMethod(name, spec) ? METHODS[name] : undefined;
  const words = wordsOf(spec.shape);
  const zh = [`**${spec.zh}** \`${name}\``, spec.note.zh];
  const en = [`**${name}** \`${spec.zh}\``, spec.note.en];
  if (words.length > 0) {
    zh.push(words.map((one) => `\`${wordTwin(one, words)}\`（${one}）`).join('、'));
    en.push(words.map((one) => `\`${one}\``).join(', '));
  }
  if (method) for (const text of [zh, en]) text.push(`\`\`\`yaml\n${method.example}\n\`\`\``);
  return { zh: zh.join('\n\n'), en: en.join('\n\n') };
};

export const isMethod = (name: string, spec: KeySpec): name is MethodName =>
  Object.hasOwn(METHODS, name) && METHODS[name as MethodName].note === spec.note;

const wordsOf = (shape: Shape): readonly string[] => {
  if (shape.kind === 'word') return shape.words;
  if (shape.kind === 'coefficient') return shape.words ?? [];
  return [];
};

/** A word of the expressions as Markdown. */
export const describeWord = (word: Word): Bilingual => {
  const form = formOf(word);
  return {
    zh: `**${form.zh}** \`${word.en}\`\n\n${word.note.zh}`,
    en: `**${form.en}** \`${word.zh}\`\n\n${word.note.en}`,
  };
};

const ARGUMENTS: Readonly<Record<string, readonly Bilingual[]>> = {
  number: [{ zh: '数', en: 'number' }],
  same: [{ zh: '数', en: 'number' }],
  date: [{ zh: '日期', en: 'date' }],
};

const argument = (zh: string, en: string): Bilingual => ({ zh, en });

/** What the arguments of a function are called, where that says more than their types. */
const NAMED: Readonly<Record<string, readonly Bilingual[]>> = {
  round: [argument('数', 'number'), argument('单位', 'step')],
  clamp: [argument('值', 'value'), argument('下限', 'low'), argument('上限', 'high')],
  months_between: [argument('起', 'from'), argument('止', 'to')],
  days_between: [argument('起', 'from'), argument('止', 'to')],
  add_months: [argument('日期', 'date'), argument('月数', 'months')],
  add_days: [argument('日期', 'date'), argument('天数', 'days')],
  has: [argument('字段', 'field')],
  default: [argument('字段', 'field'), argument('替代值', 'value')],
  count: [argument('集合', 'collection')],
};

/** The arguments of a function of the language; none for other words. */
export const argumentsOf = ({ en, kind }: Word): readonly Bilingual[] => {
  if (NAMED[en]) return NAMED[en];
  if (kind === 'aggregate') return [argument('值', 'value')];
  if (en === 'rank') return [argument('值', 'value')];
  return isBuiltin(en) ? BUILTINS[en].parameters.flatMap((one) => ARGUMENTS[one] ?? []) : [];
};

const formOf = (word: Word): Bilingual => {
  if (word.kind !== 'function' && word.kind !== 'aggregate') return { zh: word.zh, en: word.en };
  const all = argumentsOf(word);
  const rest =
    word.en === 'rank'
      ? { zh: ', 最低, 组别 其中 条件', en: ', lowest, group where condition' }
      : word.kind === 'aggregate' && word.en !== 'count'
        ? { zh: ' 遍历 集合 其中 条件', en: ' over collection where condition' }
        : { zh: '', en: '' };
  return {
    zh: `${word.zh}(${all.map((one) => one.zh).join(', ')}${rest.zh})`,
    en: `${word.en}(${all.map((one) => one.en).join(', ')}${rest.en})`,
  };
};

/** How a function of the language is written: `clamp(value, low, high)`. */
export const formIn = (word: Word): Bilingual => formOf(word);

export const wordNamed = (en: string): Word | undefined => WORDS.find((one) => one.en === en);
