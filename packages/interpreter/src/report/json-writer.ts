/**
 * Writes JSON piece by piece, indented by two spaces. Numbers come as texts, so that none passes through a JavaScript number on
 * its way out.
 */
export class JsonWriter {
  readonly #write: (piece: string) => void;
  #depth = 0;
  /** Whether the innermost object or array has an entry. */
  #filled = false;
  /** Whether a key has been written whose value is still to come. */
  #keyed = false;

  constructor(write: (piece: string) => void) {
    this.#write = write;
  }

  object(entries: () => void): void {
    this.#nest('{', entries, '}');
  }

  array(items: () => void): void {
    this.#nest('[', items, ']');
  }

  key(name: string): this {
    this.#separate();
    this.#write(`${JSON.stringify(name)}: `);
    this.#keyed = true;
    return this;
  }

  /** A number, true, false or null as it is to stand there. */
  raw(text: string): void {
    this.#separate();
    this.#write(text);
  }

  text(text: string): void {
    this.raw(JSON.stringify(text));
  }

  #nest(open: string, content: () => void, close: string): void {
    this.#separate();
    this.#write(open);
    this.#depth += 1;
    this.#filled = false;
    content();
    this.#depth -= 1;
    if (this.#filled) this.#write(`\n${'  '.repeat(this.#depth)}`);
    this.#write(close);
    this.#filled = true;
  }

  /** What stands before an entry; nothing before the value of a key and before the whole. */
  #separate(): void {
    if (this.#keyed) {
      this.#keyed = false;
      return;
    }
    if (this.#depth > 0) this.#write(`${this.#filled ? ',' : ''}\n${'  '.repeat(this.#depth)}`);
    this.#filled = true;
  }
}

/** What `fill` writes, as a text that ends with a line end. */
export const jsonText = (fill: (writer: JsonWriter) => void): string => {
  const pieces: string[] = [];
  fill(new JsonWriter((piece) => void pieces.push(piece)));
  pieces.push('\n');
  return pieces.join('');
};
