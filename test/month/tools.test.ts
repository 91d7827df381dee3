import { beforeAll, describe, expect, it } from 'vitest';
import { folder, interpret } from '../cli/support.js';
import { RULES } from './support.js';

const files = folder();
let overall = '';

beforeAll(() => {
  for (const [id, text] of Object.entries(RULES)) files.write(`rules/${id}.yaml`, text);
  overall = files.path('rules/overall.yaml');
});

describe('what else the program says of a rule that draws on others', () => {
  it('check: rules that are not there', async () => {
    expect((await interpret(['check', overall])).exit).toBe(0);
    const wrong = files.write('rules-2/overall.yaml', RULES.overall.replace('roads', 'raods'));
    for (const id of ['roads', 'water', 'service'] as const) files.write(`rules-2/${id}.yaml`, RULES[id]);
    const { exit, out, err } = await interpret(['check', wrong]);
    expect(exit).toBe(1);
    expect(out).toBe('检查了 1 个规则文件：2 个错误\n');
    expect(err).toContain('错误[unknown-rule] 没有这个规则');
    expect(err).toContain('overall.yaml:11:69');
    expect(err).toContain('是不是 roads？');
  });

  it('fields: which are drawn from others', async () => {
    const json = JSON.parse((await interpret(['fields', overall, '--format', 'json'])).out) as {
      fields: { name: string; scores?: string[] }[];
    };
    expect(json.fields.map((one) => [one.name, one.scores])).toEqual([
      ['弄虚作假', undefined],
      ['专项得分', ['roads', 'water', 'service']],
      ['督查得分', ['inspect']],
      ['奖励次数', undefined],
    ]);
    const table = (await interpret(['fields', overall, '--lang', 'en'])).out;
    expect(table).toContain('drawn from roads and 2 more rules; else optional');
    expect(table).toContain('drawn from inspect; else required only where not 弄虚作假');
  });
});
