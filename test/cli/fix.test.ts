import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, interpret, RULE } from './support.js';

const files = folder();
const read = (path: string): string => readFileSync(path, 'utf8');
const SLIPS = RULE.replace('title: 样例专项', 'titel: 样例专项').replace('      max: 60', '      max：６０');

describe('check --fix', () => {
  it('puts right what is certain, says what it did, and checks what comes out', async () => {
    const path = files.write('slips.yaml', SLIPS);
    expect(await interpret(['check', path, '--fix'])).toEqual({
      exit: 0,
      out:
        `${path}:2 改为 title（不认识的键）\n${path}:32 改为 max: ６０（冒号是全角的）\n` +
        `${path}:32 改为 60（数写得不规范）\n检查了 1 个规则文件：没有问题\n`,
      err: '',
    });
    expect(read(path)).toBe(RULE);
  });

  it('says so in English', async () => {
    const path = files.write('english.yaml', RULE.replace('title:', 'titel:'));
    const { out } = await interpret(['check', path, '--fix', '--lang', 'en']);
    expect(out).toBe(`${path}:2 write \`title\` (unknown key)\nchecked 1 rule file: nothing wrong\n`);
  });

  it('leaves what needs a decision, and the file where there is nothing else', async () => {
    const guess = RULE.replace('actual: 完成数', 'actual: 完成个数');
    const path = files.write('guess.yaml', guess);
    const before = statSync(path).mtimeMs;
    const { exit, out, err } = await interpret(['check', path, '--fix']);
    expect({ exit, out }).toEqual({ exit: 1, out: '检查了 1 个规则文件：1 个错误\n' });
    expect(err).toContain('是不是 完成数？');
    expect(read(path)).toBe(guess);
    expect(statSync(path).mtimeMs).toBe(before);
  });

  it('writes nothing without being asked to', async () => {
    const path = files.write('unasked.yaml', SLIPS);
    expect((await interpret(['check', path])).exit).toBe(1);
    expect(read(path)).toBe(SLIPS);
  });

  it('keeps a link a link, and who may read the file', async () => {
    const path = files.write('private.yaml', '');
    writeFileSync(path, SLIPS);
    const link = files.path('link.yaml');
    symlinkSync(path, link);
    await interpret(['check', link, '--fix']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(read(path)).toBe(RULE);
  });
});
