import type { FieldInfo } from '@zhunsheng/dsl';
import type { Columns } from './columns.js';
import { takeFields } from './field-names.js';
import type { FieldReader, Look } from './field-reader.js';
import { cellName, type Given, type Owner, shown } from './owners.js';
import { type DataReporter, say } from './reporter.js';

/** Takes up the records that one owner has of a list: each becomes an owner of the list's fields. */
export const readRecords = (
  list: FieldInfo,
  owner: Owner,
  look: Look,
  columns: Columns,
  reader: FieldReader,
  reporter: DataReporter,
): void => {
  const given = columns.given(list, owner);
  const mayLack = list.default !== undefined || list.optional;
  if (look === 'doubtful') columns.bad.mark(list, owner, 0);
  else if (look !== 'no' && given) takeRecords(list, owner, given, columns, reporter);
  else if (look === 'yes' && !mayLack) {
    columns.bad.mark(list, owner, 0);
    if (!owner.broken) reader.reportMissing(list, owner);
  }
  columns.closeOwner(list);
};

const takeRecords = (list: FieldInfo, owner: Owner, given: Given, columns: Columns, reporter: DataReporter): void => {
  const { file, value } = given;
  if (value.kind !== 'sequence') {
    columns.bad.mark(list, owner, 0);
    reportNoList(list, owner, given, reporter);
    return;
  }
  const records = columns.recordsOf(list);
  for (const [at, item] of value.items.entries()) {
    const record: Owner = {
      index: records.all.length,
      unit: owner.unit,
      name: list.name,
      parent: owner,
      number: at + 1,
      file,
      place: item.span,
      broken: item.kind !== 'map',
    };
    records.all.push(record);
    if (item.kind === 'map') {
      takeFields(item.entries, file, list, record, records, columns.names, reporter);
      continue;
    }
    const [name, what] = [cellName(owner, list), shown(item)];
    reporter.report(
      'wrong-structure',
      file,
      item.span,
      say(`${name.zh} 第 ${at + 1} 条写的是${what.zh}`, `record ${at + 1} of ${name.en} is ${what.en}`),
      {
        hint: say('每条记录写作 { 字段: 值 }', 'a record is written { FIELD: value }'),
      },
    );
  }
};

const reportNoList = (list: FieldInfo, owner: Owner, { file, value }: Given, reporter: DataReporter): void => {
  const [name, what] = [cellName(owner, list), shown(value)];
  reporter.report(
    'wrong-value',
    file,
    value.span,
    say(`${name.zh} 应是记录的列表，写的是${what.zh}`, `${name.en} should be a list of records, and is ${what.en}`),
    {
      hint:
        value.kind === 'map'
          ? say('只有一条也放在方括号里：[ {…} ]', 'put a single record in brackets too: [ {…} ]')
          : say('写成 [ { 字段: 值 }, … ]；没有的写 []', 'write [ { FIELD: value }, … ], or [] for none'),
    },
  );
};
