import type { ScalarNode } from './node.js';
import { brief, type SourceReporter } from './reporter.js';

/** The keys of one map: reports those that come again. */
export class KeySet {
  readonly #reporter: SourceReporter;
  readonly #keys = new Map<string, ScalarNode>();

  constructor(reporter: SourceReporter) {
    this.#reporter = reporter;
  }

  /** False if there is such a key already. */
  add(key: ScalarNode): boolean {
    const first = this.#keys.get(key.text);
    if (!first) {
      this.#keys.set(key.text, key);
      return true;
    }
    const name = brief(key.text);
    this.#reporter.report(
      'duplicate-key',
      key.span,
      { zh: `“${name}”已经写过一次`, en: `\`${name}\` has been written before` },
      {
        secondary: [
          { file: this.#reporter.file, span: first.span, message: { zh: '第一次写在这里', en: 'first written here' } },
        ],
      },
    );
    return false;
  }
}
