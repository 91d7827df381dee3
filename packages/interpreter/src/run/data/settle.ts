import type { FieldInfo } from '@zhunsheng/dsl';
import type { Columns } from './columns.js';
import { FieldReader, type Look } from './field-reader.js';
import { CellFrame, FieldTerm } from './field-term.js';
import type { Owner } from './owners.js';
import { readRecords } from './records.js';
import type { DataReporter } from './reporter.js';

/**
 * Turns what is given into columns: first the fields that the conditions of others rest on, lists before their records. A condition
 * that comes back to its own field decides nothing: what is given is read.
 */
export const settle = (columns: Columns, reporter: DataReporter): void => {
  const reader = new FieldReader(columns, reporter);
  const states = new Map<FieldInfo, 'begun' | 'settled'>();
  const visit = (field: FieldInfo): void => {
    if (states.has(field)) return;
    states.set(field, 'begun');
    if (field.list) visit(field.list);
    const condition = field.required && new FieldTerm(field.required, field, columns.bad);
    const before = [...(condition?.reads.fields ?? [])];
    for (const one of before) visit(one);
    const circular = before.some((one) => states.get(one) === 'begun');
    const look = !condition ? always('yes') : circular ? always('open') : lookBy(condition, columns);
    for (const owner of columns.owners(field)) {
      if (field.type === 'list') readRecords(field, owner, look(owner, 0), columns, reader, reporter);
      else if (field.per) reader.readMembers(field, field.per, owner, look);
      else reader.readSingle(field, owner, look(owner, 0));
    }
    states.set(field, 'settled');
  };
  for (const field of columns.names.all) visit(field);
};

const always = (look: Look) => (): Look => look;

const lookBy = (condition: FieldTerm, columns: Columns): ((owner: Owner, member: number) => Look) => {
  const frame = new CellFrame(columns.run, condition.field);
  return (owner, member) => {
    if (condition.isDoubtful(owner, member)) return 'doubtful';
    const value = condition.value(frame.at(owner, member));
    return value === true ? 'yes' : value === false ? 'no' : 'open';
  };
};
