import { type Analysis, analyze } from '../../packages/dsl/src/analyze.js';
import { type Coefficient, coefficientsOf, setCoefficient } from '../../packages/dsl/src/services/coefficients.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { fileOf } from '../edit/support.js';

export const read = (text: string): Analysis => analyze(fileOf(text));

export const coefficient = (analysis: Analysis, id: string): Coefficient => {
  const all = coefficientsOf(analysis);
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} among\n${all.map((one) => one.id).join('\n')}`);
  return found;
};

/** The text after an edit, or the codes of why there is none. */
export const set = (text: string, id: string, value: string): string | readonly string[] => {
  const made = setCoefficient(read(text), id, value);
  return 'edit' in made ? applyEdits(text, [made.edit]) : made.diagnostics.map((one) => one.code);
};
