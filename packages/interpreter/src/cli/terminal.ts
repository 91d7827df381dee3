import process from 'node:process';
import { browse } from './edit/browse.js';

/** The outside world as a command sees it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
  /** Whether the stream shows colours. */
  readonly colors: { readonly out: boolean; readonly err: boolean };
  /** The width of what shows the output; undefined where it goes into a file or another program. */
  readonly columns: number | undefined;
  /** Whether what is written on the error stream can be written over. */
  readonly live?: boolean;
  stdin(): Promise<Uint8Array>;
  /** What a command that runs until it is stopped needs; without it none runs on. */
  readonly session?: Session;
}

/** A command that runs on, and the person in front of it. */
export interface Session {
  /** Whether there is such a person. */
  readonly interactive: boolean;
  /** Shows an address in the person's browser, if there is one. */
  browse(address: string): void;
  /** Comes to pass when the command is asked to end. */
  stopped(): Promise<void>;
}

export const nodeTerminal = (): Terminal => {
  const { stdout, stderr, stdin, env } = process;
  return {
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colors: { out: stdout.isTTY === true && stdout.hasColors(), err: stderr.isTTY === true && stderr.hasColors() },
    live: stderr.isTTY === true && env.TERM !== 'dumb',
    columns: stdout.isTTY ? stdout.columns : undefined,
    stdin: async () => {
      const pieces: Buffer[] = [];
      for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array));
      return Buffer.concat(pieces);
    },
    session: { interactive: stdout.isTTY === true, browse, stopped },
  };
};

/** The first request to end is met; after a second one, which nobody waits for, the process ends at once. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
