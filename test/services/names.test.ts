import { describe, expect, test } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { definitionAt, referencesAt } from '../../packages/dsl/src/services/navigation.js';
import { renameAt, renameRangeAt } from '../../packages/dsl/src/services/rename.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { EVERY_KEY, fileOf, mistakesIn } from '../edit/support.js';
import { placed, rule } from './support.js';

/** An item at the end of the rule. */
const item = (line: string): string => rule(`    - item: 新的\n      max: 5\n      ${line}`);

/** The lines of places, each with the text there. */
const lines = (text: string, spans: readonly { start: number; end: number }[]): readonly string[] =>
  spans.map(({ start, end }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = text.indexOf('\n', start);
    return `${text.slice(from, start)}«${text.slice(start, end)}»${text.slice(end, to < 0 ? undefined : to)}`.trim();
  });

const declaredAt = (marked: string): string | undefined => {
  const { text, analysis, offset } = placed(marked);
  const found = definitionAt(analysis, offset);
  return found && lines(text, [found])[0];
};

describe('the declaration', () => {
  test.each([
    ['of a field', item('points: 完‸成数'), '«完成数»: { type: count, unit: 个, note: 完成的 }'],
    ['of a field, behind its name', item('points: 完成数‸'), '«完成数»: { type: count, unit: 个, note: 完成的 }'],
    ['of a value', item('points: ‸综合得分'), '«综合得分»: 完成数 / 任务数'],
    ['of a coefficient', item('points: ‸步长'), '«步长»: { by: group, 第一组: 1.5, 第二组: 2.5 }'],
    ['of an item', item('points: ‸完成'), '- item: «完成»'],
    ['of a function', item('points: "按‸增速(1, 2)"'), '«按增速»(实际, 目标): if 实际 < 0 then 0 else 实际 / 目标'],
    [
      'of a parameter',
      rule('').replace('else 实际 /', 'else 实‸际 /'),
      '按增速(«实际», 目标): if 实际 < 0 then 0 else 实际 / 目标',
    ],
    ['of a set', rule('').replace('of: 级别', 'of: 级‸别'), '«级别»: [国家级, 省部级]'],
    ['of a table', item('points: sum(权数 over 任‸务)'), '«任务»:'],
    [
      'of a column',
      item('points: sum(权‸数 over 任务)'),
      'columns: { 牵头: units, «权数»: number, 开放: flag, 类目: text }',
    ],
    [
      'of a column in a value',
      rule('').replace('进度 * 权数', '进度 * 权‸数'),
      'columns: { 牵头: units, «权数»: number, 开放: flag, 类目: text }',
    ],
    ['of a class', item("check: 单位类‸型 = '城区'"), '«单位类型»: { 城区: [甲区, 乙区], 县: others }'],
    ['of one of a class', item("check: 单位类型 = '城‸区'"), '单位类型: { «城区»: [甲区, 乙区], 县: others }'],
    [
      'of a reading',
      item('reading: R‸1'),
      '«R1»: { clause: 附件0 一, open: 没有说明, read: 从严, choices: [从严, 从宽], chosen: 从严 }',
    ],
    [
      'of a choice of a reading',
      item("check: R1 = '从‸宽'"),
      'R1: { clause: 附件0 一, open: 没有说明, read: 从严, choices: [从严, «从宽»], chosen: 从严 }',
    ],
    ['of a choice of a field', item("check: 形式 in ['线‸上']"), '形式: { type: choice, choices: [«线上», 线下] }'],
    ['of a member', item("check: 等级 = '国‸家级'"), '级别: [«国家级», 省部级]'],
    ['of a member in brackets', item('points: "进度[规‸划]"'), '«规划»: [[甲区], 2, true, 一类]'],
    ['of a member as a key', item('points: { by: 等级, 国家级: 1, 省‸部级: 2 }'), '级别: [国家级, «省部级»]'],
    [
      'of a unit in a cell',
      rule('').replace('[[乙区], 3', '[[乙‸区], 3'),
      'units: { 第一组: [甲区, «乙区»], 第二组: [丙县] }',
    ],
    ['of a unit in an expression', item("check: unit = '甲‸区'"), 'units: { 第一组: [«甲区», 乙区], 第二组: [丙县] }'],
    [
      'of a group',
      rule('').replace('第一组: 1.5', '第一‸组: 1.5'),
      'units: { «第一组»: [甲区, 乙区], 第二组: [丙县] }',
    ],
    ['of a field of records', item('points: sum(投资‸额 over 项目)'), '«投资额»: { type: number, unit: 万元 }'],
    ['of what an assessor fills in', item('judged: 质‸量'), '«质量»: { type: points, max: 5 }'],
    ['of nothing: a word', item('points: ‸month'), undefined],
    ['of nothing: a key', item('poi‸nts: 1'), undefined],
  ])('%s', (_, marked, expected) => {
    expect(declaredAt(marked)).toBe(expected);
  });
});

describe('references', () => {
  const found = (marked: string): readonly string[] => {
    const { text, analysis, offset } = placed(marked);
    return lines(text, referencesAt(analysis, offset));
  };

  test('of a field', () => {
    expect(found(item('points: 任务‸数'))).toEqual([
      '«任务数»: { type: count, unit: 个, at_most: 完成数 }',
      '综合得分: 完成数 / «任务数»',
      'ratio: { actual: 完成数, target: «任务数» }',
      'points: «任务数»',
    ]);
  });

  test('of a unit go through sets, tables and classes', () => {
    expect(found(rule('').replace('[甲区, 乙区], 县', '[甲‸区, 乙区], 县'))).toEqual([
      'units: { 第一组: [«甲区», 乙区], 第二组: [丙县] }',
      '单位类型: { 城区: [«甲区», 乙区], 县: others }',
      '规划: [[«甲区»], 2, true, 一类]',
    ]);
  });

  test('of a text in a column that is compared with members', () => {
    const marked = rule(
      '    - item: 新的\n      max: 5\n      points: sum(if 类目 = member then 1 else 0 over 任务)',
    ).replace('一类]', '规‸划]');
    expect(found(marked)).toEqual(['«规划»: [[甲区], 2, true, 规划]', '规划: [[甲区], 2, true, «规划»]']);
  });

  test('of columns of one name that a function sees', () => {
    const marked = rule('    - item: 新的\n      max: 5\n      points: sum(加权() over 任务) + sum(加权() over 事项)')
      .replace('functions:\n', 'functions:\n  加权(倍): 权数 * 倍\n')
      .replaceAll('加权()', '加权(2)')
      .replace('coefficients:\n', '  事项:\n    columns: { 权数‸: number }\n    rows: { 甲: [1] }\ncoefficients:\n');
    expect(found(marked)).toEqual([
      'columns: { 牵头: units, «权数»: number, 开放: flag, 类目: text }',
      'columns: { «权数»: number }',
      '加权(倍): «权数» * 倍',
      '综合率: { per: 任务, value: 进度 * «权数» }',
    ]);
  });

  test('of members stay apart where sets have nothing to do with each other', () => {
    const marked = rule('').replace('sets:\n', 'sets:\n  别的: [国‸家级]\n');
    expect(found(marked)).toEqual(['别的: [«国家级»]']);
  });

  test('in the clause of items made for members', () => {
    const marked = rule('    - { items: 任务, max: 1, source: "表 {类‸目} {任务}", points: 进度 }');
    expect(found(marked)).toEqual([
      'columns: { 牵头: units, 权数: number, 开放: flag, «类目»: text }',
      '- { items: 任务, max: 1, source: "表 {«类目»} {任务}", points: 进度 }',
    ]);
  });

  test('are the same in both languages', () => {
    const of = (text: string): readonly string[] => {
      const analysis = analyze(fileOf(text));
      return referencesAt(analysis, text.indexOf('完成数:')).map(({ start }) =>
        text.slice(0, start).split('\n').length.toString(),
      );
    };
    expect(of(EVERY_KEY.zh)).toEqual(of(EVERY_KEY.en));
    expect(of(EVERY_KEY.en).length).toBeGreaterThan(3);
  });
});

describe('another name', () => {
  const rename = (marked: string, to: string) => {
    const { text, analysis, offset } = placed(marked);
    const result = renameAt(analysis, offset, to);
    return 'edits' in result ? applyEdits(text, result.edits) : result.diagnostics.map((one) => one.code);
  };

  test.each([
    ['a field', item('points: 完成‸数'), '完结数', ['完成数', '完结数']],
    ['an item', rule('').replace('item: 完成', 'item: 完‸成'), '完结', ['item: 完成', 'item: 完结']],
    ['a function and its calls', item('points: "按增‸速(1, 2)"'), '增速分', ['按增速(', '增速分(']],
    ['a member of a set', item("check: 等级 = '国家‸级'"), '国级', ['国家级', '国级']],
    ['a group', item("check: group = '第一‸组'"), '甲组', ['第一组', '甲组']],
  ])('of %s', (_, marked, to, [from = '', into = '']) => {
    const { text } = placed(marked);
    const made = rename(marked, to);
    expect(made).toBe(text.replaceAll(from, into));
    expect(mistakesIn(String(made))).toEqual(mistakesIn(text));
  });

  test('goes into quotes where it needs them', () => {
    const marked = item("check: unit = '甲‸区' and 有效");
    expect(rename(marked, '甲, 乙')).toContain("units: { 第一组: ['甲, 乙', 乙区]");
    expect(rename(marked, '甲, 乙')).toContain("check: unit = '甲, 乙' and 有效");
    expect(rename(marked, "甲'乙")).toContain("check: unit = '甲''乙' and 有效");
    expect(rename(item('points: "进度[规‸划]"'), '规 划')).toContain(`points: "进度['规 划']"`);
    expect(rename(item("points: '进度[规‸划]'"), '规 划')).toContain(`points: '进度[''规 划'']'`);
    expect(rename(item('note: 话\n      check: "unit = \'甲‸区\'"'), '甲"区')).toContain(`"unit = '甲\\"区'"`);
  });

  test('of a parameter stays in its function', () => {
    const made = rename(rule('').replace('(实际, ', '(实‸际, '), '完成值');
    expect(made).toContain('按增速(完成值, 目标): if 完成值 < 0 then 0 else 完成值 / 目标');
  });

  test.each([
    ['that is taken by a field', item('points: 完成‸数'), '任务数', ['duplicate-name']],
    ['that is taken by an item', item('points: 完成‸数'), '新的', ['duplicate-name']],
    ['that a column has', item('points: 完成‸数'), '权数', ['duplicate-name']],
    ['that another column has', item('points: sum(权‸数 over 任务)'), '开放', ['duplicate-name']],
    ['that another parameter has', rule('').replace('(实际, ', '(实‸际, '), '目标', ['duplicate-name']],
    ['that another member has', item("check: 等级 = '国家‸级'"), '省部级', ['duplicate-member']],
    ['that another unit has', item("check: unit = '甲‸区'"), '丙县', ['duplicate-member']],
    ['that is a word', item('points: 完成‸数'), '排名', ['reserved-name']],
    ['that is no name', item('points: 完成‸数'), '完成 数', ['bad-name']],
    ['that is empty', item("check: unit = '甲‸区'"), ' ', ['bad-name']],
    [
      'that a function means by a field',
      rule('').replace('(实际, 目标): if 实际', '(实‸际, 目标): if 任务数 > 0 and 实际'),
      '任务数',
      ['rename-changes-meaning'],
    ],
    [
      'that divides keys',
      item('points: { by: unit, 甲‸区: 1, 乙区: 2, 丙县: 3 }'),
      '甲、乙',
      ['rename-changes-meaning'],
    ],
    ['for a word', item('points: mon‸th'), '月数', ['nothing-to-rename']],
    ['for a key', item('poi‸nts: 1'), '月数', ['nothing-to-rename']],
    ['for nothing', '‸', '月数', ['nothing-to-rename']],
  ])('is refused %s', (_, marked, to, codes) => {
    expect(rename(marked, to)).toEqual(codes);
  });

  test('is asked for where there is one', () => {
    const range = (marked: string): string | undefined => {
      const { text, analysis, offset } = placed(marked);
      const found = renameRangeAt(analysis, offset);
      return found && text.slice(found.start, found.end);
    };
    expect(range(item('points: 完成‸数 + 1'))).toBe('完成数');
    expect(range(item("check: 等级 = '国家‸级'"))).toBe('国家级');
    expect(range(item('points: mon‸th'))).toBeUndefined();
  });

  test('that stays the same changes nothing', () => {
    const { analysis, offset } = placed(item('points: 完成‸数'));
    expect(renameAt(analysis, offset, '完成数')).toEqual({ edits: [] });
  });

  test('works in a rule with mistakes, which stay', () => {
    const marked = item('points: 完成‸数 + 没有的');
    const { text } = placed(marked);
    const made = String(rename(marked, '完结数'));
    expect(made).toBe(text.replaceAll('完成数', '完结数'));
    expect(mistakesIn(made)).toEqual(mistakesIn(text));
  });
});
