import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { data, folder, interpret, RULE as SAMPLE } from './support.js';

const files = folder();
const RULE = SAMPLE.replace('  max: 100\n', '  max: 100\n  adds_up: no\n');
const NEW = RULE.replace('      max: 60', '      max: 20');
const DATA = data({ 甲县: { 完成数: 1, 任务数: 4, 检查分: 10 }, 乙县: { 进度: { 道路: 0, 桥梁: 0 } } });
const both = (after = NEW): readonly [string, string] => [
  files.write('old.yaml', RULE),
  files.write('new.yaml', after),
];

describe('diff', () => {
  it('tells the changes alone where there is no data', async () => {
    const ran = await interpret(['diff', ...both()]);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(ran.out).toContain('规则改动：样例专项（2021 版）\n');
    expect(ran.out).toMatch(/│ 任务完成 │ 满分 │ {3}60 │ {3}20 │ 附件0 一 │/);
    expect(ran.out).not.toContain('单位');
  });

  it('tells who moves, and who passes whom', async () => {
    const ran = await interpret(['diff', ...both(), files.write('data.json', DATA)]);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(ran.out).toContain('数据 2021-04');
    expect(ran.out).toMatch(/│ +3　↑1 │ 甲县 │ 55 → 45 │ +−10 │/);
    expect(ran.out).toContain('谁超过谁\n  甲县 超过 乙县\n');
  });

  it('writes Markdown in either language', async () => {
    const args = ['diff', ...both(), files.write('data.json', DATA), '--format', 'markdown'];
    expect((await interpret(args)).out).toMatch(/^## 规则改动：样例专项（2021 版，数据 2021-04）\n\n### 改动的系数\n/);
    expect((await interpret([...args, '--lang', 'en'])).out).toMatch(
      /^## Changes to a rule: .*\n\n### Changed coefficients\n/,
    );
  });

  it('takes data from standard input once for both', async () => {
    const named = await interpret(['diff', ...both(), files.write('data.json', DATA)]);
    const piped = await interpret(['diff', ...both(), '-'], { stdin: DATA });
    expect(piped).toEqual(named);
  });

  it('takes the old rule from standard input, as git show gives it', async () => {
    const [old, now] = both();
    const named = await interpret(['diff', old, now, files.write('data.json', DATA)]);
    const piped = await interpret(['diff', '-', now, files.write('data.json', DATA)], { stdin: RULE });
    expect(piped).toEqual(named);
    expect((await interpret(['diff', '-', now, '-'], { stdin: RULE })).exit).toBe(2);
  });

  it('says that nothing has changed', async () => {
    const ran = await interpret(['diff', ...both(`# 说明\n${RULE}`), files.write('data.json', DATA)]);
    expect(ran.out).toBe('规则改动：样例专项（2021 版，数据 2021-04）\n\n没有改动。\n\n4 个单位的得分和名次都不变。\n');
  });

  it.each([
    ['the new rule', RULE, NEW.replace('title:', 'titel:'), DATA],
    ['the old rule', RULE.replace('title:', 'titel:'), NEW, DATA],
    ['the data', RULE, NEW, DATA.replace('"完成数":1', '"完成数":-1')],
  ])('shows once what is wrong with %s', async (_, before, after, json) => {
    const [old, now] = [files.write('old.yaml', before), files.write('new.yaml', after)];
    const ran = await interpret(['diff', old, now, files.write('data.json', json)]);
    expect([ran.exit, ran.out]).toEqual([1, '']);
    const errors = ran.err.match(/^错误.*\n.*/gm) ?? [];
    expect(errors.length).toBeGreaterThan(0);
    expect(new Set(errors).size).toBe(errors.length);
  });

  it('refuses two rules, and formats that there are none of', async () => {
    const [old] = both();
    const other = files.write('other.yaml', RULE.replace('rule: sample', 'rule: other'));
    expect(await interpret(['diff', old, other])).toMatchObject({
      exit: 2,
      err: '错误：两个文件不是同一个规则：sample，other\n',
    });
    expect((await interpret(['diff', old, old, '--format', 'html'])).exit).toBe(2);
    expect((await interpret(['diff', old])).exit).toBe(2);
    expect((await interpret(['diff', old, files.path('none.yaml')])).exit).toBe(2);
  });

  it('scores a rule that draws on others with the folder of a month', async () => {
    const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
    cpSync(rules, files.path('rules'), { recursive: true });
    const path = files.path('rules/overall-districts.yaml');
    const before = readFileSync(path, 'utf8');
    const old = files.write('elsewhere.yaml', before);
    const changed = before.replace(/max: 150/, 'max: 140');
    files.write('rules/overall-districts.yaml', changed);
    const ran = await interpret(['diff', old, path, files.path('rules/samples/2021-04'), '--format', 'markdown']);
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.out).toMatch(/\| 150 \| 140 \|/);
    expect(ran.out).toContain('得分或名次有变动的单位');
  });
});
