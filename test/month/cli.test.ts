import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../packages/interpreter/src/cli/program.js';
import { folder, interpret } from '../cli/support.js';
import { DATA, dataOf, figures, RULES, resultOf } from './support.js';

const files = folder();
let overall = '';

/** A folder with the usual data, but for what is given; undefined leaves a file out. */
const month = (name: string, data: Readonly<Record<string, string | undefined>> = {}): string => {
  for (const [id, text] of Object.entries({ ...DATA, ...data }))
    if (text !== undefined) files.write(`${name}/${id}.json`, text);
  return files.path(name);
};

beforeAll(() => {
  for (const [id, text] of Object.entries(RULES)) files.write(`rules/${id}.yaml`, text);
  overall = files.path('rules/overall.yaml');
});

interface Shown {
  readonly rule: string;
  readonly period: string;
  readonly sources?: readonly { readonly member?: string; readonly origin: string; readonly period: string }[];
  readonly units: readonly { readonly unit: string; readonly score?: number; readonly rank?: number }[];
}

const read = (path: string): Shown => JSON.parse(readFileSync(path, 'utf8')) as Shown;

describe('a folder of data', () => {
  it('is scored with all that a rule draws on', async () => {
    const { exit, out, err } = await interpret([overall, month('whole'), '--format', 'json']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const result = JSON.parse(out) as Shown;
    expect(result.units.map((one) => [one.unit, one.score, one.rank])).toEqual([
      ['甲县', 97, 2],
      ['乙县', 76, 3],
      ['丙县', 99, 1],
    ]);
    expect(Object.keys(result).slice(0, 4)).toEqual(['rule', 'edition', 'period', 'sources']);
    expect(result.sources?.at(0)).toEqual({
      field: '专项得分',
      member: '道路',
      rule: 'roads',
      period: '2021-04',
      origin: 'scored',
    });
    expect(result.sources?.at(-1)).toEqual({ field: '督查得分', rule: 'inspect', period: '2021-04', origin: 'scored' });
  });

  it('has its own file for a rule that draws on nothing', async () => {
    const own = await interpret([files.path('rules/roads.yaml'), month('plain'), '--format', 'json']);
    expect(own).toEqual(
      await interpret([files.path('rules/roads.yaml'), `${files.path('plain')}/roads.json`, '--format', 'json']),
    );
    expect(own.out).not.toContain('sources');
  });

  it('may hold YAML', async () => {
    const data = month('yaml', { roads: undefined });
    files.write(
      'yaml/roads.yaml',
      'rule: roads\nperiod: 2021-04\nunits: { 甲县: { 分数: 90 }, 乙县: { 分数: 80 }, 丙县: { 分数: 70 } }\n',
    );
    expect((await interpret([overall, data])).exit).toBe(0);
  });

  it.each([
    ['a file of no rule', () => [overall, month('odd', { rods: DATA.roads })], '没有规则 rods', '是不是 roads'],
    [
      'none of the rule',
      () => [files.path('rules/roads.yaml'), month('none', { roads: undefined })],
      '文件夹里没有 roads.json',
      '',
    ],
    ['the folder of the rules', () => [overall, files.path('rules')], '这是规则的文件夹', ''],
    ['a folder beside a file', () => [overall, month('both'), files.path('both/roads.json')], '不能都写', ''],
    ['no such folder', () => [overall, files.path('nowhere')], '找不到文件', ''],
  ])('is refused with %s', async (_, args, what, hint) => {
    const { exit, out, err } = await interpret(args());
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(what);
    expect(err).toContain(hint);
  });

  it('notes under the table which scores are typed in, stand or are absent', async () => {
    const data = month('notes', {
      roads: undefined,
      service: undefined,
      inspect: undefined,
      overall: dataOf('overall', {
        甲县: { 督查得分: 10 },
        乙县: { 督查得分: 10, 专项得分: { 道路: 80 } },
        丙县: { 督查得分: 10 },
      }),
    });
    const previous = files.write('feb/service.json', resultOf('service', '2021-02', { 丙县: { score: 100, rank: 1 } }));
    const zh = await interpret([overall, data, '--previous', previous]);
    expect(zh.err).toBe('');
    expect(zh.out).toContain('\n手工填报：专项得分（道路）；督查得分\n沿用上次得分：专项得分（服务 2021-02）\n');
    const en = await interpret([overall, data, '--lang', 'en']);
    expect(en.out).toContain('\ntyped in: 专项得分 (道路); 督查得分\nwithout a score: 专项得分 (服务)\n');
  });

  it('tells all that is wrong, and which rules have no score', async () => {
    const data = month('wrong', { roads: figures('roads', { 甲县: 1 }), service: '' });
    const { exit, out, err } = await interpret([overall, data]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('错误[missing-unit]');
    expect(err).toContain('错误[empty-file]');
    expect(err).toContain(
      '没有评分：roads（有错）、service（有错）、inspect（取自 roads）、overall（取自 roads、service、inspect）\n',
    );
  });
});

describe('--explain', () => {
  it('goes from the place down to the sheets of the rules drawn on', async () => {
    const { out } = await interpret([overall, month('explained'), '--unit', '甲县', '--explain']);
    expect(out.split('\n').filter((line) => /^(══|甲县)/.test(line))).toEqual([
      '甲县　总分 97（第 2 名，共 3 个单位）　总排名 2021-04',
      '══ roads专项（roads） ══',
      '甲县　总分 90（第 1 名，共 3 个单位）　roads专项 2021-04',
      '══ water专项（water） ══',
      '甲县　总分 100（第 1 名，共 3 个单位）　water专项 2021-04',
      '══ service专项（service） ══',
      '甲县　总分 50（第 2 名，共 3 个单位）　service专项 2021-04',
      '══ 督查评分（inspect） ══',
      '甲县　总分 17（第 1 名，共 3 个单位）　督查评分 2021-04',
    ]);
    expect(out).toContain('    服务 50 / 100\n      取专项得分 50 分（service专项，第 2 名）\n');
    expect(out).toContain('  道路：专项分 90 分（roads专项，第 1 名）\n');
  });

  it('leaves out rules that do not cover the unit, and stays with the rule asked for where no unit is named', async () => {
    const one = await interpret([overall, month('covered'), '--unit', '丙县', '--explain']);
    expect(one.out).not.toContain('water专项（water）');
    const all = await interpret([overall, files.path('covered'), '--explain']);
    expect(all.out).not.toContain('══');
    expect(all.out.split('\n').filter((line) => line.includes('总分'))).toHaveLength(3);
  });

  it('says where other figures come from', async () => {
    const data = month('origins', {
      water: figures('water', { 甲县: 'cheats', 乙县: 60, 丁县: 99 }),
      service: undefined,
      inspect: undefined,
      overall: dataOf('overall', Object.fromEntries(['甲县', '乙县', '丙县'].map((unit) => [unit, { 督查得分: 10 }]))),
    });
    const previous = files.write('mar/service.json', resultOf('service', '2021-02', { 甲县: { score: 100, rank: 1 } }));
    const args = [overall, data, '--previous', previous, '--unit', '甲县', '--explain'];
    const zh = await interpret(args);
    expect(zh.out).toContain('取专项得分 0 分（water专项，取消资格，计 0 分）');
    expect(zh.out).toContain('取专项得分 100 分（service专项，沿用 2021-02 期，第 1 名）');
    expect(zh.out).toContain('取督查得分 10 分（手工填报）');
    expect(zh.out).toContain('══ water专项（water） ══\n\n甲县　取消资格\n');
    const en = await interpret([...args, '--lang', 'en']);
    expect(en.out).toContain('take 专项得分 0 分 (water专项, disqualified, which counts 0)');
    expect(en.out).toContain('take 专项得分 100 分 (service专项, standing from 2021-02, place 1)');
    expect(en.out).toContain('take 督查得分 10 分 (typed in)');
  });
});

describe('--all and --previous', () => {
  it('write all results, and read them the next month', async () => {
    const april = files.path('results/2021-04');
    const first = await interpret([overall, month('2021-04'), '--all', april]);
    expect({ exit: first.exit, err: first.err }).toEqual({ exit: 0, err: '' });
    expect(readdirSync(april).sort()).toEqual([
      'inspect.json',
      'overall.json',
      'roads.json',
      'service.json',
      'water.json',
    ]);
    const may = Object.fromEntries(
      Object.entries(DATA).map(([id, text]) => [id, id === 'service' ? undefined : text.replace('2021-04', '2021-05')]),
    );
    const results = files.path('results/2021-05');
    const next = await interpret([
      overall,
      month('2021-05', may),
      '--previous',
      april,
      '--all',
      results,
      '--format',
      'json',
    ]);
    expect(next.err).toBe('');
    expect(JSON.parse(next.out)).toEqual(read(`${results}/overall.json`));
    expect(read(`${results}/overall.json`).sources?.[2]).toMatchObject({
      member: '服务',
      period: '2021-04',
      origin: 'standing',
    });
    // What had no result of its own is handed on.
    expect(read(`${results}/service.json`)).toEqual(read(`${april}/service.json`));
    expect(read(`${results}/roads.json`).period).toBe('2021-05');
  });

  it('write what could be scored where something is wrong', async () => {
    const out = files.path('partly');
    const { exit } = await interpret([overall, month('broken', { roads: '' }), '--all', out]);
    expect(exit).toBe(1);
    expect(readdirSync(out).sort()).toEqual(['service.json', 'water.json']);
  });

  it('write over nothing that was read, and leave nothing half done', async () => {
    const data = month('kept');
    const { exit, err } = await interpret([overall, data, '--all', data]);
    expect(exit).toBe(2);
    expect(err).toContain('--all 会覆盖输入文件');
    expect(readFileSync(`${data}/roads.json`, 'utf8')).toBe(DATA.roads);
    expect(readdirSync(data).sort()).toEqual([
      'inspect.json',
      'overall.json',
      'roads.json',
      'service.json',
      'water.json',
    ]);
    const file = files.write('taken', '');
    expect((await interpret([overall, data, '--all', file])).err).toContain('--all 不是文件夹');
    expect((await interpret([overall, data, '--out', `${data}/roads.json`])).err).toContain('--out 会覆盖输入文件');
    files.write('crowded/roads.json/inside', '');
    expect((await interpret([overall, data, '--all', files.path('crowded')])).exit).toBe(2);
    expect(readdirSync(files.path('crowded')).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('work with files of data too', async () => {
    const roads = files.path('rules/roads.yaml');
    const data = files.write('single.json', DATA.roads);
    const out = files.path('single');
    expect((await interpret([roads, data, '--all', out])).exit).toBe(0);
    expect(readdirSync(out)).toEqual(['roads.json']);
    const other = files.write('other.json', resultOf('water', '2021-03', {}));
    const { exit, err } = await interpret([roads, data, '--previous', other]);
    expect(exit).toBe(2);
    expect(err).toContain('上次的结果与规则 roads 无关');
    expect((await interpret([roads, data, '--previous', files.path('nowhere.json')])).exit).toBe(2);
  });
});

describe('the line of progress', () => {
  const err: string[] = [];
  const terminal = (live: boolean) => ({
    env: {},
    out: () => undefined,
    err: (text: string) => void err.push(text),
    colors: { out: false, err: false },
    columns: undefined,
    stdin: async () => new Uint8Array(),
    live,
  });

  it('goes rule by rule on a terminal and is gone at the end', async () => {
    err.length = 0;
    await run([overall, month('live')], terminal(true));
    expect(err.filter((text) => text.includes('评分'))).toEqual([
      '\r\u001b[K评分 1/5：roads专项',
      '\r\u001b[K评分 2/5：water专项',
      '\r\u001b[K评分 3/5：service专项',
      '\r\u001b[K评分 4/5：督查评分',
      '\r\u001b[K评分 5/5：总排名',
    ]);
    expect(err.at(-1)).toBe('\r\u001b[K');
  });

  it('is not written elsewhere', async () => {
    err.length = 0;
    await run([overall, month('dead')], terminal(false));
    expect(err).toEqual([]);
    expect(existsSync(files.path('dead'))).toBe(true);
  });
});
