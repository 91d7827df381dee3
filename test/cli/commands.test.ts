import { beforeAll, describe, expect, it } from 'vitest';
import { data, folder, interpret, RULE } from './support.js';

const files = folder();
let [rule, input] = ['', ''];

beforeAll(() => {
  rule = files.write('rules/sample.yaml', RULE);
  input = files.write('data.json', data({ 甲县: { 完成数: 2 } }));
});

const units = (out: string): readonly string[] =>
  (JSON.parse(out) as { units: { unit: string }[] }).units.map((one) => one.unit);

describe('scoring', () => {
  it('prints a table on the output and nothing else', async () => {
    const { exit, out, err } = await interpret([rule, input]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toContain('│    4 │ 甲县 │ 东组 │ 70.00 │');
  });

  it('reads data from standard input and from several files', async () => {
    const whole = await interpret([rule, input, '--format', 'json']);
    expect(await interpret([rule, '-', '--format', 'json'], { stdin: data({ 甲县: { 完成数: 2 } }) })).toEqual(whole);
    const all = JSON.parse(data({ 甲县: { 完成数: 2 } })) as { units: Record<string, unknown> };
    const { 甲县: first, ...rest } = all.units;
    const one = files.write('one.json', JSON.stringify({ ...all, units: { 甲县: first } }));
    const other = files.write('other.json', `\ufeff${JSON.stringify({ ...all, units: rest })}`);
    expect(await interpret([rule, one, other, '--format', 'json'])).toEqual(whole);
  });

  it('shows one unit only, in every form', async () => {
    const table = await interpret([rule, input, '--unit', '甲县']);
    expect(table.out).toContain('甲县');
    expect(table.out).not.toContain('乙县');
    expect(
      (await interpret([rule, input, '--unit', '甲县', '--format', 'csv'])).out.trimEnd().split('\n'),
    ).toHaveLength(2);
    expect(units((await interpret([rule, input, '--unit', '甲县', '--format', 'json'])).out)).toEqual(['甲县']);
  });

  it('explains one unit', async () => {
    const { exit, out, err } = await interpret([rule, input, '--unit', '甲县', '--explain']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch(/^甲县　总分 70（第 4 名，共 4 个单位）/);
    expect(out).toContain('任务完成 40 / 60');
    expect(out).not.toContain('乙县');
  });

  it('explains all units by place, also those without a score, and within groups', async () => {
    const cheat = files.write('cheat.json', data({ 甲县: { 完成数: 2 }, 丙县: { 弄虚作假: true } }));
    const grouped = files.write('grouped.yaml', RULE.replace('among: all', 'among: group'));
    const { exit, out } = await interpret([grouped, cheat, '--explain', '--format', 'table']);
    expect(exit).toBe(0);
    const titles = out.split('\n').filter((line) => /^.县/.test(line));
    expect(titles.map((line) => line.slice(0, 2))).toEqual(['乙县', '甲县', '丁县', '丙县']);
    expect(titles[1]).toMatch(/第 2 名，.*2 个单位/);
    expect(titles[3]).toBe('丙县　取消资格');
  });

  it('takes another reading and says so', async () => {
    const idle = files.write('idle.json', data({ 甲县: { 完成数: 0, 任务数: 0 } }));
    const [as, other, same] = await Promise.all(
      [[], ['--reading', 'R1=零分'], ['--reading', 'R1=满分']].map((more) => interpret([rule, idle, ...more])),
    );
    expect(as?.out).toContain('│    1 │ 甲县 │ 东组 │ 90.00 │');
    expect(other?.out).toContain('│    4 │ 甲县 │ 东组 │ 30.00 │');
    expect(other?.out).toContain('读法 R1 取“零分”，规则原取“满分”');
    expect(same).toEqual(as);
  });

  it.each([
    ['the rule', () => [files.write('bad.yaml', RULE.replace('score:', 'scores:')), input], 'unknown-key'],
    ['the data', () => [rule, files.write('bad.json', data({ 甲县: { 完成数: 1.5 } }))], 'not-a-count'],
    ['data that is no JSON', () => [rule, files.write('worse.json', '{')], 'unclosed'],
    ['standard input', () => [rule, '-'], 'empty-file'],
  ])('stops at mistakes of %s, which go to standard error', async (_what, args, code) => {
    const { exit, out, err } = await interpret(args());
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain(`错误[${code}]`);
    expect(err).toMatch(/\d+ 个错误\n$/);
  });

  it('knows a unit of the rule that the data does not have', async () => {
    const optional = files.write(
      'optional.yaml',
      RULE.replace('[丙县, 丁县]', '{ members: [丙县, 丁县], optional: true }'),
    );
    const all = JSON.parse(data()) as { units: Record<string, unknown> };
    const { 丁县: _left, ...rest } = all.units;
    const some = files.write('some.json', JSON.stringify({ ...all, units: rest }));
    const { exit, err } = await interpret([optional, some, '--unit', '丁县']);
    expect(err).toBe('错误：数据中没有单位 丁县\n');
    expect(exit).toBe(2);
  });
});

describe('check', () => {
  const warned = RULE.replace(
    '  上期结余: { type: count',
    '  闲置: { type: count, default: 0 }\n  上期结余: { type: count',
  );

  it('finds nothing wrong', async () => {
    expect(await interpret(['check', rule, rule])).toEqual({
      exit: 0,
      out: '检查了 2 个规则文件：没有问题\n',
      err: '',
    });
  });

  it('lists what is wrong in each file', async () => {
    const bad = files.write('bad.yaml', RULE.replace('任务数 > 0', '任务 > 0'));
    const { exit, out, err } = await interpret(['check', rule, bad, files.write('empty.yaml', ''), '--lang', 'en']);
    expect(exit).toBe(1);
    expect(out).toMatch(/^checked 3 rule files: \d errors?\n$/);
    expect(err).toContain('bad.yaml:');
    expect(err).toContain('error[empty-file]');
  });

  it('fails on warnings only if asked to', async () => {
    const path = files.write('warned.yaml', warned);
    const lenient = await interpret(['check', path]);
    expect(lenient).toMatchObject({ exit: 0, out: '检查了 1 个规则文件：1 个警告\n' });
    expect(lenient.err).toContain('警告[unused-name]');
    expect(await interpret(['check', path, '--strict'])).toEqual({ ...lenient, exit: 1 });
  });
});

describe('fields', () => {
  it('lists what the data must carry', async () => {
    const { exit, out, err } = await interpret(['fields', rule]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toMatch(/│ 完成数 +│ 各单位 │ 个数 +│ +│ 个 +│ 必须报 +│ +│ 到月底完成的个数 │/);
    expect(out).toMatch(/│ 进度 +│ 各单位 │ 百分数 │ 类别/);
  });

  it('writes JSON and CSV', async () => {
    const json = JSON.parse((await interpret(['fields', rule, '--format', 'json', '--lang', 'en'])).out) as {
      rule: string;
      fields: readonly object[];
    };
    expect(json.rule).toBe('sample');
    expect(json.fields).toHaveLength(6);
    expect(json.fields[1]).toEqual({
      name: '完成数',
      where: 'unit',
      type: 'count',
      unit: '个',
      required: 'required',
      note: '到月底完成的个数',
    });
    expect(json.fields[3]).toMatchObject({ name: '进度', type: 'percent', per: '类别', bounds: 'at most 100%' });
    const csv = (await interpret(['fields', rule, '--format', 'csv'])).out.split('\n');
    expect(csv[0]).toBe('\ufeff字段,报在,类型,每个,计量单位,是否必报,范围,含义');
    expect(csv[2]).toBe('完成数,各单位,个数,,个,必须报,,到月底完成的个数');
  });

  it('has no fields of a rule that is wrong', async () => {
    const { exit, out, err } = await interpret(['fields', files.write('empty.yaml', '')]);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('empty-file');
  });
});

describe('help', () => {
  it.each([
    [['--help'], '用法：', '退出码：'],
    [['-h', '--lang', 'en'], 'Usage:', 'Exit codes:'],
    [['check', '--help'], 'interpret check RULE...', '--strict'],
    [['help', 'fields'], 'interpret fields RULE', '--format <table|json|csv>'],
    [['test', '-h', '--lang=en'], 'interpret test [CASES...]', 'Arguments:'],
  ])('%j', async (args, usage, more) => {
    const { exit, out, err } = await interpret(args);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toContain(usage);
    expect(out).toContain(more);
  });

  it('has no English of its own in Chinese, and lines of at most 100 columns', async () => {
    const pages = await Promise.all(
      [['--help'], ['check', '--help'], ['fields', '--help'], ['test', '--help']].map((args) => interpret(args)),
    );
    for (const { out } of pages) expect(out).not.toMatch(/display|show|options:|usage:|default/i);
  });

  it('knows its version', async () => {
    expect((await interpret(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
