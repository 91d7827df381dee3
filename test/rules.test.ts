import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../packages/dsl/src/diagnostics/bag.js';
import { renderDiagnostics } from '../packages/dsl/src/diagnostics/render.js';
import { SourceFile } from '../packages/dsl/src/source/source-file.js';
import { readCases } from '../packages/interpreter/src/cases/document.js';
import { casesText } from '../packages/interpreter/src/cases/render.js';
import { runCases } from '../packages/interpreter/src/cases/run-cases.js';
import { makePlan } from '../packages/interpreter/src/plan/plan.js';
import { readData } from '../packages/interpreter/src/run/data/read-data.js';
import { score } from '../packages/interpreter/src/run/score.js';

const root = fileURLToPath(new URL('../rules/', import.meta.url));
const source = (name: string): SourceFile => new SourceFile(`rules/${name}`, readFileSync(`${root}${name}`, 'utf8'));
const namesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(`${root}${folder}`)
    ? readdirSync(`${root}${folder}`)
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
    : [];

const style = { language: 'zh', color: false } as const;
const ids = namesIn('', '.yaml');

describe.each(ids)('the rule %s', (id) => {
  const { rule, diagnostics } = analyze(source(`${id}.yaml`));

  it('is named as its file and has nothing to complain of', () => {
    expect(renderDiagnostics(diagnostics, style)).toBe('');
    expect(rule?.id).toBe(id);
  });

  it('scores its sample', () => {
    if (!rule) throw new Error('no rule');
    const bag = new DiagnosticBag();
    const data = readData(rule, [source(`samples/${id}.json`)], bag);
    const scored = data && score(makePlan(rule), data, bag);
    expect(renderDiagnostics(bag.all, style)).toBe('');
    expect(scored?.result.units.map((one) => one.unit)).toEqual(data?.units.map((one) => one.name));
  });

  it('explains every unit of its sample', () => {
    if (!rule) throw new Error('no rule');
    const bag = new DiagnosticBag();
    const data = readData(rule, [source(`samples/${id}.json`)], bag);
    const scored = data && score(makePlan(rule), data, bag);
    for (const { unit, status } of scored?.result.units ?? [])
      expect(scored?.explain(unit) !== undefined, unit).toBe(status === 'scored');
  });

  it('makes of its cases what they say', () => {
    const bag = new DiagnosticBag();
    const document = readCases(source(`cases/${id}.cases.yaml`), bag);
    const report = document && runCases(document, source(`${id}.yaml`), bag);
    expect(renderDiagnostics(bag.all, style)).toBe('');
    expect(report && casesText(report, style)).toBe('');
    expect(report?.total).toBeGreaterThan(0);
  });
});

it('every sample and every file of cases belongs to a rule', () => {
  expect(
    [...namesIn('samples', '.json'), ...namesIn('cases', '.cases.yaml')].filter((name) => !ids.includes(name)),
  ).toEqual([]);
});
