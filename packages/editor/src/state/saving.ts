import { signal } from '@preact/signals';
import type { Bilingual, RuleChange } from '@zhunsheng/dsl';
import { encodeFile } from '../document/file-text.js';
import type { Written } from '../files/store.js';
import { whyOf } from '../files/trouble.js';
import type { PlainDiagnostic, Snapshot } from '../protocol/api.js';
import { branchFor, messageFor } from './change-words.js';
import type { Disk } from './disk.js';
import type { OpenRule } from './open-rule.js';
import type { Session } from './session.js';
import { filled } from './tell.js';

/** What is looked at before a rule is saved. */
export interface Review {
  readonly rule: OpenRule;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly errors: readonly PlainDiagnostic[];
  readonly changes: readonly RuleChange[];
  readonly scores: Snapshot['scores'] | undefined;
}

/** Where saving stands; nothing of it is shown while there is no step. */
export type Step =
  | { readonly kind: 'review'; readonly reviews: readonly Review[]; readonly refused?: Bilingual }
  | { readonly kind: 'writing' }
  | {
      readonly kind: 'commit';
      readonly paths: readonly string[];
      readonly branch: string;
      readonly message: string;
      readonly committing: boolean;
      readonly refused?: Bilingual;
    }
  | { readonly kind: 'committed'; readonly commit: string; readonly branch: string };

/** Saves rules with care: what changes is shown first, and nothing is written over what others have written. */
export class Saving {
  readonly step = signal<Step | undefined>(undefined);
  readonly #session: Session;
  readonly #disk: Disk;
  readonly #now: () => number;
  /** What has been saved since the last commit: by path, what to say of it. */
  readonly #uncommitted = new Map<string, { readonly id: string; readonly title: string; changes: RuleChange[] }>();

  constructor(session: Session, disk: Disk, now: () => number = Date.now) {
    this.#session = session;
    this.#disk = disk;
    this.#now = now;
  }

  /** Shows what would be saved: of the rule in view, or of all with unsaved changes. */
  async open(all = false): Promise<void> {
    if (this.step.peek()?.kind === 'writing') return;
    await this.#session.settled();
    const rule = this.#session.rule.peek();
    await this.#disk.check();
    const rules = all ? this.#session.unsaved.peek() : rule?.dirty.peek() ? [rule] : [];
    if (rules.length === 0) {
      if (this.#uncommitted.size > 0 && this.#session.store.peek()?.repository) this.#offerCommit();
      else this.#session.notify('info', WORDS.nothing);
      return;
    }
    if (!(await this.#settled(rules))) return;
    const reviews: Review[] = [];
    for (const one of rules) reviews.push(await this.#review(one));
    this.step.value = { kind: 'review', reviews };
  }

  close(): void {
    if (this.step.peek()?.kind !== 'writing') this.step.value = undefined;
  }

  /** Saves what has been shown; with errors only where the user insists. Says whether all of it was saved. */
  async confirm(paths: readonly string[], insist: boolean): Promise<boolean> {
    const step = this.step.peek();
    if (step?.kind !== 'review') return false;
    const chosen = step.reviews.filter(({ rule }) => paths.includes(rule.path));
    if (chosen.length === 0 || (!insist && chosen.some(({ errors }) => errors.length > 0))) return false;
    this.step.value = { kind: 'writing' };
    const saved: string[] = [];
    for (const review of chosen) {
      const written = await this.#write(review.rule);
      if (written.kind === 'written') {
        saved.push(review.rule.path);
        this.#note(review);
        continue;
      }
      this.#told(saved);
      const rest = step.reviews.filter(({ rule }) => !saved.includes(rule.path));
      this.step.value =
        written.kind === 'refused' ? { kind: 'review', reviews: rest, refused: written.why } : undefined;
      return false;
    }
    this.#told(saved);
    this.step.value = undefined;
    if (this.#session.store.peek()?.repository) this.#offerCommit();
    return true;
  }

  async commit(branch: string, message: string): Promise<void> {
    const [step, repository] = [this.step.peek(), this.#session.store.peek()?.repository];
    if (step?.kind !== 'commit' || step.committing || !repository) return;
    const { refused: _, ...asked } = { ...step, branch, message };
    this.step.value = { ...asked, committing: true };
    const done = await this.#disk.run(() => repository.commit(step.paths, branch.trim(), message));
    if ('refused' in done) {
      this.step.value = { ...asked, committing: false, refused: done.refused };
      return;
    }
    for (const path of step.paths) this.#uncommitted.delete(path);
    this.step.value = { kind: 'committed', ...done };
  }

  /** Forgets what belongs to a store that is left. */
  leave(): void {
    this.#uncommitted.clear();
    this.step.value = undefined;
  }

  /** Whether no rule is in conflict with what is on disk; else the user is asked about the first that is. */
  async #settled(rules: readonly OpenRule[]): Promise<boolean> {
    for (const { path } of rules) {
      const conflict = this.#disk.conflicts.peek().get(path);
      if (!conflict) continue;
      const merge = this.#disk.mergeOf(conflict);
      if (merge?.conflicts.length === 0) await this.#disk.resolve(conflict, merge.text);
      else {
        this.#disk.ask(path);
        return false;
      }
    }
    return true;
  }

  async #review(rule: OpenRule): Promise<Review> {
    const snapshot = await this.#session.review(rule);
    return {
      rule,
      title: this.#entry(rule)?.title ?? rule.path,
      before: rule.saved.peek(),
      after: rule.text.text.peek(),
      errors: snapshot?.diagnostics.filter(({ severity }) => severity === 'error') ?? [],
      changes: snapshot?.changes ?? [],
      scores: snapshot?.scores,
    };
  }

  #write(rule: OpenRule): Promise<Written> {
    const [session, { path }] = [this.#session, rule];
    return this.#disk.run(async () => {
      const store = session.store.peek();
      if (!store) return { kind: 'refused', why: WORDS.nothing };
      try {
        const bytes = encodeFile({ text: rule.text.text.peek(), bom: rule.bom });
        const written = await store.write(path, bytes, rule.version.peek());
        if (written.kind === 'written') await session.setSaved(path, { path, bytes, version: written.version });
        if (written.kind === 'changed') {
          await this.#disk.takeOver(path, written.now);
          if (!this.#disk.conflicts.peek().has(path)) session.notify('warning', filled(WORDS.changed, { path }));
        }
        return written;
      } catch (error) {
        return { kind: 'refused', why: whyOf(error) };
      }
    });
  }

  #told(paths: readonly string[]): void {
    if (paths.length === 0) return;
    const store = this.#session.store.peek();
    const downloaded = store?.kind === 'shipped' ? WORDS.downloadedShipped : WORDS.downloaded;
    this.#session.notify('info', filled(store?.saving === 'download' ? downloaded : WORDS.saved, { paths }));
  }

  #note({ rule, title, changes }: Review): void {
    const known = this.#uncommitted.get(rule.path);
    if (known) known.changes.push(...changes);
    else this.#uncommitted.set(rule.path, { id: this.#entry(rule)?.id ?? rule.path, title, changes: [...changes] });
  }

  #offerCommit(): void {
    const saved = [...this.#uncommitted.values()];
    this.step.value = {
      kind: 'commit',
      paths: [...this.#uncommitted.keys()],
      branch: branchFor(
        saved.map(({ id }) => id),
        this.#now(),
      ),
      message: messageFor(saved),
      committing: false,
    };
  }

  #entry({ path }: OpenRule) {
    return this.#session.catalog.peek().rules.find((one) => one.path === path);
  }
}

const WORDS = {
  nothing: { zh: '没有未保存的修改。', en: 'There are no unsaved changes.' },
  saved: { zh: '已保存 {paths}', en: 'Saved {paths}' },
  downloaded: {
    zh: '已下载 {paths}，在浏览器的下载文件夹里。请用它替换原来的文件。',
    en: "Downloaded {paths} to the browser's downloads folder. Put it in place of the old file.",
  },
  downloadedShipped: {
    zh: '已下载 {paths}，在浏览器的下载文件夹里。随附规则本身不变；以后请用“打开”选择下载的文件接着修改。',
    en: "Downloaded {paths} to the browser's downloads folder. The shipped rules stay as they are: to go on later, open the downloaded file.",
  },
  changed: {
    zh: '{path} 刚刚在磁盘上被改过，所以还没有保存。新内容已读入并合并，请查看后再保存。',
    en: '{path} has just been changed on disk, so nothing was saved. The new text has been merged in: look at it, then save again.',
  },
} as const;
