import { analyze } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { fieldsCsv, fieldsJson, fieldsTable } from '../report/fields-report.js';
import { describeFields } from '../run/data/describe-fields.js';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { drawTable } from './draw-table.js';
import { type Format, readFormat } from './formats.js';
import { readSource } from './sources.js';

/** `interpret fields RULE`: what the data of a rule must carry. */
export const addFields = (program: Command, context: Context): Command =>
  program
    .command('fields')
    .usage('RULE [--format table|json|csv]')
    .description(
      say(context, { zh: '列出一个规则的数据要报哪些字段', en: 'list the fields that the data of a rule must carry' }),
    )
    .argument('<RULE>', say(context, { zh: '规则文件', en: 'rule file' }))
    .option(
      '--format <table|json|csv>',
      say(context, { zh: '输出格式，缺省为 table（表格）', en: 'form of the output; table unless given' }),
      readFormat,
    )
    .action(async (path: string, options: { readonly format?: Format }) => {
      const { rule, diagnostics } = analyze(await readSource(path));
      showDiagnostics(context, diagnostics);
      if (!rule) {
        context.finish(EXIT.wrong);
        return;
      }
      const { terminal, language } = context;
      const rows = describeFields(rule);
      const texts: Readonly<Record<Format, () => string>> = {
        json: () => fieldsJson(rule, rows, language),
        csv: () => fieldsCsv(rows, language),
        table: () =>
          drawTable(fieldsTable(rule, rows, language), {
            language,
            color: terminal.colors.out,
            width: terminal.columns,
          }),
      };
      terminal.out(texts[options.format ?? 'table']());
    });
