import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../packages/interpreter/src/cli/program.js';
import type { Terminal } from '../packages/interpreter/src/cli/terminal.js';

const root = fileURLToPath(new URL('../rules/', import.meta.url));
const month = '2021-04';
const files = readdirSync(`${root}samples/${month}`).filter((name) => name.endsWith('.json'));
const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const draws = (name: string): boolean => text(name.replace('.json', '.yaml')).includes('scores:');

const output = async (...args: readonly string[]): Promise<string> => {
  let out = '';
  const terminal: Terminal = {
    env: {},
    colors: { out: false, err: false },
    columns: undefined,
    out: (more) => {
      out += more;
    },
    err: (more) => {
      throw new Error(more);
    },
    stdin: () => Promise.reject(new Error('nothing is read')),
  };
  expect(await run(args, terminal)).toBe(0);
  return out;
};

interface Row {
  readonly unit: string;
  readonly score: number;
  readonly rank: number;
}

const rows = async (rule: string, data: string): Promise<readonly Row[]> => {
  const result = JSON.parse(await output(`${root}${rule}`, `${root}${data}`, '--format', 'json')) as { units: Row[] };
  return result.units.map(({ unit, score, rank }) => ({ unit, score, rank }));
};

describe('the shipped month', () => {
  it.each(files.filter((name) => !draws(name)))('%s is the sample of its rule', (name) => {
    expect(text(`samples/${month}/${name}`)).toBe(text(`samples/${name}`));
  });

  it.each(files.filter(draws))('%s comes to the same with its scores drawn or typed in', async (name) => {
    const rule = name.replace('.json', '.yaml');
    expect(await rows(rule, `samples/${month}`)).toEqual(await rows(rule, `samples/${name}`));
  });

  it('draws on every rule that has data in April', () => {
    expect(files.length).toBe(readdirSync(root).filter((name) => name.endsWith('.yaml')).length - 2);
  });
});
