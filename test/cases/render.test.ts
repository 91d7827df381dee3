import { describe, expect, it } from 'vitest';
import { casesText, tallyText } from '../../packages/interpreter/src/cases/render.js';
import { folder, interpret, RULE } from '../cli/support.js';
import { runMarked } from './support.js';

const CASE = '  - case: 完成三分之一\n    clause: 附件0 一\n    given: { 完成数: 1 }\n';

describe('a case that fails', () => {
  it('is shown with the place, what was expected and found, and how that came about', () => {
    const { report } = runMarked(`${CASE}    expect: { 任务完成: 25 }\n`);
    const text = report ? casesText(report, { language: 'zh', color: false }) : '';
    expect(text.split('\n')).toEqual([
      '✗ 完成三分之一（附件0 一）',
      '错误[case-mismatch] 结果与预期不符：甲县 的 任务完成',
      ' ┌─ sample.cases.yaml:8:21',
      ' │',
      '8│     expect: { 任务完成: 25 }',
      ' │                         ^^ 预期 25，实得 20',
      ' = 改法：对照条款核算，改正规则，或改正预期',
      '  任务完成 20 / 60',
      expect.stringMatching(/^ {4}.*完成数 1 个.*任务数 3 个.*20/),
      '',
      '',
    ]);
  });

  it('is shown with the top items where it is about the score', () => {
    const { report } = runMarked(`${CASE}    expect: { score: 25 }\n`);
    const lines = (report ? casesText(report, { language: 'en', color: false }) : '').split('\n');
    const sheet = lines.slice(lines.findIndex((line) => line.includes('= help')) + 1).filter((line) => line !== '');
    expect(sheet.some((line) => line.includes('任务完成 20 / 60'))).toBe(true);
    expect(sheet.some((line) => line.includes('工程进度'))).toBe(false);
  });
});

describe('figures', () => {
  const tally = (total: number, failed: number, ran = true) => ({ name: 'sample', ran, total, failed });

  it.each([
    [[tally(3, 0)], 'sample：3 例全部通过', 'sample: all 3 cases pass'],
    [[tally(3, 2)], 'sample：3 例，2 例不符', 'sample: 2 of 3 cases fail'],
    [[tally(0, 0)], 'sample：没有用例', 'sample: no cases'],
    [[tally(0, 0, false)], 'sample：没有运行', 'sample: not run'],
    [[tally(3, 0), tally(4, 0)], '共 2 个规则：7 例全部通过', '2 rules: all 7 cases pass'],
    [
      [tally(3, 1), tally(0, 0, false)],
      '共 2 个规则：3 例，1 例不符，1 个文件没有运行',
      '2 rules: 1 of 3 cases fail, 1 file not run',
    ],
  ])('%#', (tallies, zh, en) => {
    expect(tallyText(tallies, 'zh')).toBe(`${zh}\n`);
    expect(tallyText(tallies, 'en')).toBe(`${en}\n`);
  });
});

describe('interpret test', () => {
  const files = folder();
  const head = 'rule: sample\nperiod: 2021-04\nbase: { 完成数: 3, 任务数: 3, 进度: { 道路: 1, 桥梁: 1 } }\ncases:\n';
  const write = (name: string, cases: string) => {
    files.write('rules/sample.yaml', RULE);
    return files.write(`rules/cases/${name}.cases.yaml`, `${head}${cases}`);
  };

  it('finds the rule above the folder of the cases', async () => {
    const path = write('good', '  - { case: 一, expect: { score: 90 } }\n');
    expect(await interpret(['test', path])).toEqual({ exit: 0, out: 'sample：1 例全部通过\n', err: '' });
  });

  it('runs a folder, and fails where one case does', async () => {
    write('good', '  - { case: 一, expect: { score: 90 } }\n');
    write('wrong', '  - { case: 二, expect: { score: 91 } }\n');
    const { exit, out, err } = await interpret(['test', files.path('rules/cases')]);
    expect({ exit, err }).toEqual({ exit: 1, err: '' });
    expect(out).toMatch(/^sample：1 例全部通过\n✗ 二\n/);
    expect(out).toMatch(/\nsample：1 例，1 例不符\n共 2 个规则：2 例，1 例不符\n$/);
  });

  it('says that a rule is not to be found', async () => {
    const path = files.write('rules/cases/lost.cases.yaml', 'rule: simple\nperiod: 2021-04\ncases: []\n');
    files.write('rules/sample.yaml', RULE);
    const { exit, out, err } = await interpret(['test', path]);
    expect({ exit, out }).toEqual({ exit: 1, out: 'simple：没有运行\n' });
    expect(err).toContain('错误[unknown-case-rule]');
    expect(err).toContain('是不是 sample？');
  });

  it('says what is wrong with the file', async () => {
    const path = files.write('rules/cases/broken.cases.yaml', 'rule: sample\ncases: 1\n');
    const { exit, out, err } = await interpret(['test', path]);
    expect({ exit, out }).toEqual({ exit: 1, out: 'broken：没有运行\n' });
    expect(err).toContain('错误[wrong-case-form]');
  });

  it('has nothing to run in a folder without cases', async () => {
    files.write('empty/note.txt', '');
    const { exit, err } = await interpret(['test', files.path('empty')]);
    expect(exit).toBe(2);
    expect(err).toContain('文件夹里没有用例文件');
  });
});
