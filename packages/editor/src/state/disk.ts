import { signal } from '@preact/signals';
import type { Bilingual } from '@zhunsheng/dsl';
import { decodeFile } from '../document/file-text.js';
import type { Draft } from '../files/drafts.js';
import { type Merge, mergeTexts } from '../files/merge.js';
import type { StoredFile } from '../files/store.js';
import { whyOf } from '../files/trouble.js';
import type { OpenRule } from './open-rule.js';
import type { NoticeAction, Session } from './session.js';
import { filled } from './tell.js';

/** A rule whose file was changed by somebody else in ways that do not go together with the changes here. */
export interface DiskConflict {
  readonly path: string;
  /** What both began from. */
  readonly base: string;
  readonly file: StoredFile;
  /** What is on disk now; undefined where it can't be read as text. */
  readonly text: string | undefined;
}

/** Two texts that the user may want to look at side by side. */
export interface Comparison {
  readonly title: Bilingual;
  readonly before: string;
  readonly after: string;
}

type Outcome = 'same' | 'restored' | 'merged' | 'conflict';

/** Keeps the page in step with what others do to the files: takes over, merges, or asks. */
export class Disk {
  readonly conflicts = signal<ReadonlyMap<string, DiskConflict>>(new Map());
  /** The rule whose conflict the user is asked about. */
  readonly asked = signal<string | undefined>(undefined);
  readonly comparison = signal<Comparison | undefined>(undefined);
  readonly #session: Session;
  #last: Promise<unknown> = Promise.resolve();
  #trouble: string | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What a rule's changes began from. */
  baseOf(rule: OpenRule): string {
    return this.conflicts.peek().get(rule.path)?.base ?? rule.saved.peek();
  }

  /** One thing at a time is done to files: no look at the disk in the middle of a write. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task, task);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Looks for what others have changed, and takes it in. False where the files can't be reached. */
  check(): Promise<boolean> {
    return this.run(async () => {
      const store = this.#session.store.peek();
      if (!store) return true;
      try {
        const versions = await store.versions();
        const taken: string[] = [];
        for (const path of new Set([...this.#session.paths, ...versions.keys()])) {
          if (versions.get(path) === this.#known(path)) continue;
          const file = versions.has(path) ? await store.readOne(path) : undefined;
          if (this.#session.store.peek() !== store) return true;
          if (file?.version !== this.#known(path) && (await this.takeOver(path, file)) === 'not-open') taken.push(path);
        }
        if (taken.length > 0) this.#session.notify('info', filled(WORDS.others, { paths: taken }));
        this.#recovered();
        return true;
      } catch (error) {
        this.#troubled(whyOf(error));
        return false;
      }
    });
  }

  /** Takes in what a file has become. */
  async takeOver(path: string, file: StoredFile | undefined): Promise<Outcome | 'not-open'> {
    const session = this.#session;
    const rule = session.open.peek().get(path);
    if (!rule) {
      await session.setSaved(path, file);
      return 'not-open';
    }
    if (!file) {
      this.#settle(path);
      await session.setSaved(path, undefined);
      session.notify('warning', filled(WORDS.gone, { path }));
      return 'merged';
    }
    const decoded = decodeFile(file.bytes);
    const [base, mine] = [this.baseOf(rule), rule.text.text.peek()];
    if ('refused' in decoded) {
      session.notify('error', filled(WORDS.unreadable, { path }));
      this.#mark({ path, base, file, text: undefined });
      return 'conflict';
    }
    const merge = mergeTexts(base, mine, decoded.text);
    if (merge.conflicts.length > 0) {
      this.#mark({ path, base, file, text: decoded.text });
      this.#call(rule);
      return 'conflict';
    }
    const wasDirty = rule.dirty.peek();
    // What one types from here on is typed into the merged text.
    rule.replaceBy(merge.text);
    this.#settle(path);
    await session.setSaved(path, file);
    if (mine !== merge.text) {
      const text = filled(wasDirty ? WORDS.merged : WORDS.taken, { path });
      session.notify('info', text, [this.#compare(text, mine, merge.text)]);
    }
    return mine === merge.text ? 'same' : 'merged';
  }

  /** Puts a draft back over what is on disk. */
  adopt(rule: OpenRule, draft: Draft): Outcome {
    const saved = rule.saved.peek();
    if (draft.text === saved) return 'same';
    if (draft.base === saved) {
      rule.replaceBy(draft.text);
      return 'restored';
    }
    const merge = mergeTexts(draft.base, draft.text, saved);
    if (merge.conflicts.length === 0) {
      rule.replaceBy(merge.text);
      return merge.text === saved ? 'same' : 'merged';
    }
    rule.replaceBy(draft.text);
    const bytes = new TextEncoder().encode(saved);
    const version = rule.version.peek() ?? '';
    this.#mark({ path: rule.path, base: draft.base, file: { path: rule.path, bytes, version }, text: saved });
    this.#call(rule);
    return 'conflict';
  }

  /** The merge for a rule in conflict, by its present text; undefined where what is on disk can't be read. */
  mergeOf({ path, base, text }: DiskConflict): Merge | undefined {
    const mine = this.#session.open.peek().get(path)?.text.text.peek();
    return mine === undefined || text === undefined ? undefined : mergeTexts(base, mine, text);
  }

  /** Ends a conflict with the text that the user settled on; what is on disk is the base from now on. */
  async resolve({ path, file, text }: DiskConflict, settled: string): Promise<void> {
    this.#session.open.peek().get(path)?.replaceBy(settled);
    this.#settle(path);
    // A draft that met another text on disk: there the base is that text already.
    const known = this.#session.open.peek().get(path);
    if (known?.version.peek() !== file.version || known.saved.peek() !== text) await this.#session.setSaved(path, file);
  }

  /** Opens the dialog for a rule in conflict. */
  ask(path: string): void {
    this.#session.show(path);
    this.asked.value = path;
  }

  /** Forgets what belongs to a store that is left. */
  leave(): void {
    this.conflicts.value = new Map();
    this.asked.value = undefined;
    this.#trouble = undefined;
  }

  #known(path: string): string | undefined {
    return this.conflicts.peek().get(path)?.file.version ?? this.#session.versionOf(path);
  }

  #mark(conflict: DiskConflict): void {
    this.conflicts.value = new Map(this.conflicts.peek()).set(conflict.path, conflict);
  }

  #settle(path: string): void {
    if (!this.conflicts.peek().has(path)) return;
    const rest = new Map(this.conflicts.peek());
    rest.delete(path);
    this.conflicts.value = rest;
    if (this.asked.peek() === path) this.asked.value = undefined;
  }

  /** Asks at once about the rule in view; of another one the user is told. */
  #call(rule: OpenRule): void {
    if (this.#session.rule.peek() === rule) this.asked.value = rule.path;
    else
      this.#session.notify('warning', filled(WORDS.conflict, { path: rule.path }), [
        { label: WORDS.settle, run: () => this.ask(rule.path) },
      ]);
  }

  #compare(title: Bilingual, before: string, after: string): NoticeAction {
    return {
      label: WORDS.compare,
      run: () => {
        this.comparison.value = { title, before, after };
      },
    };
  }

  #troubled(why: Bilingual): void {
    if (this.#trouble === why.en) return;
    this.#trouble = why.en;
    this.#session.notify('error', why);
  }

  #recovered(): void {
    if (this.#trouble !== undefined) this.#session.notify('info', WORDS.back);
    this.#trouble = undefined;
  }
}

const WORDS = {
  taken: {
    zh: '{path} 在磁盘上被改过，已读入新内容。',
    en: '{path} was changed on disk; the new text has been taken over.',
  },
  merged: {
    zh: '{path} 在磁盘上被改过，已与你未保存的修改合并。',
    en: '{path} was changed on disk; that has been merged with your unsaved changes.',
  },
  conflict: {
    zh: '{path} 在磁盘上被改过，与你的修改有冲突。处理之后才能保存。',
    en: '{path} was changed on disk in ways that conflict with your changes. Settle that before saving.',
  },
  gone: {
    zh: '{path} 已从磁盘上删除。这里的内容还在，保存就会重新写入。',
    en: '{path} has been deleted from disk. Its text is still here; saving writes it again.',
  },
  unreadable: {
    zh: '{path} 在磁盘上被改成了不是 UTF-8 的内容，没有读入。恢复它之前不能保存。',
    en: "{path} was changed on disk to something that is no UTF-8 text, and has not been read. It can't be saved until that is mended.",
  },
  others: { zh: '磁盘上有文件被改过，已读入：{paths}', en: 'Files were changed on disk and have been read: {paths}' },
  back: { zh: '又能读写文件了。', en: 'The files can be reached again.' },
  compare: { zh: '查看差异', en: 'Show the difference' },
  settle: { zh: '处理冲突', en: 'Settle the conflict' },
} as const;
