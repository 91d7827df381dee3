import { describe, expect, it } from 'vitest';
import { cells, hints, messages, readAll, readMarked, readText, readUnit, ruleWith } from './support.js';

const rule = ruleWith(
  '  全市目标: { type: number, common: true }\n  断面总数: { type: count }\n  达标断面数: { type: count, default: 0 }\n  道路: { type: list, default: [], fields: { 名称: { type: text } } }',
  {
    units: '{ 第一组: [郑州航空港区, 金水区], 第二组: { members: [巩义市], optional: true } }',
  },
);

const GOOD = '"common": {"全市目标": 6}, "units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}}';

describe('the outermost level', () => {
  it.each([
    '«empty-file|»',
    '«empty-file|»  \n',
    '«wrong-structure|null»',
    '«wrong-structure|[]»',
    '«wrong-structure|"text"»',
    '«missing-data-key missing-data-key missing-data-key missing-field|{»}',
    `«missing-data-key|{»"period": "2021-04", ${GOOD}}`,
    `«missing-data-key|{»"rule": "sample", ${GOOD}}`,
    `{«missing-data-key|"rule"»: null, "period": "2021-04", ${GOOD}}`,
    `{"rule": "sample", «missing-data-key|"period"»: null, ${GOOD}}`,
    `{"rule": «wrong-rule|"samples"», "period": "2021-04", ${GOOD}}`,
    '{"rule": «wrong-rule|"ecology"», "period": "2021-04", "units": {"x": {"y": 1}}}',
    '{"rule": «wrong-rule|["sample"]», "period": "2021-04", "units": {"x": {"y": 1}}}',
    `«missing-data-key|{»"rule": "sample", «unknown-data-key|"periods"»: "2021-04", ${GOOD}}`,
    '«missing-data-key|{»"rule": "sample", "period": "2021-04", "common": {"全市目标": 6}}',
    '{"rule": "sample", "period": "2021-04", "common": «wrong-structure|[]», «missing-unit|"units"»: {}}',
    '{"rule": "sample", "period": "2021-04", "common": {"全市目标": 6}, "units": «wrong-structure|[{"金水区": {}}]»}',
    '{"rule": "sample", "period": "2021-04", "common": «wrong-structure|6», "units": «wrong-structure|7»}',
    `{"rule": "sample", "period": "2021-04", «unknown-data-key|"断面总数"»: 3, «unknown-data-key|"金水区"»: {}, ${GOOD}}`,
    `{"rule": "sample", "period": "2021-04", «unknown-data-key|"__proto__"»: {}, ${GOOD}}`,
    `{"rule": "sample", «duplicate-key|"rule"»: "sample", "period": "2021-04", ${GOOD}}`,
    `«unclosed|{»"rule": "sample", "period": "2021-04", ${GOOD}`,
  ])('%s', (text) => {
    const outcome = readMarked(rule, text);
    expect(outcome.marked).toEqual(outcome.expected);
    expect(outcome.data).toBeUndefined();
  });

  it('says where a key belongs', () => {
    const outcome = readText(
      rule,
      `{"rule": "sample", "period": "2021-04", "断面总数": 3, "金水区": {}, "全市目标": 1, "unit": {}, ${GOOD}}`,
    );
    expect(hints(outcome)).toEqual(['写在 units 下各单位里', '写在 units 下', '写在 common 下', '是不是 units？']);
  });

  it('is nothing without a file', () => {
    const outcome = readAll(rule, {});
    expect(outcome.diagnostics.map((one) => one.code)).toEqual(['missing-data-key']);
    expect(outcome.data).toBeUndefined();
  });

  it('survives deep nesting', () => {
    const outcome = readText(rule, '['.repeat(100_000));
    expect(outcome.found[0]).toMatch(/^too-deep/);
    expect(outcome.data).toBeUndefined();
  });
});

describe('the period', () => {
  const fields = '  数: { type: number, default: 0 }';
  const read = (period: string, cycle: string, more = '') =>
    readText(
      ruleWith(fields, { units: '[甲县]', cycle, more }),
      `{"rule": "sample", "period": ${period}, "units": {"甲县": {}}}`,
    );

  it.each([
    ['"2021-04"', 'month'],
    ['"2021-12"', 'quarter'],
    ['"2021-02"', 'two-months'],
  ])('%s of a rule by %s', (period, cycle) => {
    const outcome = read(period, cycle);
    expect(outcome.found).toEqual([]);
    expect(outcome.data?.period).toEqual({ text: period.slice(1, -1), year: 2021, month: Number(period.slice(6, 8)) });
  });

  it.each([
    ['"2021-4"', 'month', '写成 "2021-04"'],
    ['"2021-04-01"', 'month', '写成 "2021-04"'],
    ['"2021年4月"', 'month', '写成 "2021-04"'],
    ['202104', 'month', '写成 "2021-04"'],
    ['"2021-13"', 'month', undefined],
    ['"2021-00"', 'month', undefined],
    ['"四月"', 'month', undefined],
    ['""', 'month', undefined],
    ['["2021-04"]', 'month', undefined],
    ['"2021-05"', 'quarter', '是不是 2021-06？'],
    ['"2021-05"', 'two-months', '是不是 2021-06？'],
    ['"2021-12"', 'two-months', undefined],
  ])('%s of a rule by %s', (period, cycle, hint) => {
    const more = cycle === 'two-months' ? 'periods: { from: 2021-02, to: 2021-10 }' : '';
    const outcome = read(period, cycle, more);
    expect(outcome.found).toEqual(['wrong-period 1:30']);
    expect(hints(outcome)).toEqual([hint]);
  });

  it('lies within the periods of the rule, both ends included', () => {
    const of = (period: string) => read(`"${period}"`, 'month', 'periods: { from: 2021-03, to: 2021-12 }').found;
    expect(['2021-02', '2021-03', '2021-12', '2022-01'].map(of)).toEqual([
      ['wrong-period 1:30'],
      [],
      [],
      ['wrong-period 1:30'],
    ]);
  });
});

describe('units', () => {
  const read = (units: string) =>
    readText(rule, `{"rule": "sample", "period": "2021-04", "common": {"全市目标": 6},\n"units": ${units}}`);

  it('stand in the order of the rule; optional ones may be left out', () => {
    const outcome = read('{"金水区": {"断面总数": 3}, "郑州航空港区": {"断面总数": 4}}');
    expect(outcome.data?.units.map((one) => one.name)).toEqual(['郑州航空港区', '金水区']);
    expect(cells(rule, outcome, '断面总数')).toEqual(['4', '3']);
    expect(
      read('{"巩义市": {"断面总数": 1}, "金水区": {"断面总数": 3}, "郑州航空港区": {"断面总数": 4}}').data?.units.map(
        (one) => one.group,
      ),
    ).toEqual(['第一组', '第一组', '第二组']);
  });

  it('are missing in one message', () => {
    const outcome = read('{"金水区": null}');
    expect(outcome.found).toEqual(['missing-unit 2:1']);
    expect(messages(outcome)).toEqual(['数据缺 2 个单位：郑州航空港区、金水区']);
  });

  it.each([
    ['«missing-unit|"units"»: {«unknown-unit|"航空港区"»: {}, "金水区": {"断面总数": 3}}', '是不是 郑州航空港区？'],
    [
      '"units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}, «unknown-unit|"合计"»: {"断面总数": 7}}',
      undefined,
    ],
    [
      '"units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}, «unknown-unit|"断面总数"»: 7}',
      '它是字段：写在各单位里',
    ],
    [
      '"units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}, «unknown-unit|"__proto__"»: {}, «unknown-unit|"constructor"»: {}}',
      undefined,
    ],
    ['"units": {"郑州航空港区": {"断面总数": 4}, "金水区": «wrong-structure|3»}', undefined],
    ['"units": {"郑州航空港区": {"断面总数": 4}, "金水区": «wrong-structure|[{"断面总数": 3}]»}', undefined],
    [
      '"units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}, «duplicate-key|"金水区"»: {"断面总数": 3}}',
      undefined,
    ],
  ])('%s', (units, hint) => {
    const outcome = readMarked(rule, `{"rule": "sample", "period": "2021-04", "common": {"全市目标": 6}, ${units}}`);
    expect(outcome.marked).toEqual(outcome.expected);
    if (hint !== undefined) expect(hints(outcome)).toContain(hint);
  });
});

describe('fields', () => {
  it.each([
    ['"全市目标": 6, «unknown-field|"全市日标"»: 6', '"断面总数": 3', '是不是 全市目标？'],
    ['"全市目标": 6, «misplaced-field|"断面总数"»: 6', '"断面总数": 3', '它是各单位自己的：写在 units 下各单位里'],
    ['"全市目标": 6, «unknown-field|"金水区"»: {}', '"断面总数": 3', '写在 units 下'],
    ['"全市目标": 6', '"断面总数": 3, «misplaced-field|"全市目标"»: 6', '它是各单位共用的：写在 common 下'],
    ['"全市目标": 6', '"断面总数": 3, «misplaced-field|"名称"»: "甲"', '它是清单 道路 的字段：写在 道路 的每条记录里'],
    ['"全市目标": 6', '"断面总数": 3, «unknown-field|"达标断面"»: 1', '是不是 达标断面数？'],
    ['"全市目标": 6', '"断面总数": 3, «unknown-field|"__proto__"»: 1, «unknown-field|"toString"»: 1', undefined],
    ['"全市目标": 6', '"断面总数": 3, «duplicate-key|"断面总数"»: 5', undefined],
    [
      '"全市目标": 6',
      '"断面总数": 3, "道路": [{«misplaced-field|"断面总数"»: 3, "名称": "甲"}]',
      '它是各单位自己的：写在 units 下各单位里',
    ],
    ['"全市目标": 6', '"断面总数": 3, "道路": [{«unknown-field|"名"»: "甲", "名称": "甲"}]', undefined],
  ])('common %s, unit %s', (common, unit, hint) => {
    const outcome = readMarked(
      rule,
      `{"rule": "sample", "period": "2021-04",\n"common": {${common}},\n"units": {"郑州航空港区": {"断面总数": 4}, "金水区": {${unit}}}}`,
    );
    expect(outcome.marked).toEqual(outcome.expected);
    if (hint !== undefined) expect(hints(outcome)).toContain(hint);
  });

  it('are missed at the key of their owner', () => {
    const outcome = readMarked(
      rule,
      '{"rule": "sample", "period": "2021-04", «missing-field|"common"»: {}, "units": {"郑州航空港区": {"断面总数": 4}, «missing-field|"金水区"»: {}}}',
    );
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual(['common 缺 全市目标', '金水区 缺 断面总数']);
  });

  it('of common data are missed at the start of a file without any', () => {
    const outcome = readText(
      rule,
      '{"rule": "sample", "period": "2021-04", "units": {"郑州航空港区": {"断面总数": 4}, "金水区": {"断面总数": 3}}}',
    );
    expect(outcome.found).toEqual(['missing-field 1:1']);
    expect(messages(outcome)).toEqual(['common 缺 全市目标']);
  });
});

describe('several files', () => {
  const part = (content: string, period = '2021-04') => `{"rule": "sample", "period": "${period}",\n${content}}`;

  it('are put together', () => {
    const outcome = readAll(rule, {
      'a.json': part('"common": {"全市目标": 6}, "units": {"金水区": {"断面总数": 3}}'),
      'b.yaml': 'rule: sample\nperiod: 2021-04\nunits:\n  郑州航空港区: { 断面总数: 4 }\n  金水区: { 达标断面数: 2 }\n',
    });
    expect(outcome.found).toEqual([]);
    expect(cells(rule, outcome, '断面总数')).toEqual(['4', '3']);
    expect(cells(rule, outcome, '达标断面数')).toEqual(['0', '2']);
    expect(cells(rule, outcome, '全市目标')).toEqual(['6']);
  });

  it('say the same field once, both places named', () => {
    const outcome = readAll(rule, {
      'a.json': part(
        '"common": {"全市目标": 6}, "units": {\n"金水区": {"断面总数": 3}, "郑州航空港区": {"断面总数": 4}}',
      ),
      'b.json': part('"common": {"全市目标": 6}, "units": {\n"金水区": {"达标断面数": 2, "断面总数": 3}}'),
    });
    expect(outcome.found).toEqual(['b.json given-twice 2:12', 'b.json given-twice 3:21']);
    expect(
      outcome.diagnostics.map(
        ({ secondary: [first] }) => first && [first.file.name, first.file.position(first.span.start)],
      ),
    ).toEqual([
      ['a.json', { line: 2, column: 12 }],
      ['a.json', { line: 3, column: 9 }],
    ]);
  });

  it('take null for absent, so that another file may give the value', () => {
    const outcome = readAll(rule, {
      'a.json': part(
        '"common": {"全市目标": 6}, "units": {"金水区": {"断面总数": null}, "郑州航空港区": {"断面总数": 4}}',
      ),
      'b.json': part('"units": {"金水区": {"断面总数": 3}}'),
    });
    expect(cells(rule, outcome, '断面总数')).toEqual(['4', '3']);
  });

  it('are of one rule and one period', () => {
    const outcome = readAll(rule, {
      'a.json': part(GOOD),
      'b.json': part('"units": {}', '2021-05'),
      'c.json': '{"rule": "economy", "period": "2021-04"}',
    });
    expect(outcome.found).toEqual(['b.json files-disagree 1:30', 'c.json wrong-rule 1:10']);
    expect(outcome.diagnostics[0]?.secondary.map((one) => one.file.name)).toEqual(['a.json']);
  });

  it('are all looked at where one can not be read', () => {
    const outcome = readAll(rule, { 'a.json': '{', 'b.json': part('"units": {\n"金水区": {\n"断面总数": "x"}}') });
    expect(outcome.found).toContain('a.json unclosed 1:1');
    expect(outcome.found).toContain('b.json not-a-number 4:9');
    expect(outcome.data).toBeUndefined();
  });
});

describe('all at once', () => {
  it('reports every mistake in one run', () => {
    const outcome = readUnit(
      ruleWith('  甲: { type: number }\n  乙: { type: count }\n  丙: { type: flag }\n  丁: { type: date }'),
      '{\n"甲": "x",\n"乙": -1,\n"丙": "是",\n"戊": 1}',
    );
    expect(outcome.found).toEqual([
      'missing-unit 2:1',
      'missing-field 3:1',
      'not-a-number 4:6',
      'not-a-count 5:6',
      'not-a-flag 6:6',
      'unknown-field 7:1',
    ]);
  });

  it('stops listing after a great many', () => {
    const units = Array.from({ length: 1000 }, (_, at) => `单位${at}`);
    const large = ruleWith('  甲: { type: number }', { units: `[${units.join(', ')}]` });
    const outcome = readText(
      large,
      `{"rule": "sample", "period": "2021-04", "units": {${units.map((one) => `"${one}": {"甲": "x"}`).join(', ')}}}`,
    );
    expect(outcome.diagnostics.length).toBe(501);
    expect(outcome.diagnostics.filter((one) => one.code === 'too-many-mistakes').length).toBe(1);
    expect(outcome.data).toBeUndefined();
  });
});
