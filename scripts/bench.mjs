// Times load, check, plan and score apart, for the shipped rule, for large made-up ones and for a whole month, and the command that scores the
// month in processes of its own. Ratios in one run; no thresholds.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, execPath, stdout } from 'node:process';
import { Bench } from 'tinybench';
import { setupBundle } from './bundle.mjs';
import { root, setup } from './setup.mjs';

setup();
setupBundle();
const dsl = await import(new URL('../packages/dsl/dist/index.js', import.meta.url).href);
const interpreter = await import(new URL('../packages/interpreter/dist/index.js', import.meta.url).href);
const { analyze, DiagnosticBag, loadJson, loadYaml, SourceFile } = dsl;
const { collectRules, makePlan, readData, resultJson, score, scoreMonth } = interpreter;

/** A rule of `items` items, a tenth of them ranked, with data for `units` units. */
function madeUp(items, units) {
  const names = Array.from({ length: units }, (_, at) => `单位${at + 1}`);
  const lines = [];
  const fields = [];
  for (let at = 1; at <= items; at++) {
    fields.push(`  任务${at}: { type: count, unit: 个 }`, `  完成${at}: { type: number, unit: 个, min: 0 }`);
    const kind = at % 10;
    const method =
      kind === 0
        ? `rank: { by: 完成${at} / 任务${at}, best: highest, among: group, fall: proportional }`
        : kind < 4
          ? `ratio: { actual: 完成${at}, target: 任务${at} }`
          : kind < 7
            ? `bands: { of: 完成${at} / 任务${at}, points: { ">= 100%": 10, ">= 90%": 8, ">= 80%": 5, else: 0 } }`
            : `deduct: { each: 0.5, every: 5%, of: 完成${at} / 任务${at}, below: 100% }`;
    lines.push(`    - { item: 项目${at}, max: 10, ${method} }`);
  }
  const half = Math.ceil(units / 2);
  const rule = [
    'rule: large',
    'title: 大规则',
    'edition: 2021',
    'source: 附件0',
    'cycle: month',
    'units:',
    `  甲组: [${names.slice(0, half).join(', ')}]`,
    `  乙组: [${names.slice(half).join(', ')}]`,
    'fields:',
    ...fields,
    'score:',
    `  max: ${items * 10}`,
    '  parts:',
    ...lines,
    'ranking: { round: 0.01 half-up, among: all }',
    '',
  ].join('\n');
  let seed = 1;
  const next = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const data = {
    rule: 'large',
    period: '2021-04',
    units: Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(
          Array.from({ length: items }, (_, at) => [
            [`任务${at + 1}`, 1 + next(40)],
            [`完成${at + 1}`, next(4000) / 100],
          ]).flat(),
        ),
      ]),
    ),
  };
  return { rule, data: JSON.stringify(data) };
}

const text = (path) => readFileSync(join(root, path), 'utf8');
const quick = argv.includes('--quick') || env.CI === 'true';
const subjects = [
  { name: 'ecology × 16', rule: text('rules/ecology.yaml'), data: text('rules/samples/ecology.json') },
  { name: '300 items × 16', ...madeUp(300, 16) },
  { name: '30 items × 10,000', ...madeUp(30, quick ? 1_000 : 10_000) },
];

for (const subject of subjects) {
  const ruleFile = new SourceFile('rule.yaml', subject.rule);
  const dataFile = new SourceFile('data.json', subject.data);
  const { rule, diagnostics } = analyze(ruleFile);
  if (!rule) throw new Error(diagnostics.map((one) => one.message.en).join('\n'));
  const plan = makePlan(rule);
  const data = readData(rule, [dataFile], new DiagnosticBag());
  if (!data) throw new Error('the data is wrong');
  const bench = new Bench({ time: quick ? 100 : 500, warmupTime: 100 });
  bench
    .add('load rule (YAML)', () => loadYaml(ruleFile, new DiagnosticBag()))
    .add('check rule (load included)', () => analyze(ruleFile))
    .add('plan', () => makePlan(rule))
    .add('load data (JSON)', () => loadJson(dataFile, new DiagnosticBag()))
    .add('read data (load included)', () => readData(rule, [dataFile], new DiagnosticBag()))
    .add('score', () => score(plan, data, new DiagnosticBag()));
  await report(subject.name, bench);
}

/** Runs a bench and prints its tasks, the last of which is the measure of the others. */
async function report(name, bench) {
  await bench.run();
  const rows = bench.tasks.map((task) => ({ name: task.name, ms: task.result?.latency?.mean ?? Number.NaN }));
  const measure = rows.at(-1);
  stdout.write(`\n${name}\n`);
  for (const { name, ms } of rows) {
    const ratio = (ms / (measure?.ms ?? 1)).toFixed(2).padStart(8);
    stdout.write(`  ${name.padEnd(28)} ${ms.toFixed(2).padStart(10)} ms   ${ratio} × ${measure?.name}\n`);
  }
}

/** The month of the shipped sample: all rules that the ranking of the districts draws on. */
const MONTH = 'rules/samples/2021-04';
const RANKING = 'rules/overall-districts.yaml';

if (existsSync(join(root, MONTH)) && existsSync(join(root, RANKING))) {
  const fileOf = (path) => new SourceFile(path, text(path));
  const data = (id) => (existsSync(join(root, MONTH, `${id}.json`)) ? [fileOf(`${MONTH}/${id}.json`)] : []);
  const { rule } = analyze(fileOf(RANKING));
  if (!rule) throw new Error(`${RANKING} is wrong`);
  const rules = await collectRules(rule, {
    rule: async (id) => (existsSync(join(root, `rules/${id}.yaml`)) ? fileOf(`rules/${id}.yaml`) : undefined),
    data: async (id) => data(id),
    previous: async () => [],
  });
  const month = scoreMonth(rules);
  if (!month.score) throw new Error(month.diagnostics.map((one) => one.message.en).join('\n'));
  const ruleFiles = rules.map(({ id }) => fileOf(`rules/${id}.yaml`));
  const dataFiles = rules.flatMap((one) => one.data);
  const results = [...month.outcomes.values()].flatMap((one) => (one.kind === 'scored' ? [one.scored.result] : []));
  const bench = new Bench({ time: quick ? 100 : 2_000, warmupTime: 100 })
    .add('load rules (YAML)', () => ruleFiles.map((file) => loadYaml(file, new DiagnosticBag())))
    .add('check rules (load included)', () => ruleFiles.map((file) => analyze(file)))
    .add('load data (JSON)', () => dataFiles.map((file) => loadJson(file, new DiagnosticBag())))
    .add('report (JSON)', () => results.map((one) => resultJson(one)))
    .add('score (plan, data included)', () => scoreMonth(rules));
  await report(`${MONTH}: ${results.length} rules of ${readdirSync(join(root, MONTH)).length} files`, bench);
  reportCold(`${MONTH}: the command, cold`, quick ? 3 : 9);
}

/** Runs the command as often as asked, each time in a new process, and prints the medians: of wall time, and of CPU time on all threads. */
function reportCold(name, times) {
  const atExit =
    'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(String(user + system)); });';
  const hook = `data:text/javascript,${encodeURIComponent(atExit)}`;
  const args = ['--import', hook, 'packages/interpreter/bin/interpret.mjs', RANKING, MONTH];
  const runs = Array.from({ length: times }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return { wall: performance.now() - began, cpu: Number(stderr) / 1000 };
  });
  const median = (all) =>
    all
      .toSorted((a, b) => a - b)
      [times >> 1].toFixed(0)
      .padStart(10);
  stdout.write(`\n${name}\n`);
  stdout.write(`  ${'wall'.padEnd(28)} ${median(runs.map((one) => one.wall))} ms\n`);
  stdout.write(`  ${'CPU'.padEnd(28)} ${median(runs.map((one) => one.cpu))} ms\n`);
}
