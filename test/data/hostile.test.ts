import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, readAll, readText, ruleWith } from './support.js';

const rule = ruleWith(
  `  数: { type: number }
  类: { type: percent, per: 类别, default: 0 }
  道路: { type: list, default: [], fields: { 名称: { type: text }, 日期: { type: date, required: "名称 != '无'" } } }`,
  { units: '[甲县]', more: 'sets: { 类别: [甲, 乙] }' },
);

describe('hostile data', () => {
  it('may name units and fields like the properties of objects', () => {
    const odd = ruleWith(
      '  constructor: { type: number }\n  __proto__: { type: number, default: 1 }\n  toString: { type: count, per: hasOwnProperty }',
      { units: '[__proto__, valueOf]', more: 'sets: { hasOwnProperty: [__proto__, constructor] }' },
    );
    const unit = '{"constructor": 2, "__proto__": 3, "toString": {"__proto__": 4, "constructor": 5}}';
    const outcome = readText(
      odd,
      `{"rule": "sample", "period": "2021-04", "units": {"__proto__": ${unit}, "valueOf": ${unit}}}`,
    );
    expect(outcome.found).toEqual([]);
    expect([
      cells(odd, outcome, 'constructor'),
      cells(odd, outcome, '__proto__'),
      cells(odd, outcome, 'toString'),
    ]).toEqual([
      ['2', '2'],
      ['3', '3'],
      ['4', '5', '4', '5'],
    ]);
  });

  it('may stand on one line of a megabyte', () => {
    const records = Array.from({ length: 25_000 }, (_, at) => `{"名称": "第${at}条道路", "日期": "2021-03-15"}`);
    const text = `{"rule": "sample", "period": "2021-04", "units": {"甲县": {"数": 1, "道路": [${records.join(', ')}]}}}`;
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(cells(rule, readText(rule, text), '日期').length).toBe(25_000);
    const broken = text.replace('"第24999条道路", "日期": "2021-03-15"', '"第24999条道路", "日期": "2021-02-30"');
    const outcome = readText(rule, broken);
    expect(outcome.found).toEqual([`not-a-date 1:${broken.indexOf('"2021-02-30"') + 1}`]);
  });

  it('reads a thousand units with a hundred fields without looking anything up twice over', () => {
    const units = Array.from({ length: 1000 }, (_, at) => `单位${at}`);
    const fields = Array.from(
      { length: 100 },
      (_, at) => `  字段${at}: { type: number, ${at % 2 ? `max: 字段${at - 1}, required: month > 2` : 'min: 0'} }`,
    );
    const large = ruleWith(fields.join('\n'), { units: `[${units.join(', ')}]` });
    const unit = `{${fields.map((_, at) => `"字段${at}": ${at % 2 ? 1.25 : 2.5}`).join(', ')}}`;
    const text = `{"rule": "sample", "period": "2021-04", "units": {${units.map((one) => `"${one}": ${unit}`).join(',\n')}}}`;
    const start = performance.now();
    const outcome = readText(large, text);
    const took = performance.now() - start;
    expect(outcome.found).toEqual([]);
    expect(cells(large, outcome, '字段99').length).toBe(1000);
    // Far above what it takes, since other tests run at the same time; a quadratic look-up would take much longer.
    expect(took).toBeLessThan(5000);
  });

  const key = fc.constantFrom(
    'rule',
    'period',
    'common',
    'units',
    '甲县',
    '数',
    '类',
    '甲',
    '道路',
    '名称',
    '日期',
    '__proto__',
    'x',
  );
  const scalar = fc.oneof(
    fc.constantFrom('sample', '2021-04', '85%', '2021-03-15', '１２', '', true, false, null, 0, -1, 4.5),
    fc.string(),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 6, withCrossShrink: true }, scalar, tie('map'), tie('list')),
    map: fc.dictionary(key, tie('node'), { maxKeys: 5 }),
    list: fc.array(tie('node'), { maxLength: 4 }),
  })).node;

  it('never throws, and fails only with a reason', () => {
    fc.assert(
      fc.property(tree, tree, fc.boolean(), (unit, common, asRule) => {
        const text = JSON.stringify(
          asRule ? { rule: 'sample', period: '2021-04', common, units: { 甲县: unit } } : unit,
        );
        for (const name of ['data.json', 'data.yaml']) {
          const { data, diagnostics } = readAll(rule, { [name]: text });
          expect(data === undefined).toBe(diagnostics.length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on text that is no JSON', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const name of ['data.json', 'data.yml']) expect(readAll(rule, { [name]: text }).data).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
