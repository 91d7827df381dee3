import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hasBody } from './body.js';
import { Refusal } from './refusals.js';

// What a request has to be before anything is done for it. The server is on the user's own machine, but so is their browser with
// every page that they visit: Host tells a name that was bound to 127.0.0.1 (DNS rebinding), Origin and Sec-Fetch-Site tell a
// foreign page, the token tells other programs' users.

export const TOKEN_HEADER = 'x-zhunsheng-token';

/** More than any browser sends. Node leaves out what is beyond its own limit, which might be what is judged here. */
export const MOST_HEADERS = 100;

/** What the server is known as. */
export const hostsOf = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost'].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));

/** Judges who asks. `page` is for the static files, which may also be opened from the address bar. */
export const judgeSender = (request: IncomingMessage, port: number, kind: 'page' | 'api'): void => {
  const { headers, headersDistinct, rawHeaders } = request;
  if (rawHeaders.length >= MOST_HEADERS * 2) throw new Refusal('too-many-headers');
  const hosts = headersDistinct.host ?? [];
  const [host = ''] = hosts;
  if (hosts.length !== 1 || !hostsOf(port).includes(host.toLowerCase())) throw new Refusal('foreign-host');
  const origins = headersDistinct.origin ?? [];
  if (origins.some((origin) => origin !== `http://${host.toLowerCase()}`)) throw new Refusal('foreign-origin');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !(kind === 'page' && site === 'none'))
    throw new Refusal('foreign-origin');
};

/** Takes the same time for every wrong token. */
export const judgeToken = (request: IncomingMessage, token: string): void => {
  const given = request.headers[TOKEN_HEADER];
  if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(token))) throw new Refusal('token');
};

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest();

export const judgeMethod = (request: IncomingMessage, allow: readonly string[]): void => {
  if (!allow.includes(request.method ?? '')) throw new Refusal('method', { allow });
  if (request.method !== 'PUT' && request.method !== 'POST' && hasBody(request)) throw new Refusal('unexpected-body');
};

/** The address of a request as it was sent: nothing of it is put right here. */
export interface Address {
  /** Still encoded. */
  readonly path: string;
  /** Undefined where there is no `?`. */
  readonly query: string | undefined;
}

export const addressOf = ({ url = '' }: IncomingMessage): Address => {
  // Neither `http://host/…` nor `//host/…`, nor anything that no browser sends unencoded.
  if (!/^\/(?!\/)[!-~]*$/.test(url) || /[\\#]/.test(url)) throw new Refusal('bad-url');
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: undefined } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
};

/** The parameters of a query, which are just the ones expected. */
export const parametersOf = <K extends string>(query: string | undefined, names: readonly K[]): Record<K, string> => {
  const found = new Map<string, string>();
  for (const pair of query ? query.split('&') : []) {
    const [name = '', value, ...more] = pair.split('=');
    if (value === undefined || more.length > 0 || found.has(name)) throw new Refusal('bad-url');
    found.set(name, decode(value.replaceAll('+', ' ')));
  }
  if (found.size !== names.length || names.some((name) => !found.has(name))) throw new Refusal('bad-url');
  return Object.fromEntries(found) as Record<K, string>;
};

/** Decodes once. */
export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('bad-url');
  }
};
