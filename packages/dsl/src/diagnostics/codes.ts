import { casesCodes } from './codes/cases.js';
import { dataCodes } from './codes/data.js';
import { documentCodes } from './codes/document.js';
import { editCodes } from './codes/edit.js';
import type { CodeEntry } from './codes/entry.js';
import { expressionCodes } from './codes/expression.js';
import { monthCodes } from './codes/month.js';
import { nameCodes } from './codes/name.js';
import { runCodes } from './codes/run.js';
import { sourceCodes } from './codes/source.js';
import { typeCodes } from './codes/type.js';

/** The closed table of diagnostic codes, by phase: what can be wrong, how grave it is, what to do. */
export const CODES = {
  ...sourceCodes,
  ...expressionCodes,
  ...documentCodes,
  ...nameCodes,
  ...typeCodes,
  ...dataCodes,
  ...runCodes,
  ...monthCodes,
  ...casesCodes,
  ...editCodes,
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof CODES;
