import { describe, expect, it } from 'vitest';
import { mistakes, quoted, Trial } from './harness.js';

const LIST = `
项目: { type: list, default: [], fields: { 名称: { type: text, default: '' }, 得: { type: number }, 有效: { type: flag, default: true }, 额: { type: number, optional: true } } }`;

const records = (...points: readonly number[]) => ({ 项目: points.map((得) => ({ 得 })) });

describe('each: over a list', () => {
  const over = (more: string) =>
    new Trial({ fields: LIST, item: `max: 10\neach: { over: 项目, ${more}, score: { points: 得 } }` });

  it.each([
    ['combine: mean, empty: max', [3, 5, 4], '4'],
    ['combine: mean, empty: max', [1, 1, 2], '4/3'],
    ['combine: min, empty: max', [3, 5, 4], '3'],
    ['combine: max, empty: max', [3, 5, 4], '5'],
    ['combine: mean, empty: max', [7], '7'],
    ['combine: mean, empty: max', [], '10'],
    ['combine: mean, empty: zero', [], '0'],
    ['combine: mean, empty: skip', [], null],
    ['combine: min, empty: 6', [], '6'],
    ['combine: max, empty: 50 / 7', [], '50/7'],
    ['combine: mean, empty: 12', [], '10'],
    ['combine: max, empty: zero, where: 得 > 3', [3, 5, 4], '5'],
    ['combine: mean, empty: zero, where: 得 > 3', [3, 5, 4], '9/2'],
    ['combine: mean, empty: zero, where: 得 > 9', [3, 5, 4], '0'],
    ['combine: mean, empty: skip, where: 得 > 9', [3, 5, 4], null],
  ])('%s of %j', (more, points, expected) => expect(over(more).points(records(...points))).toBe(expected));

  const summed = (more = '', max = '10', own = '3') =>
    new Trial({
      fields: LIST,
      item: `max: ${max}\neach: { over: 项目, combine: sum${more}, score: { max: ${own}, points: 得 } }`,
    });

  it.each([
    ['sum', '', [1, 2], '3'],
    ['sum: each up to its own maximum', '', [5, 2], '5'],
    ['sum: all together up to the item’s', '', [3, 3, 3, 3], '10'],
    ['sum: none below 0', '', [-4, 2], '2'],
    ['sum of none is 0', '', [], '0'],
    ['sum of none, if said otherwise', ', empty: skip', [], null],
    ['sum of none, the maximum', ', empty: max', [], '10'],
  ])('%s', (_, more, points, expected) => expect(summed(more).points(records(...points))).toBe(expected));

  it('the inner maximum may differ from record to record', () => {
    const trial = new Trial({
      fields: LIST,
      item: 'max: none\neach: { over: 项目, combine: sum, score: { max: if 有效 then 5 else 1, points: 得 } }',
    });
    expect(trial.points({ 项目: [{ 得: 4 }, { 得: 4, 有效: false }, { 得: 9 }] })).toBe('10');
  });

  it('a record to which the inner score does not apply counts nowhere', () => {
    const applying = (otherwise: string) =>
      new Trial({
        fields: LIST,
        item: `max: 10\neach: { over: 项目, combine: mean, empty: max, score: { applies: 有效, ${otherwise} points: 得 } }`,
      });
    const some = { 项目: [{ 得: 4 }, { 得: 9, 有效: false }, { 得: 5 }] };
    const none = { 项目: [{ 得: 4, 有效: false }] };
    expect(applying('').points(some)).toBe('9/2');
    expect(applying('').points(none)).toBe('10');
    expect(applying('otherwise: zero,').points(some)).toBe('3');
    expect(applying('otherwise: max,').points(none)).toBe('10');
  });

  it('`where` guards what the score looks at', () => {
    const trial = new Trial({
      fields: LIST,
      item: 'max: 10\neach: { over: 项目, where: has(额), combine: sum, score: { max: 9, points: 额 + 得 } }',
    });
    expect(trial.points({ 项目: [{ 得: 1 }, { 得: 2, 额: 3 }] })).toBe('5');
    expect(
      mistakes({ fields: LIST, item: 'max: 10\neach: { over: 项目, combine: sum, score: { max: 9, points: 额 } }' }),
    ).toContain('may-be-absent|额');
  });

  it('numbers the members that count by their place in the list', () => {
    const outcome = over('combine: mean, empty: max, where: 得 != 5').run({ 甲县: records(3, 5, 4) });
    expect(outcome.members('得分')).toEqual([
      [1, '3'],
      [3, '4'],
    ]);
  });

  it('keeps the records of units apart', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      fields: LIST,
      item: 'max: 10\neach: { over: 项目, combine: max, empty: zero, score: { points: 得 } }',
    });
    expect(trial.run({ 甲县: records(1, 2), 乙县: records(), 丙县: records(7) }).column('得分')).toEqual([
      '2',
      '0',
      '7',
    ]);
  });

  it('goes over a list that is common to all units', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields:
        '项目: { type: list, common: true, fields: { 得: { type: number }, 归: { type: choice, choices: [甲县, 乙县, 丙县] } } }',
      item: 'max: 10\neach: { over: 项目, where: 归 = unit, combine: sum, score: { max: 9, points: 得 } }',
    });
    const common = {
      项目: [
        { 得: 1, 归: '甲县' },
        { 得: 2, 归: '乙县' },
        { 得: 4, 归: '甲县' },
        { 得: 8, 归: '丙县' },
      ],
    };
    expect(trial.run({ 甲县: {}, 乙县: {} }, { common }).column('得分')).toEqual(['5', '2']);
  });
});

describe('each: over a set or table', () => {
  it('takes a value for each member', () => {
    const trial = new Trial({
      sets: '类别: [水, 气, 土]',
      fields: '率: { type: percent, per: 类别 }',
      item: 'max: 10\neach: { over: 类别, combine: mean, score: { points: 10 * 率 } }',
    });
    const outcome = trial.run({ 甲县: { 率: { 水: 0.5, 气: '80%', 土: 1 } } });
    expect(outcome.points('得分')).toBe('23/3');
    expect(outcome.members('得分')).toEqual([
      ['水', '5'],
      ['气', '8'],
      ['土', '10'],
    ]);
  });

  it('sees the columns of a table', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      tables: `
任务:
  columns: { 分值: number, 负责: units, 期限: date }
  rows: { 修路: [5, [甲县], 2021-03-31], 建桥: [8, [甲县, 乙县], 2021-06-30] }`,
      fields: '完成: { type: flag, per: 任务, default: false }',
      item: `
max: 13
each:
  over: 任务
  where: unit in 负责
  combine: sum
  score: { max: 分值, points: if 期限 > period_end or 完成 then 分值 else 0 }`,
    });
    const fields = { 完成: { 建桥: true } };
    expect(trial.run({ 甲县: fields, 乙县: {} }).column('得分')).toEqual(['8', '8']);
    expect(trial.run({ 甲县: fields, 乙县: {} }, { period: '2021-06' }).column('得分')).toEqual(['8', '0']);
    expect(trial.run({ 甲县: fields, 乙县: {} }, { period: '2021-02' }).column('得分')).toEqual(['13', '8']);
  });

  it('with parts in the score: each member has them, and the item has them put together', () => {
    const trial = new Trial({
      sets: '道路: [东路, 西路]',
      fields: '进度: { type: percent, per: 道路 }\n质量: { type: number, per: 道路, max: 4 }',
      item: `
max: 10
each:
  over: 道路
  combine: mean
  score:
    parts:
      - { item: 进度分, max: 6, points: 6 * 进度 }
      - { item: 质量分, max: 4, points: 质量 }`,
    });
    const outcome = trial.run({ 甲县: { 进度: { 东路: 1, 西路: 0.5 }, 质量: { 东路: 4, 西路: 1 } } });
    expect(outcome.points('得分')).toBe('7');
    expect([outcome.points('进度分'), outcome.points('质量分')]).toEqual(['9/2', '5/2']);
    const west = outcome.member('得分', '西路');
    expect(west.items.map((one) => [one.item, one.points?.toFractionString()])).toEqual([
      ['进度分', '3'],
      ['质量分', '1'],
    ]);
  });

  it('an item within it is one for each member: outside, the member must be said', () => {
    const sketch = (reference: string) => ({
      sets: '道路: [东路, 西路]\n河流: [贾鲁河]',
      fields: '进度: { type: number, per: 道路 }',
      parts: `
- item: 道路分
  max: 20
  each: { over: 道路, combine: sum, score: { max: 10, parts: [{ item: 进度分, max: 10, points: 进度 }] } }
- { item: 引用, max: none, points: ${quoted(reference)} }
- { item: 另计, max: none, points: count(河流) }`,
    });
    const data = { 进度: { 东路: 3, 西路: 5 } };
    expect(new Trial(sketch('进度分[西路]')).points(data, '引用')).toBe('5');
    expect(new Trial(sketch('sum(进度分 over 道路)')).points(data, '引用')).toBe('8');
    expect(mistakes(sketch('进度分'))).toEqual(['needs-member|进度分']);
    expect(mistakes(sketch('sum(进度分 over 河流)'))).toEqual(['needs-member|进度分']);
  });

  it('within another each: both members are current', () => {
    const trial = new Trial({
      sets: '道路: [东路, 西路]\n季: [春, 夏, 秋]',
      coefficients: `
进度:
  by: [道路, 季]
  columns: [春, 夏, 秋]
  东路: [1, 2, 3]
  西路: [4, 5, 6.5]`,
      item: `
max: 100
each:
  over: 道路
  combine: sum
  score:
    max: 50
    each: { over: 季, combine: max, score: { points: 进度 } }`,
    });
    expect(trial.points({})).toBe('19/2');
  });
});

describe('each: a list within a list', () => {
  const fields = `
项目:
  type: list
  fields:
    名称: { type: text }
    权: { type: number, default: 1 }
    节点:
      type: list
      default: []
      fields: { 得: { type: number }, 算: { type: flag, default: true } }`;
  const trial = new Trial({
    units: '[甲县, 乙县]',
    fields,
    item: `
max: 100
each:
  over: 项目
  combine: sum
  score:
    max: 50
    each: { over: 节点, where: 算, combine: mean, empty: 7, score: { points: 权 * 得 } }`,
  });
  const data = {
    甲县: {
      项目: [
        { 名称: '一', 节点: [{ 得: 1 }, { 得: 2 }] },
        { 名称: '二', 权: 2, 节点: [{ 得: 10 }, { 得: 99, 算: false }] },
        { 名称: '三' },
      ],
    },
    乙县: { 项目: [{ 名称: '四', 节点: [{ 得: 5 }] }] },
  };

  it('keeps the records of each record apart', () => {
    const outcome = trial.run(data);
    // 3/2 + 20 + 7
    expect(outcome.column('得分')).toEqual(['57/2', '5']);
    expect(outcome.members('得分')).toEqual([
      [1, '3/2'],
      [2, '20'],
      [3, '7'],
    ]);
  });

  it('may be added up in expressions too', () => {
    const sums = new Trial({
      units: '[甲县, 乙县]',
      fields,
      item: 'max: none\npoints: sum(权 * sum(得 over 节点 where 算) over 项目) + 100 * count(项目 where count(节点) = 0)',
    });
    expect(sums.run(data).column('得分')).toEqual(['123', '5']);
  });
});

describe('each: what is wrong', () => {
  const of = (each: string, own = 'max: 10') =>
    mistakes({ fields: LIST, sets: '类别: [水, 气]', item: `${own}\neach: ${each}` }).filter(
      (one) => !one.startsWith('unused'),
    );

  it.each([
    ['{ over: 项目, combine: mean, score: { points: 得 } }', ['missing-decision|each']],
    ['{ over: 类别, where: month = 4, combine: mean, score: { points: 1 } }', ['missing-decision|each']],
    ['{ over: 类别, combine: mean, score: { applies: month = 4, points: 1 } }', ['missing-decision|each']],
    ['{ over: 类别, combine: mean, score: { points: 1 } }', []],
    ['{ over: 项目, combine: sum, score: { points: 得 } }', ['missing-key|{ points: 得 }']],
    ['{ over: 项木, combine: sum, score: { max: 1, points: 得 } }', ['not-a-collection|项木']],
    ['{ over: 项目, score: { points: 得 } }', ['missing-key|each']],
    ['{ over: 项目, combine: sum }', ['missing-key|each']],
    ['{ over: 项目, combine: sum, score: { max: 1, item: 内, points: 得 } }', ['misplaced-key|item']],
    [
      '{ over: 项目, combine: sum, score: { max: 1, rank: { by: 得, best: highest, among: all, step: 1 } } }',
      ['cohort-in-list|rank'],
    ],
    [
      '{ over: 项目, combine: sum, score: { max: 1, applies: 有效, otherwise: mean, points: 得 } }',
      ['cohort-in-list|mean'],
    ],
    ['{ over: 项目, combine: sum, score: { max: 1, points: "rank(得, lowest)" } }', ['needs-member|得']],
  ])('%s', (each, expected) => expect(of(each)).toEqual(expected));

  it('of no maximum can not be full marks', () =>
    expect(of('{ over: 项目, combine: max, empty: max, score: { points: 得 } }', 'max: none')).toEqual([
      'no-maximum|得分',
    ]));
});
