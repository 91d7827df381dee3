import { describe, expect, it } from 'vitest';
import { RULE } from '../cli/support.js';
import { runFile, runMarked } from './support.js';

/** A case of one unit. */
const single = (content: string): string => `  - case: 一\n    ${content.replaceAll('\n', '\n    ')}\n`;

describe('cases that come out as they say', () => {
  it.each([
    [
      'the base alone',
      'expect: { 任务完成: 60, 建设: 30, 工程进度: 30, score: 90, rank: 1, status: scored, group: 东组 }',
    ],
    ['another unit', 'unit: 丙县\nexpect: { group: 西组, score: 90 }'],
    ['a fraction', 'given: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: 60/7, score: 38.57, rank: 4 }'],
    ['nine decimals', 'given: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: 8.571428571 }'],
    ['trailing zeros', 'given: { 完成数: 1, 任务数: 4 }\nexpect: { 任务完成: 15.00, score: "45" }'],
    ['an item that does not apply', 'expect: { 检查: null }'],
    ['the same in words', 'expect: { 检查: none }'],
    [
      'an item that applies',
      'given: { 检查分: 7.5 }\nexpect: { 检查: 7.5, score: 97.5, max: { 检查: 10, 任务完成: 60 } }',
    ],
    ['a field taken away', 'given: { 进度: { 桥梁: 50% }, 完成数: 9 }\nexpect: { 工程进度: 22.5 }'],
    ['members', 'given: { 进度: { 桥梁: 1/2 } }\nfails: not-a-number'],
    [
      'members with points',
      'given: { 进度: { 桥梁: 0.25 } }\nexpect: { members: { 工程进度: { 道路: 30, 桥梁: 7.5 } }, 建设: 75/4 }',
    ],
    ['what is carried', 'given: { 完成数: 8 }\nexpect: { carry: { 上期结余: 5 } }'],
    ['a reading', 'readings: { R1: 零分 }\ngiven: { 完成数: 0, 任务数: 0 }\nexpect: { 任务完成: 0, score: 30 }'],
    ['the usual reading', 'given: { 完成数: 0, 任务数: 0 }\nexpect: { 任务完成: 60 }'],
    ['another period', 'period: 2021-05\nexpect: { score: 90 }'],
    [
      'a disqualified unit',
      'given: { 弄虚作假: true }\nexpect: { status: disqualified, score: null, rank: null, group: 东组, carry: { 上期结余: null } }',
    ],
    ['data that must be refused', 'given: { 完成数: -1 }\nfails: not-a-count'],
    ['several mistakes', 'given: { 完成数: 0.5, 任务数: null }\nfails: [not-a-count, missing-field]'],
    ['units left out', 'others: absent\nfails: missing-unit'],
  ])('%s', (_what, content) => {
    const { found, report } = runMarked(single(content));
    expect(found).toEqual([]);
    expect(report).toMatchObject({ total: 1, failures: [] });
  });

  it('several units, each with its own expectations', () => {
    const { found } = runMarked(`  - case: 两个单位
    units:
      甲县: { 完成数: 2 }
      丁县: { 完成数: 1 }
    expect:
      甲县: { 任务完成: 40, rank: 3 }
      丁县: { 任务完成: 20, rank: 4 }
      丙县: { rank: 1 }
`);
    expect(found).toEqual([]);
  });

  it('only the named units, where the others may be left out', () => {
    const rule = RULE.replace('[甲县, 乙县]', '{ members: [甲县, 乙县], optional: true }').replace(
      '[丙县, 丁县]',
      '{ members: [丙县, 丁县], optional: true }',
    );
    const content = single('others: absent\nunit: 丁县\ngiven: { 完成数: 1 }\nexpect: { rank: 1 }');
    expect(runMarked(content, rule).found).toEqual([]);
    expect(
      runMarked(content.replace('others: absent', 'others: base').replace('rank: 1', 'rank: 4'), rule).found,
    ).toEqual([]);
  });

  it('common data, the case above the file', () => {
    const rule = RULE.replace('  完成数: {', '  全市目标: { type: number, common: true }\n  完成数: {').replace(
      'target: 任务数',
      'target: 全市目标',
    );
    const { found } = runFile(
      `rule: sample
period: 2021-04
common: { 全市目标: 6 }
base: { 完成数: 3, 任务数: 1, 进度: { 道路: 1, 桥梁: 1 } }
cases:
  - { case: 文件的, expect: { 任务完成: 30 } }
  - { case: 自己的, common: { 全市目标: 4 }, expect: { 任务完成: 45 } }
`,
      rule,
    );
    expect(found).toEqual([]);
  });
});

describe('cases that do not', () => {
  it.each([
    ['points', 'expect: { 任务完成: «case-mismatch|59» }'],
    [
      'points rounded to less than nine decimals',
      'given: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: «case-mismatch|8.57142857» }',
    ],
    ['the ninth decimal', 'given: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: «case-mismatch|8.571428572» }'],
    [
      'a fraction that is near',
      'given: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: «case-mismatch|8571428571/1000000000» }',
    ],
    ['an item that does not apply', 'expect: { 检查: «case-mismatch|0», 任务完成: 60 }'],
    ['an item that applies', 'expect: { 任务完成: «case-mismatch|null» }'],
    [
      'score, rank and group',
      'expect: { score: «case-mismatch|90.01», rank: «case-mismatch|2», group: «case-mismatch|西组» }',
    ],
    ['the status', 'expect: { status: «case-mismatch|disqualified» }'],
    [
      'points of a disqualified unit',
      'given: { 弄虚作假: true }\nexpect: { 任务完成: «case-mismatch|60», 检查: «case-mismatch|null» }',
    ],
    ['a maximum', 'expect: { max: { 任务完成: «case-mismatch|50» } }'],
    ['a member', 'expect: { members: { 工程进度: { 道路: «case-mismatch|29», 桥梁: 30 } } }'],
    ['a member that there is not', 'expect: { members: { 工程进度: { 隧道: «case-mismatch|29» } } }'],
    ['what is carried', 'expect: { carry: { 上期结余: «case-mismatch|1» } }'],
    [
      'a unit that is not in the data',
      'units: { 甲县: {} }\nothers: absent\nexpect: { 乙县: { score: «case-mismatch|90» } }',
    ],
    ['data that is not refused', 'given: { 完成数: 1 }\nfails: «case-mismatch|not-a-count»'],
    [
      'data that is refused for something else',
      'given: { 完成数: «not-a-number|x» }\nfails: «case-mismatch|not-a-count»',
    ],
    ['data that is refused for more', 'given: { 完成数: -1, 任务数: «not-a-number|x» }\nfails: not-a-count'],
  ])('%s', (what, content) => {
    const rule = what.includes('not in the data')
      ? RULE.replace('[甲县, 乙县]', '{ members: [甲县, 乙县], optional: true }').replace(
          '[丙县, 丁县]',
          '{ members: [丙县, 丁县], optional: true }',
        )
      : RULE;
    const { found, expected, report } = runMarked(single(content), rule);
    expect([...found].sort()).toEqual([...expected].sort());
    expect(report).toMatchObject({ total: 1, failures: [{ name: '一' }] });
  });

  it('say what is expected and what was found', () => {
    const { diagnostics } = runMarked(
      single('clause: 附件0 一\ngiven: { 完成数: 1, 任务数: 7 }\nexpect: { 任务完成: 8.57, score: 38.58, 检查: 1 }'),
    );
    expect(diagnostics.map(({ message, primary }) => [message.zh, primary.message?.zh])).toEqual([
      ['甲县 的 任务完成', '预期 8.57，实得 60/7（约 8.571428571）'],
      ['甲县 的 总分', '预期 38.58，实得 38.57'],
      ['甲县 的 检查', '预期 1，实得 没有'],
    ]);
    expect(diagnostics[0]?.hint?.zh).toContain('60/7');
    expect(diagnostics[1]?.hint).toBeUndefined();
  });

  it('have the calculation of the unit to show', () => {
    const { report } = runMarked(single('expect: { 任务完成: 1, score: 2, 检查: 3, group: 西组 }'));
    const causes = report?.failures[0]?.complaints.map(({ cause }) => cause?.item);
    expect(causes).toEqual(['任务完成', undefined, '检查', undefined]);
  });
});

describe('data of a case', () => {
  it.each([
    ['a value', 'given: { 完成数: «not-a-number|x», 任务数: 3 }'],
    ['a field', 'given: { «unknown-field|完成个数»: 3 }'],
    ['a member', 'given: { 进度: { 道路: 1, «not-a-member|隧道»: 1 } }'],
    ['a unit', 'unit: «unknown-unit|甲市»'],
    ['a period', 'period: «wrong-period|2021-13»'],
    ['common data', 'common: { «unknown-field|全市目标»: 1 }'],
    ['a field taken away', 'unit: «missing-field|丙县»\ngiven: { 完成数: null }'],
  ])('is said to be wrong where it stands: %s', (_what, content) => {
    const { found, expected } = runMarked(single(`${content}\nexpect: { 建设: 30 }`));
    expect(found).toEqual(expected);
  });

  it('shows a mistake of the base once', () => {
    const { found, report } = runFile(`rule: sample
period: 2021-04
base: { 完成数: 1.5, 任务数: 3, 进度: { 道路: 1, 桥梁: 1 } }
cases:
  - { case: 一, expect: { score: 90 } }
  - { case: 二, expect: { score: 90 } }
`);
    expect(found).toEqual(['not-a-count 3:14 1.5']);
    expect(report?.failures.map((one) => one.complaints.length)).toEqual([1, 0]);
  });

  it('is refused by a check of the rule as well', () => {
    const rule = `${RULE}checks:\n  - { that: 完成数 < 100, message: 完成数过大 }\n`;
    expect(runMarked(single('given: { 完成数: 100 }\nfails: check-failed'), rule).found).toEqual([]);
  });
});

describe('the form of a file of cases', () => {
  it.each([
    ['an unknown key', 'rule: sample\n«unknown-case-key|perid»: 2021-04\ncases: []\n'],
    ['no rule', '«missing-case-key|p»eriod: 2021-04\ncases: []\n'],
    ['no cases', '«missing-case-key|r»ule: sample\n'],
    ['a list', '«wrong-case-form|- 1»\n'],
    ['cases that are no list', 'rule: sample\ncases: «wrong-case-form|1»\n'],
    ['a case that is no map', 'rule: sample\nperiod: 2021-04\ncases: [«wrong-case-form|一»]\n'],
    ['a case without a name', 'rule: sample\nperiod: 2021-04\ncases:\n  - «missing-case-key|expect»: { score: 1 }\n'],
    [
      'an unknown key of a case',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, «unknown-case-key|expects»: {}, expect: {} }\n',
    ],
    ['no period at all', 'rule: sample\ncases:\n  - { case: «missing-case-key|一», expect: {} }\n'],
    ['nothing expected', 'rule: sample\nperiod: 2021-04\ncases:\n  - { case: «missing-case-key|一» }\n'],
    [
      'expectations beside a failure',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, expect: {}, «wrong-case-form|fails»: x }\n',
    ],
    [
      'two ways to give units',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, units: {}, «wrong-case-form|given»: {}, expect: {} }\n',
    ],
    [
      'expectations not by unit',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, units: {}, expect: { score: «wrong-case-form|1» } }\n',
    ],
    [
      'a name used twice',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, expect: {} }\n  - { case: «duplicate-case|一», expect: {} }\n',
    ],
    ['others', 'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, others: «wrong-case-form|none», expect: {} }\n'],
    [
      'given that is no map',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, given: «wrong-case-form|1», expect: {} }\n',
    ],
    [
      'fails that is a map',
      'rule: sample\nperiod: 2021-04\ncases:\n  - { case: 一, fails: «wrong-case-form|{ a: 1 }», expect: {} }\n',
    ],
  ])('%s', (_what, marked) => {
    const { found, expected, report } = runFile(marked);
    expect(found).toEqual(expected);
    expect(report).toBeUndefined();
  });

  it.each([
    ['an unknown item', 'expect: { «unknown-expectation|任务完»: 1 }', '任务完成'],
    ['an unknown key', 'expect: { «unknown-expectation|scores»: 1 }', 'score'],
    ['an item within members', 'expect: { members: { «unknown-expectation|工程»: {} } }', '工程进度'],
    ['a field that is not carried', 'expect: { carry: { «unknown-expectation|上期结余数»: 1 } }', '上期结余'],
    ['a unit', 'units: {}\nexpect: { «unknown-unit|甲县城»: {} }', '甲县'],
    ['a code', 'fails: «unknown-case-code|missing-fields»', 'missing-field'],
    ['a reading', 'readings: { «unknown-choice|R7»: 满分 }\nexpect: {}', 'R1'],
    ['a choice', 'readings: { R1: «unknown-choice|满» }\nexpect: {}', ''],
    ['a reading without choices', 'readings: { «unknown-choice|R2»: 分组 }\nexpect: {}', 'R1'],
    ['a number', 'expect: { 任务完成: «wrong-expected-value|很多» }', ''],
    ['a number with more than nine decimals', 'expect: { 任务完成: «wrong-expected-value|1.0123456789» }', ''],
    ['a fraction', 'expect: { 任务完成: «wrong-expected-value|1/0» }', ''],
    ['a status', 'expect: { status: «wrong-expected-value|gone» }', ''],
    ['a list', 'expect: { 任务完成: «wrong-expected-value|[1]» }', ''],
  ])('names that the rule does not know: %s', (_what, content, hint) => {
    const { found, expected, diagnostics } = runMarked(single(content));
    expect(found).toEqual(expected);
    expect(diagnostics[0]?.hint?.zh ?? '').toContain(hint);
  });

  it('does not run where the rule is wrong', () => {
    const { found, report } = runMarked(single('expect: {}'), RULE.replace('任务数 > 0', '任务 > 0'));
    expect(report).toBeUndefined();
    expect(found).toEqual(['unknown-name 35:16 任务']);
  });
});
