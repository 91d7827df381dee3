import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { editBetween } from '@zhunsheng/dsl';
import { type FileText, withEvenLineEnds } from '../document/file-text.js';
import { RuleText } from '../document/rule-text.js';

/** A rule file in work: its present text, and what is on disk. */
export class OpenRule {
  readonly path: string;
  readonly text: RuleText;
  /** What is on disk, as far as known: the base of all comparisons. */
  readonly saved = signal('');
  /** The store's version of what is on disk; undefined where the file does not exist there. */
  readonly version = signal<string | undefined>(undefined);
  /** Whether the file begins with a byte order mark, which saving keeps. */
  bom: boolean;
  readonly dirty: ReadonlySignal<boolean>;
  /** Its lines ended in more than one way; made even on opening, which saving would keep. */
  readonly evened: boolean;

  constructor(path: string, file: FileText, version: string | undefined) {
    this.path = path;
    this.bom = file.bom;
    this.evened = file.mixedLineEnds;
    this.saved.value = file.text;
    this.version.value = version;
    this.text = new RuleText(file.mixedLineEnds ? withEvenLineEnds(file.text) : file.text);
    this.dirty = computed(() => this.text.text.value !== this.saved.value);
  }

  /** Makes the whole text another one, changing as little as possible so that undo and the caret stay meaningful. */
  replaceBy(text: string): void {
    const now = this.text.text.peek();
    if (now !== text) this.text.apply([editBetween(now, text)]);
  }
}
