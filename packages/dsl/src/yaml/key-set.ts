import type { Fix } from '../diagnostics/diagnostic.js';
import { removing } from '../diagnostics/fix.js';
import { withoutLine } from './entry-edit.js';
import type { ScalarNode } from './node.js';
import { brief, type SourceReporter } from './reporter.js';

/** The keys of one map: reports those that come again. */
export class KeySet {
  readonly #reporter: SourceReporter;
  readonly #isRule: boolean;
  readonly #keys = new Map<string, ScalarNode>();
  /** The key before, where it had been written already. */
  #again: string | undefined;

  constructor(reporter: SourceReporter, of: 'rule' | 'data' = 'rule') {
    this.#reporter = reporter;
    this.#isRule = of === 'rule';
  }

  /** False if there is such a key already. */
  add(key: ScalarNode): boolean {
    const first = this.#keys.get(key.text);
    const again = this.#again;
    this.#again = first && key.text;
    if (!first) {
      this.#keys.set(key.text, key);
      return true;
    }
    if (this.#isRule && again !== undefined && again !== key.text) {
      // Several on end are the keys of something whose name is missing above.
      this.#reporter.torn = true;
      return false;
    }
    // A line that is indented wrongly has fallen among the keys of another level.
    if (this.#reporter.isOutOfStep(key.span.start)) return false;
    const name = brief(key.text);
    this.#reporter.report(
      'duplicate-key',
      key.span,
      { zh: `“${name}”已经写过一次`, en: `\`${name}\` has been written before` },
      {
        secondary: [
          { file: this.#reporter.file, span: first.span, message: { zh: '第一次写在这里', en: 'first written here' } },
        ],
        ...(this.#isRule ? { hint: NAME_MISSING } : {}),
        fixes: this.#isRule ? this.#withoutCopy(key, first) : [],
      },
    );
    return false;
  }

  /** Without the second of two lines that say the same. */
  #withoutCopy(key: ScalarNode, first: ScalarNode): readonly Fix[] {
    const { file } = this.#reporter;
    const [own, other] = [key, first].map((one) => file.lineText(file.lineIndex(one.span.start)).trim());
    const edit = own === other ? withoutLine(file, key.span) : undefined;
    return edit ? [removing(brief(own ?? ''), edit)] : [];
  }
}

const NAME_MISSING = {
  zh: '只留一个；若漏写了上面的名称行（如“- item: 名称”），补上',
  en: 'keep one; where the line with the name above is missing (such as `- item: name`), add it',
};
