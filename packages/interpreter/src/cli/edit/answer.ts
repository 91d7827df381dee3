import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Refusal } from './refusals.js';

/** What a request is answered with. */
export interface Answer {
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body: Uint8Array | string;
}

/** The page runs its own scripts and talks to this server, and nothing else; no other page may hold it or read from it. */
const SECURITY: OutgoingHttpHeaders = {
  'content-security-policy': [
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
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  // So that the page can tell this server from any other host, without asking that one for what it has not got.
  'x-zhunsheng-server': 'local',
};

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** A refusal, for the page as JSON, for a person who has opened an address as text. */
export const refusalAnswer = (refusal: Refusal, kind: 'page' | 'api'): Answer => {
  const { status, words, about } = refusal;
  const answer: Answer =
    kind === 'api'
      ? jsonAnswer(refusal.json, status)
      : { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${words.zh}\n${words.en}\n` };
  const headers = {
    ...answer.headers,
    ...(about.allow ? { allow: about.allow.join(', ') } : {}),
    ...(about.etag ? { etag: about.etag } : {}),
  };
  return { ...answer, headers };
};

/** How long a client may go on sending what is thrown away, so that it gets to read why. */
const LINGER_MS = 1_000;

/** Sends an answer. A connection on which something unread is still to come is closed. */
export const send = (request: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(answer.body);
  const unread = !request.complete;
  const headers: OutgoingHttpHeaders = {
    ...SECURITY,
    ...answer.headers,
    'content-length': body.byteLength,
    ...(unread ? { connection: 'close' } : {}),
  };
  response.writeHead(answer.status ?? 200, headers);
  // To HEAD node sends none of it.
  response.write(body);
  if (!unread) {
    response.end();
    return;
  }
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.socket.once('close', () => clearTimeout(timer));
  request.once('end', () => response.end());
  request.resume();
};
