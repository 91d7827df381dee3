import { type FieldInfo, type Term, termsWithin, type ValueInfo } from '@zhunsheng/dsl';

/** What a term looks at in the data. */
export interface Reads {
  readonly fields: ReadonlySet<FieldInfo>;
  readonly period: boolean;
}

const OF_PERIOD: ReadonlySet<string> = new Set(['month', 'quarter', 'year', 'period_start', 'period_end']);

/** The fields that a term rests on, through named values too, and whether it asks for the period. */
export const readsOf = (term: Term): Reads => {
  const fields = new Set<FieldInfo>();
  const values = new Set<ValueInfo>();
  let period = false;
  const visit = (outer: Term): void => {
    for (const one of termsWithin(outer)) {
      if (one.op === 'field') fields.add(one.field);
      else if (one.op === 'aggregate' && one.axis.kind === 'field') fields.add(one.axis);
      else if (one.op === 'variable' && OF_PERIOD.has(one.name)) period = true;
      else if (one.op === 'value' && !values.has(one.value)) {
        values.add(one.value);
        visit(one.value.term);
      }
    }
  };
  visit(term);
  return { fields, period };
};
