import bundle from 'virtual:shipped-rules';
import { MemoryStore } from './memory.js';
import type { Store } from './store.js';
import { FileTrouble } from './trouble.js';

/** As `shipped-rules.ts` of the build writes it: the files by path, each text once. */
export interface ShippedRules {
  readonly files: readonly (readonly [path: string, text: number])[];
  readonly texts: readonly string[];
}

/** The rules and samples that come with the page, in one file that is fetched when first needed. */
export const openShipped = async (fetchIt: typeof fetch = (...given) => fetch(...given)): Promise<Store> => {
  const answer = await fetchIt(bundle).catch(() => undefined);
  if (!answer?.ok)
    throw new FileTrouble({
      zh: '随附规则没有读到。请检查网络或重新启动本地服务，再刷新页面。',
      en: 'The shipped rules could not be read. Check the connection or start the local server again, then reload the page.',
    });
  const { files, texts } = (await answer.json()) as ShippedRules;
  const encoder = new TextEncoder();
  return new MemoryStore(
    'shipped',
    'rules',
    new Map(files.map(([path, text]) => [path, encoder.encode(texts[text] ?? '')])),
  );
};
