import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CommitRequest } from '../../workspace/api.js';
import { type Answer, jsonAnswer } from './answer.js';
import { expectType, readBody, readJson } from './body.js';
import type { Committer } from './commit.js';
import { isEtag } from './etag.js';
import { type Files, preconditionOf } from './files.js';
import { type Address, judgeMethod, parametersOf } from './guards.js';
import { Refusal } from './refusals.js';
import type { WorkspaceReader } from './workspace.js';

/** What the API works on. */
export interface Services {
  readonly files: Files;
  readonly workspace: WorkspaceReader;
  readonly committer: Committer;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly address: Address;
}

type Handler = (call: Call, services: Services) => Promise<Answer>;

/** Carries out a request of the API, once it is known who asks. */
export const callApi = async (call: Call, services: Services): Promise<Answer> => {
  const route = ROUTES.get(call.address.path);
  if (!route) throw new Refusal('not-found');
  judgeMethod(call.request, [...route.keys()]);
  const handler = route.get(call.request.method ?? '');
  if (!handler) throw new Refusal('not-found');
  return handler(call, services);
};

const getWorkspace: Handler = async ({ address }, { workspace }) => {
  parametersOf(address.query, []);
  return jsonAnswer(await workspace.workspace());
};

const getEtags: Handler = async ({ address }, { workspace }) => {
  parametersOf(address.query, []);
  return jsonAnswer(await workspace.etags());
};

const getFile: Handler = async ({ address }, { files }) => {
  const { path } = parametersOf(address.query, ['path']);
  const { bytes, etag } = await files.read(path);
  return { headers: { 'content-type': 'application/octet-stream', etag }, body: bytes };
};

const putFile: Handler = async ({ request, response, address }, { files }) => {
  const { path } = parametersOf(address.query, ['path']);
  expectType(request, 'application/octet-stream');
  const precondition = preconditionOf(request.headers['if-match'], request.headers['if-none-match']);
  const etag = await files.write(path, await readBody(request, response), precondition);
  return jsonAnswer({ etag });
};

const postCommit: Handler = async ({ request, response, address }, { committer }) => {
  parametersOf(address.query, []);
  expectType(request, 'application/json');
  return jsonAnswer(await committer.commit(commitRequestOf(await readJson(request, response))));
};

const ROUTES: ReadonlyMap<string, ReadonlyMap<string, Handler>> = new Map([
  ['/api/workspace', new Map([['GET', getWorkspace]])],
  ['/api/etags', new Map([['GET', getEtags]])],
  [
    '/api/file',
    new Map([
      ['GET', getFile],
      ['PUT', putFile],
    ]),
  ],
  ['/api/commit', new Map([['POST', postCommit]])],
]);

const MOST_PATHS = 200;
const MOST_MESSAGE_CHARACTERS = 20_000;

/** Judges the shape of what the page sends. */
const commitRequestOf = (value: unknown): CommitRequest => {
  const { paths, branch, message } = recordOf(value);
  if (!Array.isArray(paths) || paths.length === 0 || paths.length > MOST_PATHS) throw new Refusal('bad-request');
  const files = paths.map((one: unknown) => {
    const { path, etag } = recordOf(one);
    if (typeof path !== 'string' || typeof etag !== 'string' || !isEtag(etag)) throw new Refusal('bad-request');
    return { path, etag };
  });
  if (typeof branch !== 'string' || typeof message !== 'string') throw new Refusal('bad-request');
  if (message.length > MOST_MESSAGE_CHARACTERS || message.includes('\0')) throw new Refusal('bad-request');
  return { paths: files, branch, message };
};

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('bad-request');
  return value as Readonly<Record<string, unknown>>;
};
