import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { type Context, say } from '../context.js';
import { isFolder } from '../month-files.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { internalError, UsageError } from '../usage-error.js';
import { DEFAULT_PORT, listen } from './listen.js';
import { EditServer } from './server.js';

/** The built page, in the package beside this one. */
const PAGE = fileURLToPath(new URL('../editor/dist', PACKAGE_ROOT));

interface Options {
  readonly port?: number;
  readonly open: boolean;
  readonly page?: string;
}

/** `interpret edit [FOLDER]`: the editor in the browser, over a folder of rules. */
export const addEdit = (program: Command, context: Context): Command =>
  program
    .command('edit')
    .usage('[FOLDER] [--port N] [--no-open]')
    .description(
      say(context, {
        zh: '在浏览器里编辑规则，改动立即看到得分',
        en: 'edit rules in the browser and see the scores move',
      }),
    )
    .argument(
      '[FOLDER]',
      say(context, {
        zh: '规则文件夹，缺省为 rules，没有则为当前文件夹',
        en: 'folder of rules; rules, or else the current one',
      }),
    )
    .option(
      '--port <N>',
      say(context, {
        zh: `端口，缺省为 ${DEFAULT_PORT}；0 为任意`,
        en: `port; ${DEFAULT_PORT} unless given, 0 for any`,
      }),
      portOf,
    )
    .option('--no-open', say(context, { zh: '不打开浏览器', en: "don't open the browser" }))
    .option('--page <DIR>', say(context, { zh: '网页文件所在的文件夹', en: 'folder of the built page' }))
    .action(async (given: string | undefined, { port = DEFAULT_PORT, open, page }: Options) => {
      const { terminal } = context;
      const { session, env } = terminal;
      const report = (error: unknown): void => terminal.err(internalError(error, context.language));
      const server = new EditServer({ folder: await folderOf(given), page: await pageOf(page), env, report });
      const note = await listen(server, port);
      if (note) terminal.err(`${say(context, note)}\n`);
      terminal.out(`${say(context, { zh: '编辑器：', en: 'editor: ' })}${server.address}\n`);
      terminal.out(`${say(context, { zh: '按 Ctrl+C 结束。', en: 'Ctrl+C ends it.' })}\n`);
      if (open && session?.interactive) session.browse(server.address);
      await session?.stopped();
      await server.close();
    });

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError({
    zh: `--port 是 0 到 65535 的整数：${text}`,
    en: `--port is a whole number up to 65535: ${text}`,
  });
};

const folderOf = async (given: string | undefined): Promise<string> => {
  const folder = given ?? ((await isFolder('rules')) ? 'rules' : '.');
  if (await isFolder(folder)) return realpath(folder);
  throw new UsageError({ zh: `没有这个文件夹：${folder}`, en: `no such folder: ${folder}` });
};

/** The folder of the built page. */
export const pageOf = async (given: string | undefined, built = PAGE): Promise<string> => {
  const folder = given ?? built;
  if (await stat(join(folder, 'index.html')).catch(() => undefined)) return realpath(folder);
  if (given !== undefined)
    throw new UsageError({ zh: `--page 里没有 index.html：${given}`, en: `there is no index.html in --page ${given}` });
  throw new UsageError(
    { zh: '编辑器的网页还没有构建', en: 'the editor page is not built yet' },
    { zh: '请先运行 npm run setup', en: 'run npm run setup first' },
  );
};
