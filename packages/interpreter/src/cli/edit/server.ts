import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, refusalAnswer, send } from './answer.js';
import { type Disk, nodeDisk } from './atomic-write.js';
import { Committer } from './commit.js';
import { Files } from './files.js';
import { type Env, Git, gitState } from './git.js';
import { addressOf, judgeMethod, judgeSender, judgeToken, MOST_HEADERS } from './guards.js';
import { type Root, RULE_FILE_TYPES } from './paths.js';
import { Refusal } from './refusals.js';
import { callApi, type Services } from './routes.js';
import { pageRoot, staticFile } from './static-files.js';
import { WorkspaceReader } from './workspace.js';

/** How long a client may take, in milliseconds. */
export interface Times {
  readonly headers: number;
  readonly request: number;
  readonly keepAlive: number;
  /** How often it is seen to. */
  readonly check: number;
}

const TIMES: Times = { headers: 10_000, request: 30_000, keepAlive: 60_000, check: 1_000 };

export interface ServerOptions {
  /** The open folder, links followed. */
  readonly folder: string;
  /** The built page, links followed. */
  readonly page: string;
  readonly env: Env;
  readonly disk?: Disk;
  readonly times?: Partial<Times>;
  /** Told of mistakes of the program: whoever asked learns only that there was one. */
  report(error: unknown): void;
}

/** The server behind the browser editor: the built page, and the folder that it edits. */
export class EditServer {
  /** Without it nobody is let at the folder. It changes with every start. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #server: Server;
  readonly #services: Services;
  readonly #page: Root;
  readonly #report: (error: unknown) => void;
  /** Kept, as it is still asked for while the server closes. */
  #port = 0;
  /** What is being carried out. */
  readonly #open = new Set<Promise<void>>();

  constructor({ folder, page, env, disk = nodeDisk, times = {}, report }: ServerOptions) {
    this.#report = report;
    const files = new Files({ folder, types: RULE_FILE_TYPES }, disk);
    const git = new Git(folder, env);
    this.#services = {
      files,
      workspace: new WorkspaceReader(files, () => gitState(git)),
      committer: new Committer(files, git),
    };
    this.#page = pageRoot(page);
    this.#server = makeServer({ ...TIMES, ...times }, (request, response) => {
      const work = this.#answer(request, response).finally(() => this.#open.delete(work));
      this.#open.add(work);
    });
  }

  /** On this machine only; 0 takes any port that is free. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        this.#server.off('error', reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this.#port);
      });
    });
  }

  get port(): number {
    return this.#port;
  }

  /** What the page is opened by. The token stands behind `#`, which a browser sends to nobody. */
  get address(): string {
    return `http://127.0.0.1:${this.port}/#token=${this.token}`;
  }

  /** Finishes what is being carried out, and ends. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await Promise.race([Promise.all(this.#open), new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // What a page asks for by an address that can't be read is answered as text.
    const kind = request.url?.startsWith('/api') ? 'api' : 'page';
    try {
      send(request, response, await this.#carryOut(request, response, kind));
    } catch (error) {
      if (!(error instanceof Refusal)) this.#report(error);
      send(request, response, refusalAnswer(error instanceof Refusal ? error : new Refusal('internal'), kind));
    }
  }

  async #carryOut(request: IncomingMessage, response: ServerResponse, kind: 'page' | 'api'): Promise<Answer> {
    judgeSender(request, this.port, kind);
    const address = addressOf(request);
    if (kind === 'page') {
      judgeMethod(request, ['GET', 'HEAD']);
      return staticFile(this.#page, address.path);
    }
    judgeToken(request, this.token);
    return callApi({ request, response, address }, this.#services);
  }
}

const makeServer = (times: Times, handle: (request: IncomingMessage, response: ServerResponse) => void): Server => {
  const server = createServer({
    headersTimeout: times.headers,
    requestTimeout: times.request,
    keepAliveTimeout: times.keepAlive,
    connectionsCheckingInterval: times.check,
    maxHeaderSize: 16 * 1024,
    insecureHTTPParser: false,
    // A request without Host gets the same answer as one with a foreign Host.
    requireHostHeader: false,
  });
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = 100;
  server.on('request', handle);
  // Nobody is told to go on sending before it is known who asks.
  server.on('checkContinue', handle);
  return server;
};
