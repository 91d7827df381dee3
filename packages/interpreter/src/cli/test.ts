import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DiagnosticBag, nearest, type SourceFile } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { type CasesDocument, readCases } from '../cases/document.js';
import { type CasesTally, casesText, tallyText } from '../cases/render.js';
import { runCases } from '../cases/run-cases.js';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { didYouMean } from './language.js';
import { readSource } from './sources.js';
import { UsageError } from './usage-error.js';

const ENDING = '.cases.yaml';
const FOLDER = join('rules', 'cases');

/** `interpret test [CASES...]`: whether rules make of data what their cases say. */
export const addTest = (program: Command, context: Context): Command =>
  program
    .command('test')
    .usage('[CASES...]')
    .description(
      say(context, {
        zh: '运行用例，看规则算出的分数是否与预期一致',
        en: 'run cases: whether rules score as they say',
      }),
    )
    .argument(
      '[CASES...]',
      say(context, {
        zh: `用例文件或文件夹，缺省为 ${FOLDER}`,
        en: `files of cases or folders; ${FOLDER} unless given`,
      }),
    )
    .action(async (paths: readonly string[]) => {
      const tallies: CasesTally[] = [];
      for (const path of await casesFiles(paths.length > 0 ? paths : [FOLDER]))
        tallies.push(await runFile(path, context));
      if (tallies.length > 1) context.terminal.out(tallyText(tallies, context.language));
      if (tallies.some((one) => !one.ran || one.failed > 0)) context.finish(EXIT.wrong);
    });

const casesFiles = async (paths: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    const there = await stat(path).catch(() => undefined);
    if (!there?.isDirectory()) {
      if (!there && paths[0] === FOLDER)
        throw new UsageError(
          { zh: `没有文件夹 ${FOLDER}`, en: `there is no folder ${FOLDER}` },
          {
            zh: '写明用例文件，或到规则所在的文件夹运行',
            en: 'name the files of cases, or run it where the rules are',
          },
        );
      found.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((one) => one.endsWith(ENDING)).sort();
    if (names.length === 0)
      throw new UsageError({
        zh: `文件夹里没有用例文件（*${ENDING}）：${path}`,
        en: `no files of cases (*${ENDING}) in ${path}`,
      });
    found.push(...names.map((one) => join(path, one)));
  }
  return found;
};

/** Runs one file and shows how it came out. */
const runFile = async (path: string, context: Context): Promise<CasesTally> => {
  const { terminal, language } = context;
  const file = await readSource(path);
  const bag = new DiagnosticBag();
  const document = readCases(file, bag);
  const rule = document && (await findRule(document, bag));
  const report = rule && !bag.hasErrors ? runCases(document, rule, bag) : undefined;
  showDiagnostics(context, bag.all);
  const name = document?.rule.text ?? basename(path, ENDING);
  const tally: CasesTally = {
    name,
    ran: report !== undefined,
    total: report?.total ?? 0,
    failed: report?.failures.length ?? 0,
  };
  terminal.out(report ? casesText(report, { language, color: terminal.colors.out }) : '');
  terminal.out(tallyText([tally], language));
  return tally;
};

/** The rule of the cases: above the folder of the cases, or beside them. */
const findRule = async ({ file, rule }: CasesDocument, bag: DiagnosticBag): Promise<SourceFile | undefined> => {
  const folder = dirname(file.name);
  const folders = [join(folder, '..'), folder];
  const names = new Set<string>();
  for (const one of folders) {
    for (const name of await readdir(one).catch((): string[] => [])) {
      if (!name.endsWith('.yaml') || name.endsWith(ENDING)) continue;
      if (name === `${rule.text}.yaml`) return readSource(join(one, name));
      names.add(basename(name, '.yaml'));
    }
  }
  const hint = didYouMean(nearest(rule.text, names));
  bag.report(
    'unknown-case-rule',
    file,
    rule.span,
    { zh: `${folders[0]} 中没有 ${rule.text}.yaml`, en: `there is no ${rule.text}.yaml in ${folders[0]}` },
    hint ? { hint } : {},
  );
  return undefined;
};
