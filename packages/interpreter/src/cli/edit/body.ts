import type { IncomingMessage, ServerResponse } from 'node:http';
import { MOST_BODY_BYTES, Refusal } from './refusals.js';

/** Whether a request says that it brings something. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Refuses a body of any other kind. A form of a foreign page can only send kinds that are none of ours. */
export const expectType = ({ headers }: IncomingMessage, type: string): void => {
  const [given = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((one) => one.trim().toLowerCase());
  const plain = parameters.every((one) => one === 'charset=utf-8');
  if (given !== type || !plain || (headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Refusal('media-type');
};

/** All of a body; no more of it than is allowed is ever held. */
export const readBody = async (request: IncomingMessage, response: ServerResponse): Promise<Uint8Array> => {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) throw new Refusal('too-large');
  if (request.headers.expect !== undefined) response.writeContinue();
  const pieces: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (piece: Uint8Array) => {
      size += piece.byteLength;
      if (size <= MOST_BODY_BYTES) pieces.push(piece);
      else {
        pieces.length = 0;
        reject(new Refusal('too-large'));
      }
    });
    request.on('end', () => resolve(Buffer.concat(pieces)));
    // Who has gone is not there to read the answer; after all has come this means nothing.
    for (const event of ['error', 'close']) request.on(event, () => reject(new Refusal('bad-request')));
  });
};

/** A JSON body. */
export const readJson = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
  const bytes = await readBody(request, response);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('bad-json');
  }
};
