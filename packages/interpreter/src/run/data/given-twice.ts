import { type Bilingual, Exact } from '@zhunsheng/dsl';
import { readCell } from './cell.js';
import type { Columns } from './columns.js';
import { type Given, isAbsent, type Owner } from './owners.js';
import type { GivingColumn, ProvidedColumn } from './provided.js';
import { type DataReporter, label, listed, say } from './reporter.js';

/** Reports what the data gives although another result gives it: two figures, and nothing says which of them counts. */
export const reportGivenTwice = (columns: Columns, reporter: DataReporter): void => {
  for (const column of columns.provided.columns) {
    if (!('values' in column)) continue;
    const typed = columns.owners(column.field).flatMap((owner) => {
      const given = typedValue(column, owner, columns);
      return given ? [{ owner, given }] : [];
    });
    if (column.kind === 'scored') reportScored(column, typed, reporter);
    else for (const { owner, given } of typed) reportDifferent(column, owner, given, reporter);
  }
};

interface Typed {
  readonly owner: Owner;
  readonly given: Given;
}

/** What the data itself has for a unit. */
const typedValue = ({ field, member }: ProvidedColumn, owner: Owner, columns: Columns): Given | undefined => {
  const given = columns.given(field, owner);
  if (!given || member === undefined) return given;
  const entry = given.value.kind === 'map' ? given.value.entries.find(({ key }) => key.text === member) : undefined;
  return entry && !isAbsent(entry.value) ? { file: given.file, ...entry } : undefined;
};

const fieldName = ({ field, member }: ProvidedColumn): string =>
  member === undefined ? field.name : `${field.name}[${member}]`;

/** One message for all units. */
const reportScored = (column: GivingColumn, typed: readonly Typed[], reporter: DataReporter): void => {
  const [first] = typed;
  if (!first) return;
  const { rule, file, place } = column;
  const [name, units] = [fieldName(column), listed(typed.map(({ owner }) => owner.name))];
  reporter.report(
    'given-twice',
    first.given.file,
    first.given.value.span,
    say(
      `${name} 由规则 ${rule} 评出，数据中又填报了（${units.zh}）`,
      `\`${name}\` is scored by the rule \`${rule}\`, and the data has figures of its own (${units.en})`,
    ),
    {
      secondary: [label(file, place, `规则 ${rule} 的数据在这里`, `the data of the rule \`${rule}\` is here`)],
      hint: say(
        `删去填报的得分，或移走规则 ${rule} 的数据`,
        `remove the figures, or take the data of the rule \`${rule}\` away`,
      ),
    },
  );
};

const reportDifferent = (column: GivingColumn, { name }: Owner, given: Given, reporter: DataReporter): void => {
  const { field, rule, kind, period, file, place } = column;
  const other = column.values.get(name)?.given;
  if (kind === 'carried' && !other) return;
  const [own, last] = [readCell(field, given.value), other && readCell(field, other.value)];
  // What is no value at all is reported where it is read.
  if (!(own instanceof Exact) || (last instanceof Exact && last.equals(own))) return;
  const [typed, before] = [own.toDecimal(9), last instanceof Exact ? last.toDecimal(9) : undefined];
  const what: Bilingual =
    kind === 'standing'
      ? say(`规则 ${rule} ${period} 期的得分沿用`, `the score of \`${rule}\` of ${period} stands`)
      : say(` ${period} 期结转`, `${period} hands on`);
  const figure =
    before === undefined ? say('，其中没有这个单位', ', without the unit') : say(` ${before}`, ` ${before}`);
  reporter.report(
    'given-twice',
    given.file,
    given.value.span,
    say(
      `${name} 的 ${fieldName(column)} 填报的是 ${typed}，而${what.zh}${figure.zh}`,
      `\`${fieldName(column)}\` of \`${name}\` is ${typed}, and ${what.en}${figure.en}`,
    ),
    {
      secondary: [
        label(other?.file ?? file, other?.value.span ?? place, '上次的结果在这里', 'the last result is here'),
      ],
      hint: say('删去填报的，或不用上次的结果', 'remove the figure, or leave the last result out'),
    },
  );
};
