import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../../packages/editor/dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The built page as any web server has it: plain files in a folder of the site, with nothing behind them. */
export class StaticSite {
  /** What has been asked for, by path. */
  readonly requests: string[] = [];
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      this.requests.push(pathname);
      const name = pathname === folder ? 'index.html' : pathname.slice(folder.length);
      const found = pathname.startsWith(folder) ? readFile(join(page, name)) : Promise.reject(new Error(pathname));
      found.then(
        (body) => {
          const type = TYPES[extname(name)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP }).end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
  }

  /** `folder`: the path on the site, with a slash at both ends. */
  static start(folder: string): Promise<StaticSite> {
    const site = new StaticSite(folder);
    return new Promise((resolve, reject) => {
      site.#server.once('error', reject);
      site.#server.listen(0, '127.0.0.1', () => resolve(site));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}${this.#folder}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
