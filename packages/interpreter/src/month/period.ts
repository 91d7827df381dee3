import type { DiagnosticBag, ScalarNode, SourceFile } from '@zhunsheng/dsl';
import type { DataDocument } from '../run/data/files.js';
import { isPeriod } from './previous.js';

/** The period that a document of data is for, where it can be read. */
export interface Dated {
  readonly file: SourceFile;
  readonly period: ScalarNode;
}

export const datesOf = (documents: readonly DataDocument[]): readonly Dated[] =>
  documents.flatMap(({ file, node }) => {
    const period = node.kind === 'map' ? node.entries.find(({ key }) => key.text === 'period')?.value : undefined;
    return period?.kind === 'scalar' && isPeriod(period.text) ? [{ file, period }] : [];
  });

/** The month that data is for: that of the rule's own, else of most of the others. */
export const monthOf = (own: readonly Dated[], others: readonly Dated[]): Dated | undefined => {
  const [first] = own;
  if (first) return first;
  const count = ({ period }: Dated): number => others.filter((one) => one.period.text === period.text).length;
  return others.reduce<Dated | undefined>((best, one) => (best && count(best) >= count(one) ? best : one), undefined);
};

/** Reports data of another month than the rest. */
export const reportOtherMonth = (dates: readonly Dated[], month: Dated, bag: DiagnosticBag): void => {
  for (const { file, period } of dates) {
    if (period.text === month.period.text) continue;
    bag.report(
      'files-disagree',
      file,
      period.span,
      {
        zh: `这个文件是 ${period.text} 的数据，${month.file.name} 是 ${month.period.text} 的`,
        en: `this file is for ${period.text}, ${month.file.name} for ${month.period.text}`,
      },
      {
        secondary: [
          {
            file: month.file,
            span: month.period.span,
            message: { zh: `这里是 ${month.period.text}`, en: `${month.period.text} here` },
          },
        ],
        hint: { zh: '一个文件夹放同一个月的数据', en: 'a folder holds the data of one month' },
      },
    );
  }
};
