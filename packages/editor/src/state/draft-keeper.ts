import { effect, signal, untracked } from '@preact/signals';
import type { Bilingual } from '@zhunsheng/dsl';
import { withEvenLineEnds } from '../document/file-text.js';
import { download } from '../files/download.js';
import type { Draft, Drafts } from '../files/drafts.js';
import type { Tabs } from '../files/tabs.js';
import type { Disk } from './disk.js';
import type { OpenRule } from './open-rule.js';
import { type NoticeAction, type Session, storeKey } from './session.js';
import { clock, filled } from './tell.js';

/** How long after the last keystroke a draft is written (ms). */
const PAUSE = 200;

interface Watched {
  /** The key of the store that the rule is from. */
  readonly store: string;
  stop(): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Keeps every unsaved change in the browser, and puts it back when its rule is opened again. */
export class DraftKeeper {
  /** Rules whose changes the browser could not keep: leaving the page would lose them. */
  readonly notKept = signal<ReadonlySet<OpenRule>>(new Set());
  readonly #session: Session;
  readonly #disk: Disk;
  readonly #drafts: Drafts;
  readonly #tabs: Tabs;
  readonly #now: () => number;
  readonly #watched = new Map<OpenRule, Watched>();
  readonly #toldOf = new Set<string>();
  #toldFull = false;

  constructor(session: Session, disk: Disk, drafts: Drafts, tabs: Tabs, now: () => number = Date.now) {
    this.#session = session;
    this.#disk = disk;
    this.#drafts = drafts;
    this.#tabs = tabs;
    this.#now = now;
  }

  start(): void {
    effect(() => {
      const [open, store] = [this.#session.open.value, this.#session.store.value];
      if (store) untracked(() => this.#follow([...open.values()], storeKey(store)));
    });
    effect(() => {
      const store = this.#session.store.value;
      if (store) untracked(() => void this.#openDrafted(storeKey(store)));
    });
    effect(() => {
      const rule = this.#session.rule.value;
      if (rule) untracked(() => void this.#tellOfOtherTab(rule));
    });
  }

  /** Writes what waits to be written: the page may be gone in a moment. */
  flush(): void {
    for (const [rule, watched] of this.#watched) if (watched.timer !== undefined) this.#write(rule, watched);
  }

  /** Gives up the unsaved changes of a rule; one undo brings them back. */
  discard(rule: OpenRule): void {
    rule.replaceBy(rule.evened ? withEvenLineEnds(rule.saved.peek()) : rule.saved.peek());
  }

  /** Drafts of tabs that are gone, the newest first: those of tabs that are open are theirs. */
  async left(store?: string, path?: string): Promise<readonly Draft[]> {
    await this.#tabs.settled;
    const drafts = store === undefined ? this.#drafts.all() : this.#drafts.of(store, path);
    return drafts.filter(({ tab }) => !this.#tabs.isOpen(tab));
  }

  forget(drafts: readonly Draft[]): void {
    for (const draft of drafts) this.#drafts.remove(draft);
  }

  #follow(rules: readonly OpenRule[], store: string): void {
    for (const [rule, watched] of this.#watched) {
      if (rules.includes(rule)) continue;
      watched.stop();
      this.#watched.delete(rule);
    }
    for (const rule of rules) {
      if (this.#watched.has(rule)) continue;
      const watched: Watched = { store, stop: () => undefined, timer: undefined };
      this.#watched.set(rule, watched);
      const stop = effect(() => {
        void [rule.text.version.value, rule.saved.value, this.#disk.conflicts.value];
        clearTimeout(watched.timer);
        watched.timer = setTimeout(() => this.#write(rule, watched), PAUSE);
      });
      watched.stop = () => {
        clearTimeout(watched.timer);
        stop();
      };
      void this.#restore(rule, store);
    }
    this.#tabs.hold(rules.map(({ path }) => placeOf(store, path)));
  }

  #write(rule: OpenRule, watched: Watched): void {
    clearTimeout(watched.timer);
    watched.timer = undefined;
    const place = { store: watched.store, path: rule.path, tab: this.#tabs.id };
    const text = rule.text.text.peek();
    const base = this.#disk.baseOf(rule);
    const unchanged = text === base || (rule.evened && text === withEvenLineEnds(base));
    if (unchanged) this.#drafts.remove(place);
    const kept = unchanged || this.#drafts.keep({ ...place, text, base, bom: rule.bom, time: this.#now() });
    if (kept === !this.notKept.peek().has(rule)) return;
    const notKept = new Set(this.notKept.peek());
    if (kept) notKept.delete(rule);
    else notKept.add(rule);
    this.notKept.value = notKept;
    if (!kept && !this.#toldFull) {
      this.#toldFull = true;
      this.#session.notify('warning', WORDS.full);
    }
  }

  /** Opens all rules of a store that have drafts, so that none is forgotten. */
  async #openDrafted(store: string): Promise<void> {
    for (const draft of await this.left(store)) {
      const here = this.#session.store.peek();
      if (!here || storeKey(here) !== store) return;
      if (this.#session.take(draft.path) || this.#toldOf.has(placeOf(store, draft.path))) continue;
      this.#toldOf.add(placeOf(store, draft.path));
      const bytes = new TextEncoder().encode(draft.text);
      this.#session.notify('warning', filled(WORDS.fileGone, { path: draft.path }), [
        { label: WORDS.download, run: () => download(draft.path, bytes) },
        { label: WORDS.discard, run: () => this.#drafts.remove(draft) },
      ]);
    }
  }

  async #restore(rule: OpenRule, store: string): Promise<void> {
    const [newest, ...older] = await this.left(store, rule.path);
    const watched = this.#watched.get(rule);
    if (!newest || !watched) return;
    if (rule.dirty.peek() && !rule.evened) {
      // Typed into within the moment that the other tabs were given to answer.
      for (const draft of [newest, ...older]) this.#offer(rule, draft);
      return;
    }
    this.#adopt(rule, watched, newest);
    for (const draft of older) this.#offer(rule, draft);
  }

  #adopt(rule: OpenRule, watched: Watched, draft: Draft): void {
    const outcome = this.#disk.adopt(rule, draft);
    this.#write(rule, watched);
    // In this tab's keeping from here on, or of no more use.
    if (!this.notKept.peek().has(rule)) this.#drafts.remove(draft);
    if (outcome === 'same') return;
    const text = filled(outcome === 'merged' ? WORDS.restoredMerged : WORDS.restored, {
      time: clock(draft.time, this.#now()),
      path: rule.path,
    });
    this.#session.notify('info', text, [
      this.#compare(rule, text),
      { label: WORDS.discard, run: () => this.discard(rule) },
    ]);
  }

  /** A further draft of a rule, which may not go together with the first: the user has the choice. */
  #offer(rule: OpenRule, draft: Draft): void {
    if (draft.text === rule.text.text.peek() || draft.text === rule.saved.peek()) {
      this.#drafts.remove(draft);
      return;
    }
    const text = filled(WORDS.another, { time: clock(draft.time, this.#now()), path: rule.path });
    const take = (): void => {
      const watched = this.#watched.get(rule);
      if (watched) this.#adopt(rule, watched, draft);
    };
    this.#session.notify('warning', text, [
      { label: WORDS.take, run: take },
      { label: WORDS.discard, run: () => this.#drafts.remove(draft) },
    ]);
  }

  #compare(rule: OpenRule, title: Bilingual): NoticeAction {
    return {
      label: WORDS.compare,
      run: () => {
        this.#disk.comparison.value = { title, before: rule.saved.peek(), after: rule.text.text.peek() };
      },
    };
  }

  async #tellOfOtherTab(rule: OpenRule): Promise<void> {
    await this.#tabs.settled;
    const store = this.#watched.get(rule)?.store;
    const place = store === undefined ? undefined : placeOf(store, rule.path);
    if (place === undefined || this.#toldOf.has(place) || !this.#tabs.holdsElsewhere(place)) return;
    this.#toldOf.add(place);
    this.#session.notify('warning', filled(WORDS.otherTab, { path: rule.path }));
  }
}

/** A rule of a store, as tabs tell each other of it. */
const placeOf = (store: string, path: string): string => `${store}\n${path}`;

const WORDS = {
  restored: {
    zh: '已恢复 {time} 未保存的修改（{path}）。',
    en: 'Unsaved changes of {time} have been restored ({path}).',
  },
  restoredMerged: {
    zh: '已恢复 {time} 未保存的修改，并与磁盘上的新内容合并（{path}）。',
    en: 'Unsaved changes of {time} have been restored and merged with what is new on disk ({path}).',
  },
  another: {
    zh: '{path} 还有另一份 {time} 未保存的修改，来自另一个标签页。',
    en: '{path} has further unsaved changes of {time}, from another tab.',
  },
  fileGone: {
    zh: '{path} 有未保存的修改，但文件已不在这里。',
    en: 'There are unsaved changes of {path}, but the file is no longer here.',
  },
  otherTab: {
    zh: '{path} 在另一个标签页里也打开着。两边各自保留未保存的修改；后保存的一边会先合并对方的内容。',
    en: '{path} is open in another tab too. Each tab keeps its own unsaved changes; whichever saves later merges first.',
  },
  full: {
    zh: '浏览器存不下未保存的修改（空间已满，或不允许保存数据）。请及时保存；关闭网页前会再提醒一次。',
    en: "The browser can't keep unsaved changes (no room, or not allowed to). Save soon; you will be reminded before the page closes.",
  },
  compare: { zh: '查看差异', en: 'Show the difference' },
  discard: { zh: '放弃', en: 'Discard' },
  take: { zh: '换成这一份', en: 'Use these instead' },
  download: { zh: '下载', en: 'Download' },
} as const;
