import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { folder, interpret, RULE } from './support.js';

const files = folder();
const read = (path: string): string => readFileSync(path, 'utf8');
const CHINESE = formatRule(new SourceFile('sample.yaml', RULE), { language: 'zh' }).text;
const UNTIDY = RULE.replace('max: 100\n', 'max: 100  \n');
const WRONG = RULE.replace('max: 100', 'maxx: 100');

describe('format', () => {
  it('prints a file in the language of its own keys, or in another', async () => {
    expect(CHINESE).toContain('\n计分:\n  满分: 100\n');
    const rule = files.write('sample.yaml', UNTIDY);
    expect(await interpret(['format', rule])).toEqual({ exit: 0, out: RULE, err: '' });
    expect(await interpret(['format', rule, '--keys', 'zh'])).toEqual({ exit: 0, out: CHINESE, err: '' });
    expect(read(rule)).toBe(UNTIDY);
    const chinese = files.write('chinese.yaml', CHINESE);
    expect((await interpret(['format', chinese])).out).toBe(CHINESE);
    expect((await interpret(['format', '--keys', 'en', chinese])).out).toBe(RULE);
  });

  it('names the files that would change', async () => {
    const [tidy, untidy] = [files.write('tidy.yaml', RULE), files.write('untidy.yaml', UNTIDY)];
    expect(await interpret(['format', '--check', tidy])).toEqual({ exit: 0, out: '', err: '' });
    expect(await interpret(['format', '--check', tidy, untidy])).toEqual({ exit: 1, out: `${untidy}\n`, err: '' });
    expect(await interpret(['format', '--check', '--keys', 'zh', tidy, untidy])).toEqual({
      exit: 1,
      out: `${tidy}\n${untidy}\n`,
      err: '',
    });
    expect([read(tidy), read(untidy)]).toEqual([RULE, UNTIDY]);
  });

  it('writes into the files that change, and leaves nothing else behind', async () => {
    const [tidy, untidy] = [files.write('written/tidy.yaml', RULE), files.write('written/untidy.yaml', UNTIDY)];
    chmodSync(untidy, 0o640);
    const before = statSync(tidy, { bigint: true });
    expect(await interpret(['format', '--write', tidy, untidy])).toEqual({ exit: 0, out: `${untidy}\n`, err: '' });
    expect([read(tidy), read(untidy)]).toEqual([RULE, RULE]);
    expect(statSync(untidy).mode & 0o777).toBe(0o640);
    expect(statSync(tidy, { bigint: true }).ino).toBe(before.ino);
    expect(readdirSync(dirname(tidy)).sort()).toEqual(['tidy.yaml', 'untidy.yaml']);
  });

  it('writes through a link', async () => {
    const rule = files.write('linked/rule.yaml', UNTIDY);
    symlinkSync('rule.yaml', files.path('linked/link.yaml'));
    expect((await interpret(['format', '--write', files.path('linked/link.yaml')])).exit).toBe(0);
    expect(lstatSync(files.path('linked/link.yaml')).isSymbolicLink()).toBe(true);
    expect(read(rule)).toBe(RULE);
  });

  it.each([[[]], [['--check']], [['--write']]])('leaves a file with mistakes alone: %j', async (options) => {
    const wrong = files.write('wrong.yaml', WRONG);
    const { exit, out, err } = await interpret(['format', wrong, ...options]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('[unknown-key]');
    expect(read(wrong)).toBe(WRONG);
  });

  it('goes on behind a file with mistakes', async () => {
    const [wrong, untidy] = [files.write('wrong.yaml', WRONG), files.write('untidy.yaml', UNTIDY)];
    expect(await interpret(['format', '--write', wrong, untidy])).toMatchObject({ exit: 1, out: `${untidy}\n` });
    expect(read(untidy)).toBe(RULE);
  });

  it.each([
    [['RULE', 'RULE'], '一次只能输出一个规则文件', '--write'],
    [['RULE', '--check', '--write'], '--check 和 --write 不能同时用', ''],
    [['RULE', '--keys', 'de'], '--keys 没有 de 这个选项：zh|en', ''],
    [['nothing.yaml', '--write'], '找不到文件：nothing.yaml', ''],
    [[], '缺少参数：RULE', 'interpret --help'],
  ])('%j is a mistake in the command', async (args, what, hint) => {
    const rule = files.write('sample.yaml', UNTIDY);
    const { exit, out, err } = await interpret(['format', ...args.map((one) => (one === 'RULE' ? rule : one))]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(what);
    expect(err).toContain(hint);
    expect(read(rule)).toBe(UNTIDY);
  });
});
