import { describe, expect, test } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { fileOf } from '../edit/support.js';
import { complete, labels, placed, rule, taken } from './support.js';

/** An item of the rule with a line of its own at its end. */
const item = (line: string): string => rule(`    - item: 新的\n      max: 5\n      ${line}`);
const zhItem = (line: string): string => rule(`    - 项目: 新的\n      满分: 5\n      ${line}`, 'zh');

const METHODS = 'parts points ratio bands deduct award rank check judged each cases'.split(' ');

describe('keys', () => {
  test.each([
    ['a new line of an item', item('‸'), ['source', ...METHODS]],
    ['a half-typed method', item('ra‸'), ['source', ...METHODS]],
    ['between other lines', rule('    - item: 新的\n      ‸\n      source: 附件'), ['max', ...METHODS]],
    ['a new item', rule('    - ‸'), ['item', 'max', 'source', ...METHODS]],
    ['an item in braces', rule('    - { item: 新的, m‸ }'), ['max', 'source', ...METHODS]],
    ['an item whose dash is missing', rule('    ‸'), ['item', 'max', 'source']],
    ['inside a method, below it', item('ratio:\n        ‸'), ['actual', 'target', 'at_least']],
    ['inside a method, half typed', item('ratio:\n        act‸\n        target: 任务数'), ['actual', 'at_least']],
    ['inside braces', item('ratio: { actual: 完成数, ‸ }'), ['target', 'at_least']],
    ['inside braces that are not closed', item('ratio: { actual: 完成数, ‸'), ['target', 'at_least']],
    ['a line of several', item('deduct: { lines: [{ each: 1, ‸ }] }'), ['of', 'every', 'below', 'above', 'partial']],
    ['the score of each', item('each: { over: 任务, combine: sum, score: { ‸ } }'), ['max', 'source', ...METHODS]],
    ['a case', item('cases:\n        - ‸'), ['when', 'max', 'source', 'points', 'ratio']],
    ['a veto', item('veto: { ‸ }'), ['when', 'points', 'source']],
    ['a field', rule('', 'en').replace('  有效: { type: flag }', '  有效: { type: flag, ‸ }'), ['unit', 'min']],
    ['a table of coefficients', rule('').replace('步长: { by: group, ', '步长: { ‸'), ['by', 'else', 'columns']],
    ['an empty file', '‸', ['rule', 'title', 'edition', 'source', 'cycle', 'units', 'score', 'ranking', 'periods']],
    ['the top level', rule('').replace('ranking:', '‸\nranking:'), ['periods', 'disqualify', 'carry', 'checks']],
    ['a reading', rule('').replace('readings:\n', 'readings:\n  R2: { ‸ }\n'), ['clause', 'open', 'read', 'instead']],
    ['in Chinese', zhItem('‸'), ['依据', '分项', '得分', '按完成率', '分档']],
    ['in Chinese, half typed', zhItem('排‸'), ['依据', '分项', '得分', '按完成率', '分档']],
    ['in Chinese, inside braces', zhItem('按完成率: { ‸ }'), ['完成', '目标', '不低于']],
  ])('%s', (_, marked, first) => {
    expect(labels(marked).slice(0, first.length)).toEqual(first);
  });

  test('that are there already are not offered, nor a second method', () => {
    const found = labels(item('points: 1\n      ‸'));
    expect(found).not.toContain('item');
    expect(found).not.toContain('max');
    expect(found.filter((one) => METHODS.includes(one))).toEqual(['parts']);
  });

  test('that go with another are offered beside it', () => {
    expect(labels(item('‸'))).not.toContain('combine');
    expect(labels(item('‸\n      parts: []'))).toContain('combine');
    expect(labels(item('‸'))).not.toContain('otherwise');
    expect(labels(item('applies: 有效\n      ‸'))).toContain('otherwise');
  });

  test.each([
    [item('ra‸'), 'ratio', 'ratio: { actual: $1, target: $2 }'],
    [item('ra‸'), 'rank', `rank: { by: $1, best: \${2|highest,lowest|}, among: \${3|all,group|} }`],
    [item('b‸'), 'bands', `bands: { of: $1, points: { ">= $2": $3, else: \${4:0} } }`],
    [item('d‸'), 'deduct', 'deduct: { each: $1, of: $2 }'],
    [item('pa‸'), 'parts', 'parts:\n  - item: $1\n    max: $2\n    source: $3\n    $0'],
    [item('no‸: 话'), 'note', 'note: 话'],
    [rule('    - ‸'), 'item', '- item: $1\n  max: $2\n  source: $3\n  $0'],
    [rule('    ‸'), 'item', '- item: $1\n  max: $2\n  source: $3\n  $0'],
    [zhItem('按‸'), '按完成率', '按完成率: { 完成: $1, 目标: $2 }'],
    [zhItem('排‸'), '排名', `排名: { 按: $1, 取优: \${2|最高,最低|}, 范围: \${3|全部,组别|} }`],
  ])('are written with what they need: %#', (marked, label, expected) => {
    const line = marked.split('\n').find((one) => one.includes('‸')) ?? '';
    const start = line.trimStart().startsWith('-') || line.trim() === '‸' ? line.search(/\S/) : line.search(/\S/);
    const made = taken(marked, label);
    const at = marked.indexOf(line) + start;
    expect(made.slice(at, at + expected.length)).toBe(expected);
  });
});

describe('values', () => {
  test.each([
    ['a word', item('rank: { by: 完成数, best: ‸ }'), ['highest', 'lowest']],
    ['a word right behind the colon', item('rank: { by: 完成数, best:‸ }'), ['highest', 'lowest']],
    ['a word on its line', item('rank:\n        by: 完成数\n        best: ‸'), ['highest', 'lowest']],
    ['a type', rule('').replace('{ type: flag }', '{ type: fl‸ }'), ['number', 'count', 'percent', 'flag']],
    ['a word in Chinese', zhItem('排名: { 取优: ‸ }'), ['最高', '最低']],
    ['a flag', rule('').replace('true, 一类', '‸, 一类'), ['true', 'false']],
    ['rounding', rule('').replace('round: 0.01 half-up', 'round: 0.1‸'), ['0.1 half-up', '0.1 half-even']],
    ['a unit of measure', rule('').replace('{ type: flag }', '{ type: number, unit: ‸ }'), ['万元', '个', '分']],
    ['a set', rule('').replace('per: 任务 }', 'per: ‸ }'), ['任务', '级别']],
    ['a collection', item('each: { over: ‸ }'), ['任务', '级别', '项目']],
    ['a set of items', rule('    - items: ‸'), ['任务', '级别']],
    ['a whole of a set', rule('').replace('sets:\n', 'sets:\n  开放: { from: ‸ }\n'), ['任务', '级别', 'units']],
    ['a flag column', rule('').replace('sets:\n', 'sets:\n  开放: { from: 任务, where: ‸ }\n'), ['开放']],
    ['a reading', item('reading: ‸'), ['R1']],
    ['a chosen one', rule('').replace('chosen: 从严', 'chosen: ‸'), ['从严', '从宽']],
    ['points of an assessor', item('judged: ‸'), ['质量']],
    [
      'a default',
      rule('').replace('{ type: choice, of: 级别 }', '{ type: choice, of: 级别, default: ‸ }'),
      ['国家级', '省部级'],
    ],
    ['a unit or a set', rule('').replace('[[甲区], 2', '[[‸], 2'), ['甲区', '乙区', '丙县', '任务', '级别']],
    ['a field that takes a carry', rule('').replace('ranking:', 'carry:\n  ‸\nranking:'), ['任务数', '完成数']],
  ])('%s', (_, marked, expected) => {
    expect(labels(marked).slice(0, expected.length)).toEqual(expected);
  });

  test.each([
    ['groups', item('points: { by: group, ‸ }'), ['第一组', '第二组', 'else']],
    ['groups that are left', item('points: { by: group, 第一组: 1, ‸ }'), ['第二组', 'else']],
    ['units', item('points: { by: unit, 甲区、乙区: 1, ‸ }'), ['丙县', 'else']],
    ['classes', item('points: { by: 单位类型, ‸ }'), ['城区', '县', 'else']],
    ['choices of a reading', item('points: { by: R1, ‸ }'), ['从严', '从宽', 'else']],
    ['choices of a field', item('points: { by: 形式, ‸ }'), ['线上', '线下', 'else']],
    ['members of the set of a field', item('points: { by: 等级, ‸ }'), ['国家级', '省部级', 'else']],
    ['true and false', item('points: { by: 有效, ‸ }'), ['true', 'false', 'else']],
    [
      'words by a reading',
      item('applies: 有效\n      otherwise: { by: R1, 从严: ‸ }'),
      ['skip', 'zero', 'max', 'mean'],
    ],
    ['readings for words', item('applies: 有效\n      otherwise: { by: ‸ }'), ['R1']],
    ['bands', item('bands: { of: 完成数, points: { ‸ } }'), ['>=', '>', '<=', '<', '=', 'else']],
  ])('keys of a table: %s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  test('what a table goes by', () => {
    const found = labels(item('points: { by: ‸ }'));
    expect(found.slice(0, 4)).toEqual(['R1', '任务', '单位类型', '级别']);
    expect(found).toEqual(expect.arrayContaining(['group', 'unit', 'month', '等级', '形式', '有效']));
    expect(found).not.toContain('进度');
  });
});

describe('expressions', () => {
  test.each([
    ['a name right behind the colon', item('points:‸'), '综合得分', 'points: 综合得分'],
    ['a name half typed', item('points: 综合‸'), '综合得分', '综合得分'],
    ['in double quotes', item('points: "综合‸"'), '综合得分', '"综合得分"'],
    ['in quotes that are open', item('points: "综合‸'), '综合得分', '"综合得分'],
    ['in the middle of a name', item('points: 综‸得'), '综合得分', '综合得分'],
    ['behind an operator', item('points: 2 * 任‸ + 1'), '任务数', '2 * 任务数 + 1'],
    ['over several lines', item('points:\n        2 *\n          任‸'), '任务数', '2 *\n          任务数'],
    ['in a block', item('points: |\n        任‸'), '任务数', '|\n        任务数'],
    ['in braces', item('ratio: { actual: 完成数, target: 任‸ }'), '任务数', '任务数 }'],
    ['a function', item('points: 按‸'), '按增速(实际, 目标)', `按增速(\${1:实际}, \${2:目标})`],
    [
      'a function in braces',
      item('ratio: { actual: 按‸ }'),
      '按增速(实际, 目标)',
      `"按增速(\${1:实际}, \${2:目标})" }`,
    ],
    ['a builtin', item('points: ro‸'), 'round(number, step)', `round(\${1:number}, \${2:step})`],
    ['an aggregate', item('points: su‸'), 'sum(value …)', `sum(\${1:value} over \${2:collection})`],
    ['a member in brackets', item('points: 进度[规‸]'), '规划', '进度[规划]'],
    ['a member in open brackets', item('points: "进度[‸"'), '规划', '"进度[规划"'],
    ['a text', item('check: 等级 = ‸'), '国家级', "等级 = '国家级'"],
    ['a text in single quotes', item("check: '等级 = ‸'"), '国家级', `'等级 = "国家级"'`],
    ['a text half typed', item("check: 等级 = '国‸"), '国家级', "等级 = '国家级'"],
    ['a text that is closed', item("check: 等级 = '国‸级'"), '国家级', "等级 = '国家级'"],
    ['a text of a list', item("check: 形式 in ['线上', ‸]"), '线下', "形式 in ['线上', '线下']"],
    ['a unit', item('check: unit = ‸'), '甲区', "unit = '甲区'"],
    ['a choice of a reading', item('check: R1 = ‸'), '从宽', "R1 = '从宽'"],
  ])('%s', (_, marked, label, expected) => {
    expect(taken(marked, label)).toContain(expected);
  });

  test.each([
    ['what is gone over', item('points: sum(权数 over ‸'), ['任务', '级别', '项目', 'peers', 'units']],
    ['columns while going over a table', item('points: sum(‸ over 任务)'), ['开放', '权数', '牵头', '类目']],
    [
      'fields of records',
      item('each: { over: 项目, combine: sum, score: { points: ‸ } }'),
      ['已开工', '投资额', '任务数'],
    ],
    [
      'columns of the table of a field',
      rule('').replace('per: 任务 }', 'per: 任务, max: ‸ }'),
      ['开放', '权数', '牵头'],
    ],
    ['parameters', rule('').replace('then 0 else 实际 / 目标', 'then 0 else ‸'), ['实际', '目标']],
    ['how to rank', item('points: rank(完成数, ‸)'), ['highest', 'lowest', 'all', 'group', 'shared', 'dense']],
    ['what follows a value', item('check: 完成数 ‸'), ['and', 'or', 'in']],
    ['what follows a condition', item('points: if 有效 ‸'), ['then', 'and', 'or', 'in']],
    ['what follows a branch', item('points: if 有效 then 1 ‸'), ['else', 'and', 'or', 'in']],
    ['what follows in an aggregate', item('points: sum(权数 ‸'), ['else', 'over', 'where', 'and', 'or', 'in']],
    ['what follows in Chinese', zhItem('达标: 完成数 ‸'), ['且', '或', '属于']],
    ['words that may stand instead', rule('    - item: 新的\n      max: ‸'), ['none', 'parts']],
    ['a member that is not closed', item("check: unit in ['甲区', ‸"), ['甲区', '乙区', '丙县']],
  ])('%s', (_, marked, expected) => {
    expect(labels(marked).slice(0, expected.length)).toEqual(expected);
  });

  test('show first what fits', () => {
    const found = labels(item('points: ‸'));
    expect(found.indexOf('完成数')).toBeLessThan(found.indexOf('有效'));
    expect(found).not.toContain('新的');
    expect(found).not.toContain('member');
  });

  test.each([
    ['in a comment', item('points: 1   # 完‸')],
    ['in a number', item('points: 12‸')],
    ['in a name that is being declared', rule('').replace('  有效:', '  有‸:')],
    ['in free text', item('note: 完‸')],
  ])('nothing is offered %s', (_, marked) => {
    expect(labels(marked)).toEqual([]);
  });
});

describe('a text that is torn', () => {
  const torn = item('points: 综‸').replace(/fields:\n[\s\S]*\nvalues:/, 'fields: 甲: 乙\nvalues:');

  test('has the names of the last one that was whole', () => {
    const { analysis } = placed(item('points: 综‸'));
    const last = analyze(fileOf(analysis.file.text.replace('points: 综', 'points: 1')));
    expect(labels(torn)).not.toContain('完成数');
    expect(labels(torn, last)).toContain('完成数');
    expect(labels(torn, last)).toContain('综合得分');
  });

  test('takes nothing without a tree', () => {
    expect(complete('‸')).not.toEqual([]);
    expect(complete('- [ ‸')).toEqual([]);
    expect(complete('"‸')).toBeDefined();
  });
});
