import { extname } from 'node:path';
import type { Answer } from './answer.js';
import { decode } from './guards.js';
import { openPlace, type Root } from './paths.js';
import { Refusal } from './refusals.js';

/** What a built page consists of. Anything else that lies in its folder is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
  '.yml': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

export const pageRoot = (folder: string): Root => ({ folder, types: Object.keys(TYPES) });

/** A name that the build has made from the bytes: it never means other ones. */
const HASHED = /^assets\/[^/]+-[\w-]{8}\.\w+$/;

/** A file of the built page by the path of a request, still encoded. */
export const staticFile = async (root: Root, path: string): Promise<Answer> => {
  const name = path === '/' ? 'index.html' : decode(path.slice(1));
  try {
    const { place, handle } = await openPlace(root, name);
    try {
      const type = TYPES[extname(place.path).toLowerCase()] ?? 'application/octet-stream';
      const cache = HASHED.test(place.path) ? 'public, max-age=31536000, immutable' : 'no-store';
      return { headers: { 'content-type': type, 'cache-control': cache }, body: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    // A page that is not there and a path that is none are one and the same to whoever asks.
    if (error instanceof Refusal && error.status < 500 && error.code !== 'bad-path') throw new Refusal('not-found');
    throw error;
  }
};
