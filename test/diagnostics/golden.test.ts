import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../packages/dsl/src/diagnostics/codes.js';
import { parseGolden, printGolden, reproduce } from './golden.js';

/**
 * One file for every diagnostic code: the smallest mistake of its kind that someone would make, and what is said of it. To see
 * what a change of words does, run with UPDATE_GOLDEN=1 and read the difference.
 */
const folder = fileURLToPath(new URL('./golden/', import.meta.url));
const files = readdirSync(folder);
const codes = Object.keys(CODES);
const update = process.env.UPDATE_GOLDEN === '1';

describe('golden diagnostics', () => {
  it('there is a file for every code, and no other', () => {
    expect(files.toSorted()).toEqual(codes.map((code) => `${code}.txt`).toSorted());
  });

  it.each(codes.filter((code) => files.includes(`${code}.txt`)))('%s', async (code) => {
    const path = `${folder}${code}.txt`;
    const golden = parseGolden(readFileSync(path, 'utf8'));
    const [zh, en] = [await reproduce(golden, 'zh'), await reproduce(golden, 'en')];
    const found = { zh: zh.text, en: en.text };
    if (update) writeFileSync(path, printGolden(golden, found));
    else expect(found).toEqual(golden.expected);
    expect(zh.codes).toContain(code);
  });
});
