import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { getuid } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../packages/interpreter/src/cli/language.js';
import { data, folder, interpret, RULE } from './support.js';

const files = folder();
let [rule, input] = ['', ''];

beforeAll(() => {
  rule = files.write('rules/sample.yaml', RULE);
  input = files.write('data.json', data());
});

/** Names of files in a table of cases, put in place of `RULE` and `DATA` once they exist. */
const given = (args: string): readonly string[] =>
  args.split(' ').map((one) => one.replace(/^RULE/, rule).replace(/^DATA/, input));

describe('a command that is wrong', () => {
  it.each([
    ['', '缺少参数：RULE', 'interpret --help'],
    ['RULE', '缺少参数：DATA', 'interpret --help'],
    ['RULE DATA --expain', '没有选项 --expain', '是不是 --explain？'],
    ['RULE DATA --unit', '选项缺少值：--unit <U>', 'interpret --help'],
    ['RULE DATA --format xml', '--format 没有 xml 这个选项：table|json|csv', ''],
    ['RULE DATA --format josn', '--format 没有 josn 这个选项：table|json|csv', '是不是 json？'],
    ['RULE DATA --lang de', '--lang 没有 de 这个选项：zh|en', ''],
    ['RULE DATA --unit 甲', '规则 sample 没有单位 甲', ''],
    ['RULE DATA --unit 甲县城', '规则 sample 没有单位 甲县城', '是不是 甲县？'],
    ['RULE DATA --explain --format json', '不能用 --format json', ''],
    ['RULE DATA --explain --format csv', '不能用 --format csv', ''],
    ['RULE DATA --reading R1', '--reading 应写作 R1=选项，写的是 R1', ''],
    ['RULE DATA --reading R1=满', '读法 R1 没有 满 这个选项：满分、零分', ''],
    ['RULE DATA --reading R2=满分', '读法 R2 没有别的选项', '可选的：R1=满分|零分'],
    ['RULE DATA --reading R9=满分', '规则没有读法 R9', '可选的：R1=满分|零分'],
    ['RULE DATA --reading R1=满分 --reading R1=零分', '读法 R1 给了两次', ''],
    ['RULE DATA --reading R1=满分 --reading R1=满分', '读法 R1 给了两次', ''],
    ['RULE DATA DATA', '数据文件写了两次', ''],
    ['RULE - -', '数据文件写了两次：-', ''],
    ['DATA RULE', '规则文件写在前，数据文件写在后', ''],
    ['RULE DATAx', '找不到文件', '是不是 '],
    ['chek RULE', '找不到文件：chek', '是不是 interpret check？'],
    ['check', '缺少参数：RULE', 'interpret --help'],
    ['check RULE --stric', '没有选项 --stric', '是不是 --strict？'],
    ['check RULE --lang de', '--lang 没有 de 这个选项', ''],
    ['fields RULE RULE', '参数太多', 'interpret --help'],
    ['fields RULE --format xml', '--format 没有 xml 这个选项', ''],
    ['test nothing.yaml', '找不到文件：nothing.yaml', ''],
  ])('%s', async (args, what, hint) => {
    const { exit, out, err } = await interpret(args === '' ? [] : given(args));
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/^错误：.+\n(提示：.+\n)?$/);
    expect(err).toContain(what);
    expect(err).toContain(hint);
  });

  it('is told in English where that is asked for', async () => {
    const { exit, err } = await interpret([rule, input, '--unit', '甲县城', '--lang', 'en']);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'error: the rule sample has no unit 甲县城\nhelp: did you mean 甲县?\n',
    });
    expect((await interpret(['--lang=en', '--nothing'])).err).toMatch(/^error: unknown option --nothing\n/);
  });
});

describe('a file that cannot be read', () => {
  it('is a folder', async () => {
    const { exit, err } = await interpret([files.path('rules'), rule]);
    expect({ exit, err }).toEqual({ exit: 2, err: `错误：这是文件夹，不是文件：${files.path('rules')}\n` });
  });

  it.each([
    ['GBK', [0x7b, 0x0a, 0x22, 0xb5, 0xc7, 0xb7, 0xe2, 0x22], 2],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], 1],
    ['cut off within a character', [0x7b, 0x0a, 0x0a, 0xe7, 0x94], 3],
  ])('is in another encoding: %s', async (name, bytes, line) => {
    const path = files.write(`${name}.json`, Uint8Array.from(bytes));
    const { exit, err } = await interpret([rule, path]);
    expect(exit).toBe(2);
    expect(err).toBe(`错误：文件不是 UTF-8 编码：${path} 第 ${line} 行\n提示：用编辑器另存为 UTF-8 编码\n`);
  });

  it('comes in another encoding from standard input', async () => {
    const { exit, err } = await interpret([rule, '-'], { stdin: Uint8Array.from([0xb5]) });
    expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining('标准输入 第 1 行') });
  });

  it.skipIf(getuid?.() === 0)('is not ours to read', async () => {
    const path = files.write('secret.json', data());
    chmodSync(path, 0);
    expect((await interpret([rule, path])).err).toContain('没有权限读文件');
  });
});

describe('--out', () => {
  const leftovers = () => readdirSync(files.path('.')).filter((one) => one.includes('.tmp'));

  it('writes the output and nothing else', async () => {
    const path = files.path('result.json');
    const direct = await interpret([rule, input, '--format', 'json']);
    const { exit, out, err } = await interpret([rule, input, '--format', 'json', '--out', path]);
    expect({ exit, out, err }).toEqual({ exit: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toBe(direct.out);
    expect(leftovers()).toEqual([]);
  });

  it('has all columns and no colours in a file, whatever the terminal', async () => {
    const path = files.path('table.txt');
    await interpret([rule, input, '--out', path], { columns: 30, color: true });
    expect(readFileSync(path, 'utf8')).toBe((await interpret([rule, input])).out);
  });

  it('replaces what was there, through a link as well', async () => {
    const [path, link] = [files.write('old.txt', 'old'), files.path('link.txt')];
    symlinkSync(path, link);
    await interpret([rule, input, '--out', link]);
    expect(readFileSync(path, 'utf8')).toContain('样例专项');
  });

  it('does not overwrite an input, by whatever name', async () => {
    const link = files.path('same.json');
    symlinkSync(input, link);
    for (const path of [input, link, rule]) {
      const { exit, err } = await interpret([rule, input, '--out', path]);
      expect({ exit, err }).toEqual({ exit: 2, err: `错误：--out 会覆盖输入文件：${path}\n` });
    }
    expect(readFileSync(input, 'utf8')).toBe(data());
  });

  it('makes no folders, and leaves nothing behind', async () => {
    mkdirSync(files.path('full'), { recursive: true });
    for (const [path, what] of [
      [files.path('none/result.txt'), '没有这个文件夹'],
      [files.path('full'), '--out 不是文件'],
    ] as const) {
      const { exit, out, err } = await interpret([rule, input, '--out', path]);
      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err).toContain(what);
    }
    expect(leftovers()).toEqual([]);
  });

  it('is left as it was where the data is wrong', async () => {
    const path = files.write('kept.txt', 'kept');
    const broken = files.write('broken.json', data({ 甲县: { 完成数: -1 } }));
    expect((await interpret([rule, broken, '--out', path])).exit).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });
});

describe('language', () => {
  it.each([
    [{}, 'zh'],
    [{ LANG: '' }, 'zh'],
    [{ LANG: 'C' }, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'POSIX' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'cs_CZ.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB' }, 'en'],
    [{ LC_ALL: '', LANG: 'en_US' }, 'en'],
  ])('%j: %s', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });

  it('is that of --lang before that of the environment', async () => {
    const env = { LANG: 'en_US.UTF-8' };
    expect((await interpret([rule, input], { env })).out).toContain('place');
    expect((await interpret([rule, input, '--lang', 'zh'], { env })).out).toContain('名次');
    expect((await interpret(['fields', rule, '--lang', 'en'])).out).toContain('each unit');
  });
});
