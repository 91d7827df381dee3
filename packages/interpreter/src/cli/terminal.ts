import process from 'node:process';

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
  };
};
