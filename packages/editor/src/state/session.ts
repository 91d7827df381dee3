import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Bilingual, Span } from '@zhunsheng/dsl';
import { decodeFile } from '../document/file-text.js';
import type { Store, StoredFile } from '../files/store.js';
import type {
  Catalog,
  CatalogRule,
  DataChoice,
  EditOutcome,
  LanguageService,
  LoadedFile,
  NewValue,
  PlainDiagnostic,
  RefusedValue,
  Snapshot,
  SnapshotRequest,
  WhatIf,
} from '../protocol/api.js';
import { OpenRule } from './open-rule.js';
import { lastRule } from './settings.js';

/** A place of the rule that the user turned to, and in which view. The other views follow. */
export interface Selection {
  readonly span: Span;
  readonly origin: 'tree' | 'table' | 'yaml' | 'sheet' | 'problems' | 'changes';
}

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: Bilingual;
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly label: Bilingual;
  run(): void;
}

const EMPTY: Catalog = { rules: [], others: [] };
const MOST_NOTICES = 5;
/** How long a message that calls for nothing stays (ms). */
const SHOWN_FOR = 12_000;
/** While one types, the worker is asked at most this often (ms). */
const PAUSE = 40;

/** All state of the page but settings: the store, the rules in work, and what the worker made of them. */
export class Session {
  readonly service: LanguageService;
  readonly store = signal<Store | undefined>(undefined);
  readonly catalog = signal<Catalog>(EMPTY);
  /** Rules that have been opened, by path. */
  readonly open = signal<ReadonlyMap<string, OpenRule>>(new Map());
  readonly rule = signal<OpenRule | undefined>(undefined);
  readonly data = signal<DataChoice | undefined>(undefined);
  readonly whatIf = signal<readonly WhatIf[]>([]);
  /** Of the rule in view; that of the text before while a new one is on its way. */
  readonly snapshot = signal<Snapshot | undefined>(undefined);
  /** Whether the snapshot is of the present text. */
  readonly upToDate: ReadonlySignal<boolean>;
  readonly selection = signal<Selection | undefined>(undefined);
  /** Whether files are being read, and there may be nothing to show yet. */
  readonly opening = signal(true);
  readonly notices = signal<readonly Notice[]>([]);
  readonly entry: ReadonlySignal<CatalogRule | undefined>;
  readonly unsaved: ReadonlySignal<readonly OpenRule[]>;

  readonly #files = new Map<string, StoredFile>();
  readonly #edits = new Set<Promise<unknown>>();
  #wanted = 0;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];
  #notice = 0;

  constructor(service: LanguageService) {
    this.service = service;
    this.upToDate = computed(() => {
      const [rule, snapshot] = [this.rule.value, this.snapshot.value];
      return rule !== undefined && snapshot?.path === rule.path && snapshot.version === rule.text.version.value;
    });
    this.entry = computed(() => this.catalog.value.rules.find(({ path }) => path === this.rule.value?.path));
    this.unsaved = computed(() => [...this.open.value.values()].filter((one) => one.dirty.value));
    effect(() => {
      const rule = this.rule.value;
      // Everything that a snapshot rests on.
      void [rule?.text.version.value, rule?.saved.value, this.data.value, this.whatIf.value];
      if (rule) this.#schedule();
    });
  }

  /** Takes all files of a store in place of those before, and opens the rule that was open there last. */
  async enter(store: Store): Promise<void> {
    this.opening.value = true;
    try {
      await this.#enter(store);
    } finally {
      this.opening.value = false;
    }
  }

  async #enter(store: Store): Promise<void> {
    const files = await store.read();
    this.#files.clear();
    const texts: LoadedFile[] = [];
    for (const file of files) {
      this.#files.set(file.path, file);
      const decoded = decodeFile(file.bytes);
      if ('refused' in decoded) this.notify('error', prefixed(file.path, decoded.refused));
      else texts.push({ path: file.path, text: decoded.text });
    }
    const catalog = await this.service.load(texts);
    batch(() => {
      this.store.value = store;
      this.catalog.value = catalog;
      this.open.value = new Map();
      this.rule.value = undefined;
      this.snapshot.value = undefined;
      this.selection.value = undefined;
    });
    const last = lastRule.value[storeKey(store)];
    const first = catalog.rules.find(({ path }) => path === last) ?? catalog.rules[0];
    if (first) this.show(first.path);
  }

  /** Opens a rule without bringing it into view. */
  take(path: string): OpenRule | undefined {
    const rule = this.open.peek().get(path) ?? this.#openFile(path);
    if (rule && !this.open.peek().has(path)) this.open.value = new Map(this.open.peek()).set(path, rule);
    return rule;
  }

  /** Brings a rule into view. */
  show(path: string): void {
    const rule = this.open.value.get(path) ?? this.#openFile(path);
    if (!rule || rule === this.rule.value) return;
    const entry = this.catalog.value.rules.find((one) => one.path === path);
    const period = this.data.value?.period;
    const store = this.store.value;
    batch(() => {
      if (!this.open.value.has(path)) this.open.value = new Map(this.open.value).set(path, rule);
      this.rule.value = rule;
      this.snapshot.value = undefined;
      this.selection.value = undefined;
      this.whatIf.value = [];
      this.data.value = entry?.data.find((one) => one.period === period && period !== undefined) ?? entry?.data[0];
      if (store) lastRule.value = { ...lastRule.value, [storeKey(store)]: path };
    });
  }

  /** The worker's view of the present text; waits for one that is on its way. */
  async current(): Promise<Snapshot | undefined> {
    if (!this.upToDate.value && this.rule.value) {
      const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.#schedule(0);
      await done;
    }
    return this.snapshot.value;
  }

  /** What the worker makes of a rule that need not be in view, scored with the best data for it. */
  async review(rule: OpenRule): Promise<Snapshot | undefined> {
    const shown = await this.current();
    if (rule === this.rule.value) return shown;
    const data = this.catalog.value.rules.find(({ path }) => path === rule.path)?.data[0];
    const snapshot = await this.service.snapshot(this.#request(rule, data, []));
    // The worker answers questions for its last snapshot: that is to be of the rule in view again.
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#schedule(0);
    if (this.rule.value) await done;
    return snapshot;
  }

  /** Gives a coefficient another value; what is wrong with it, if anything. */
  async setCoefficient(id: string, text: string): Promise<readonly PlainDiagnostic[]> {
    return this.#editing(async () => this.applyOutcome(await this.#ask(() => this.service.setCoefficient(id, text))));
  }

  /** Gives several coefficients other values in one step, all or none; the values that are refused, if any. */
  async setCoefficients(values: readonly NewValue[]): Promise<readonly RefusedValue[]> {
    return this.#editing(async () => {
      const outcome = await this.#ask(() => this.service.setCoefficients(values));
      if ('refused' in outcome) return outcome.refused;
      this.applyOutcome(outcome);
      return [];
    });
  }

  async revert(changeId: string): Promise<void> {
    await this.#editing(async () => this.applyOutcome(await this.#ask(() => this.service.revert(changeId))));
  }

  /** Waits until changes that were begun have reached the text. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#edits]);
  }

  #editing<T>(edit: () => Promise<T>): Promise<T> {
    const done = edit().finally(() => this.#edits.delete(done));
    this.#edits.add(done);
    return done;
  }

  /** Asks the service about the present text, and again where the text has changed meanwhile. */
  async #ask<T>(question: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.current();
      const [rule, version] = [this.rule.value, this.rule.value?.text.version.value];
      const answer = await question();
      if (this.rule.value === rule && rule?.text.version.value === version) return answer;
    }
  }

  /** Applies what a service gives for the present text. */
  applyOutcome(outcome: EditOutcome): readonly PlainDiagnostic[] {
    if ('refused' in outcome) return outcome.refused;
    this.rule.value?.text.apply(outcome.edits);
    return [];
  }

  /** Turns all views to a place. */
  select(span: Span, origin: Selection['origin']): void {
    this.selection.value = { span, origin };
  }

  notify(kind: Notice['kind'], text: Bilingual, actions: readonly NoticeAction[] = []): void {
    const notice: Notice = { id: ++this.#notice, kind, text, actions };
    this.notices.value = [...this.notices.value.slice(1 - MOST_NOTICES), notice];
    // What calls for nothing goes away by itself.
    if (kind === 'info' && actions.length === 0) setTimeout(() => this.dismiss(notice.id), SHOWN_FOR);
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.value.filter((one) => one.id !== id);
  }

  /** What is on disk has become this, by saving or by somebody else. */
  async setSaved(path: string, file: StoredFile | undefined): Promise<void> {
    const decoded = file && decodeFile(file.bytes);
    const text = decoded && 'text' in decoded ? decoded.text : '';
    if (file) this.#files.set(path, file);
    else this.#files.delete(path);
    this.catalog.value = await this.service.setSaved(path, text);
    const rule = this.open.value.get(path);
    batch(() => {
      if (rule) {
        rule.version.value = file?.version;
        rule.saved.value = text;
        if (decoded && 'text' in decoded) rule.bom = decoded.bom;
      }
      // A data file may have changed: what is scored with it is asked for anew.
      else if (this.rule.value) this.#schedule();
    });
  }

  /** The version at which a file was read. */
  versionOf(path: string): string | undefined {
    return this.open.value.get(path)?.version.value ?? this.#files.get(path)?.version;
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  #openFile(path: string): OpenRule | undefined {
    const file = this.#files.get(path);
    const decoded = file && decodeFile(file.bytes);
    if (!file || !decoded || 'refused' in decoded) return undefined;
    const rule = new OpenRule(path, decoded, file.version);
    if (rule.evened)
      this.notify('warning', {
        zh: `${path} 的换行符不统一，已在这里改成一致；保存时会一起写入。`,
        en: `The lines of ${path} end in different ways. They have been made alike here, which saving will keep.`,
      });
    return rule;
  }

  #schedule(pause = PAUSE): void {
    this.#wanted++;
    clearTimeout(this.#timer);
    if (!this.#running) this.#timer = setTimeout(() => void this.#refresh(), pause);
  }

  #request(rule: OpenRule, data: DataChoice | undefined, whatIf: readonly WhatIf[]): SnapshotRequest {
    return {
      path: rule.path,
      text: rule.text.text.value,
      version: rule.text.version.value,
      drafts: this.unsaved.value
        .filter((one) => one !== rule)
        .map((one) => ({ path: one.path, text: one.text.text.value })),
      ...(data ? { data } : {}),
      whatIf,
    };
  }

  async #refresh(): Promise<void> {
    this.#running = true;
    const wanted = this.#wanted;
    try {
      const rule = this.rule.value;
      if (rule) {
        const snapshot = await this.service.snapshot(this.#request(rule, this.data.value, this.whatIf.value));
        if (this.rule.value === rule) this.snapshot.value = snapshot;
      }
    } catch (error) {
      this.notify('error', {
        zh: `程序内部错误，请报告：${String(error)}`,
        en: `Internal error, please report it: ${String(error)}`,
      });
    } finally {
      this.#running = false;
    }
    if (this.#wanted !== wanted) {
      this.#schedule(0);
      return;
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** What drafts and settings of a store go by. */
export const storeKey = ({ kind, name, key }: Store): string => `${kind}:${key ?? name}`;

const prefixed = (path: string, { zh, en }: Bilingual): Bilingual => ({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
