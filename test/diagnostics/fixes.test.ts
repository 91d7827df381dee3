import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { casesCodes } from '../../packages/dsl/src/diagnostics/codes/cases.js';
import type { dataCodes } from '../../packages/dsl/src/diagnostics/codes/data.js';
import type { editCodes } from '../../packages/dsl/src/diagnostics/codes/edit.js';
import type { monthCodes } from '../../packages/dsl/src/diagnostics/codes/month.js';
import type { runCodes } from '../../packages/dsl/src/diagnostics/codes/run.js';
import type { Code } from '../../packages/dsl/src/diagnostics/codes.js';
import { diagnose, expectPutRight, wellFormed } from './fixing.js';
import { parseGolden, sourcesOf } from './golden.js';

/** The codes of a rule file: those of data, runs, months and cases say what is wrong elsewhere, those of edits why nothing is changed. */
type RuleCode = Exclude<
  Code,
  | keyof typeof dataCodes
  | keyof typeof runCodes
  | keyof typeof monthCodes
  | keyof typeof casesCodes
  | keyof typeof editCodes
>;

/** For the mistake of each golden file: that it can be put right, by how many ways, or why it can't. */
const FIXES: Readonly<Record<RuleCode, number | string>> = {
  'too-large': 'how to divide a file is for its author',
  'empty-file': 'there is nothing to go by',
  'mixed-line-endings': 1,
  'invisible-character': 1,
  'too-many-mistakes': 'the mistakes are put right one by one',
  'too-deep': 'what is to be taken apart is not known',
  'yaml-syntax': 1,
  indentation: 1,
  'tab-indentation': 1,
  'missing-colon': 1,
  unclosed: 1,
  'needs-quotes': 1,
  'full-width-colon': 1,
  'full-width-space': 1,
  'full-width-mark': 1,
  'number-slip': 1,
  'duplicate-key': 'which of two values is right is not known; a line that comes twice is removed',
  'key-not-text': 'what the key is to be called is not known',
  'alias-refused': 1,
  'tag-refused': 2,
  'several-documents': 'what stands in the second one may be needed; a bare mark at the end is removed',
  'json-syntax': 1,
  'expression-empty': 'the figure stands in the regulation',
  'expression-syntax': 'the value that is missing stands in the regulation',
  'expression-too-deep': 'what the parts are to be called is not known',
  'expression-too-long': 'what the parts are to be called is not known',
  'unbalanced-bracket': 1,
  'unclosed-text': 1,
  'bad-number': 1,
  'bad-date': 1,
  'foreign-operator': 1,
  'unknown-character': 'without it, name and number would run together',
  'bad-aggregate': 'whether to count or to add up is not known',
  'bad-band': 2,
  'bad-signature': 1,
  'duplicate-parameter': 'what the other parameter is to be called is not known',
  'bad-name': 1,
  'reserved-name': 1,
  'unknown-key': 1,
  'misplaced-key': 1,
  'idle-key': 1,
  'missing-key': 1,
  'wrong-form': 'which value belongs to which key is not said',
  'unknown-word': 'the word is near none of those that may stand there',
  'mixed-languages': 1,
  'one-method': 'which of the methods is right stands in the regulation',
  'table-shape': 'which cell of the row is missing is not known',
  'duplicate-name': 'a name goes with all places that refer to it: renaming does that',
  'duplicate-member': 1,
  'unknown-name': 1,
  'unknown-unit': 1,
  'not-a-member': 1,
  'needs-member': 'which member is meant is not known',
  'not-a-collection': 1,
  'missing-table-entry': 1,
  'class-gap': 'to which class a unit belongs stands in the regulation',
  cycle: 'which of them comes first is not known',
  'unknown-choice': 1,
  'unused-name': 1,
  'type-mismatch': 1,
  'measure-mismatch': 'how one unit converts into the other is not known',
  'percent-mismatch': 1,
  'may-be-absent': 1,
  'bad-call': 'which argument is missing is not known',
  'cohort-in-list': 'what is to be compared among units is not known',
  'band-gap': 1,
  'band-overlap': 'which bound is right stands in the regulation',
  'dead-band': 'whether it is too much or in the wrong order is not known',
  'cases-open': 1,
  'rank-points': 'how places earn points stands in the regulation',
  'parts-do-not-add-up': 1,
  'missing-decision': 3,
  'field-condition': 'what the condition may go by is not known',
  'division-by-zero': 'the divisor stands in the regulation',
};

const folder = new URL('./golden/', import.meta.url);
const codes = Object.keys(FIXES) as RuleCode[];

describe('the mistake of each golden file', () => {
  it('there is a golden file for each', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(codes.map((one) => `${one}.txt`)));
  });

  it.each(codes)('%s', (code) => {
    const files = sourcesOf(parseGolden(readFileSync(new URL(`${code}.txt`, folder), 'utf8')));
    const expected = FIXES[code];
    for (const file of files.filter((one) => /\.(?:yaml|json)$/.test(one.name))) {
      const before = diagnose(file);
      const own = before.filter((one) => one.code === code);
      for (const one of own) {
        expect(one.fixes?.length ?? 0).toBe(typeof expected === 'number' ? expected : 0);
        for (const fix of one.fixes ?? []) {
          wellFormed(file, fix);
          expectPutRight(file, one, fix, before);
        }
      }
      if (typeof expected === 'number' && file === files.at(-1)) expect(own.length).toBeGreaterThan(0);
    }
  });
});
