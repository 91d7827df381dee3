import { type CheckedRule, nearest, type ReadingInfo } from '@zhunsheng/dsl';
import type { TakenReading } from '../report/result-table.js';
import { didYouMean } from './language.js';
import { UsageError } from './usage-error.js';

/** Collects `--reading R=CHOICE`, which may be given several times. */
export const readReading = (
  value: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> => {
  const [, name, choice] = /^([^=＝]+)[=＝](.+)$/.exec(value) ?? [];
  if (name === undefined || choice === undefined)
    throw new UsageError({
      zh: `--reading 应写作 R1=选项，写的是 ${value}`,
      en: `--reading is written R1=CHOICE, not ${value}`,
    });
  if (before.has(name)) throw new UsageError({ zh: `读法 ${name} 给了两次`, en: `reading ${name} is given twice` });
  return new Map([...before, [name, choice]]);
};

/** Judges the readings of the command line against the rule, and says which differ from the rule's own choices. */
export const takenReadings = (rule: CheckedRule, readings: ReadonlyMap<string, string>): readonly TakenReading[] => {
  const open = rule.readings.filter((one) => one.choices.length > 0);
  return [...readings].flatMap(([name, choice]) => {
    const reading = rule.readings.find((one) => one.name === name);
    if (!reading || reading.choices.length === 0) throw noReading(name, reading, open);
    if (!reading.choices.includes(choice)) {
      const all = reading.choices.join('、');
      throw new UsageError(
        { zh: `读法 ${name} 没有 ${choice} 这个选项：${all}`, en: `reading ${name} has no choice ${choice}: ${all}` },
        didYouMean(nearest(choice, reading.choices)),
      );
    }
    const instead = reading.chosen ?? '';
    return choice === instead ? [] : [{ name, choice, instead }];
  });
};

const noReading = (name: string, known: ReadingInfo | undefined, open: readonly ReadingInfo[]): UsageError => {
  const all = open.map((one) => `${one.name}=${one.choices.join('|')}`).join('　') || undefined;
  const what = known
    ? { zh: `读法 ${name} 没有别的选项`, en: `reading ${name} has no other choices` }
    : { zh: `规则没有读法 ${name}`, en: `the rule has no reading ${name}` };
  return new UsageError(
    what,
    all === undefined
      ? { zh: '这个规则没有可选的读法', en: 'the rule has no readings to choose' }
      : { zh: `可选的：${all}`, en: `to choose from: ${all}` },
  );
};
