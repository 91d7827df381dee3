import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ID = 'virtual:shipped-rules';
const RESOLVED = `\0${ID}`;
const NAME = 'shipped-rules.json';

/** Collects the rules and samples into one JSON file beside the page; the module `virtual:shipped-rules` has its address. */
export const shippedRules = (folder: string): Plugin => {
  let building = false;
  return {
    name: 'shipped-rules',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      if (!building) return `export default ${JSON.stringify(`/${NAME}`)};`;
      const file = this.emitFile({ type: 'asset', name: NAME, source: bundle(folder) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(bundle(folder));
      });
    },
  };
};

/** The month's folder repeats most samples: each text stands once. Worked cases are of no use in the editor. */
const bundle = (folder: string): string => {
  const texts = new Map<string, number>();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(?:ya?ml|json)$/i.test(one.name) && !/\.cases\.ya?ml$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const at = texts.get(text) ?? texts.size;
      texts.set(text, at);
      return [file.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), at];
    });
  return JSON.stringify({ files, texts: [...texts.keys()] });
};
