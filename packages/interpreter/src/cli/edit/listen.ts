import type { Bilingual } from '@zhunsheng/dsl';
import { codeOf } from '../sources.js';
import { UsageError } from '../usage-error.js';
import type { EditServer } from './server.js';

/** Always the same, as a browser keeps what it remembers by the address, port included. */
export const DEFAULT_PORT = 7650;

/** How many ports are tried. */
const TRIES = 20;

/** Listens on a port or, where it is taken, on the next that is free. What there is to say about it, if anything. */
export const listen = async (server: EditServer, port: number): Promise<Bilingual | undefined> => {
  for (let next = port; next < port + TRIES && next <= 65_535; next++) {
    try {
      await server.listen(next);
      return port === 0 || next === port ? undefined : moved(port, next);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') continue;
      if (code === 'EACCES' || code === 'EPERM')
        throw new UsageError({ zh: `没有权限使用端口 ${next}`, en: `not allowed to use port ${next}` }, OTHER);
      throw new UsageError({ zh: `端口 ${next} 用不了（${code}）`, en: `can't use port ${next} (${code})` }, OTHER);
    }
  }
  throw new UsageError({ zh: `端口 ${port} 起都被占用`, en: `the ports from ${port} on are taken` }, OTHER);
};

const OTHER: Bilingual = { zh: '用 --port 换一个端口', en: 'take another one with --port' };

const moved = (port: number, taken: number): Bilingual => ({
  zh: `端口 ${port} 已被占用（可能编辑器已经开着），改用 ${taken}。浏览器按端口保存草稿，在 ${port} 未保存的草稿这里看不到。`,
  en: `port ${port} is taken (the editor may be open already), so it is ${taken}. A browser keeps drafts by port: those of ${port} don't show here.`,
});
