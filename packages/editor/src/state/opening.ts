import { signal } from '@preact/signals';
import { openFolder, permitted } from '../files/folder.js';
import { MemoryStore } from '../files/memory.js';
import { OverlayStore } from '../files/overlay.js';
import { forgetFolder, rememberedFolder, rememberFolder } from '../files/remembered.js';
import { openServer, tokenIsMissing, WRONG_TOKEN } from '../files/server.js';
import { openShipped } from '../files/shipped.js';
import type { Store } from '../files/store.js';
import { whyOf } from '../files/trouble.js';
import { type GivenFile, looksLikeRule, type Picked, readGiven } from '../files/uploads.js';
import type { Disk } from './disk.js';
import type { DraftKeeper } from './draft-keeper.js';
import type { Saving } from './saving.js';
import type { Session } from './session.js';
import { filled } from './tell.js';

interface Parts {
  readonly session: Session;
  readonly disk: Disk;
  readonly keeper: DraftKeeper;
  readonly saving: Saving;
}

/** Opens rules from wherever they are, and takes in data of the user's own. */
export class Opening {
  /** The folder that was opened last, to be opened again with one click. */
  readonly remembered = signal<FileSystemDirectoryHandle | undefined>(undefined);
  /** The rules of the local server, where the page came from one. */
  readonly server = signal<Store | undefined>(undefined);
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What the page begins with: the local server's folder, else the folder of the last time, else the shipped rules. */
  async first(token: string | undefined, mayBeServer: boolean): Promise<void> {
    const { session } = this.#parts;
    const server = token === undefined ? undefined : await this.#tried(() => openServer(token));
    this.server.value = server;
    if (server && (await this.#enter(() => Promise.resolve(server)))) return;
    const folder = await rememberedFolder();
    this.remembered.value = folder;
    if (
      token === undefined &&
      folder &&
      (await permitted(folder).catch(() => false)) &&
      (await this.openFolder(folder))
    )
      return;
    await this.#enter(openShipped);
    if (token === undefined && mayBeServer && (await tokenIsMissing())) session.notify('warning', WRONG_TOKEN);
    else if (folder)
      session.notify('info', filled(WORDS.again, { name: folder.name }), [
        { label: WORDS.reopen, run: () => void this.openFolder(folder) },
      ]);
    await this.#offerUploads();
  }

  async openShipped(): Promise<boolean> {
    if (!(await this.#enter(openShipped))) return false;
    // Chosen over the folder: the next visit is to begin here too.
    await forgetFolder();
    return true;
  }

  openServer(): Promise<boolean> {
    const server = this.server.peek();
    return server ? this.#enter(() => Promise.resolve(server)) : Promise.resolve(false);
  }

  async openFolder(folder: FileSystemDirectoryHandle): Promise<boolean> {
    if (!(await this.#enter(() => openFolder(folder)))) return false;
    this.remembered.value = folder;
    await rememberFolder(folder);
    return true;
  }

  /** Lets the user choose a folder in the browser's dialog. */
  async pickFolder(): Promise<boolean> {
    const pick = folderPicker();
    if (!pick) return false;
    const folder = await this.#tried(async () => {
      try {
        return await pick({ id: 'rules', mode: 'readwrite' });
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return undefined;
        throw error;
      }
    });
    return folder !== undefined && this.openFolder(folder);
  }

  /** Takes files that were chosen or dropped: rules are opened in place of those at hand, data alone is added to them. */
  async takeFiles(given: readonly GivenFile[]): Promise<boolean> {
    const picked = await this.#tried(() => readGiven(given));
    if (!picked) return false;
    for (const note of picked.notes) this.#parts.session.notify('warning', note);
    if (picked.files.length === 0) {
      if (picked.notes.length === 0) this.#parts.session.notify('warning', WORDS.nothing);
      return false;
    }
    if (!picked.files.some(looksLikeRule)) return this.addData(picked);
    const [first] = picked.files;
    const name = picked.folder ?? first?.path ?? '';
    const files = new Map(picked.files.map(({ path, bytes }) => [path, bytes]));
    return this.#enter(() => Promise.resolve(new MemoryStore('files', name, files)));
  }

  /** Adds data of the user's own to the rules at hand, and scores with it where it is for the rule in view. */
  async addData({ files }: Picked): Promise<boolean> {
    const { session, disk } = this.#parts;
    const store = session.store.peek();
    if (!store) return false;
    const overlay = new OverlayStore(store);
    const taken = new Set(session.paths);
    const added = await overlay.add(files, (path) => taken.has(path));
    await disk.run(async () => {
      session.store.value = overlay;
      for (const file of added) await session.setSaved(file.path, file);
    });
    for (const { path } of added) this.#tellOfData(path);
    return true;
  }

  #tellOfData(path: string): void {
    const { session } = this.#parts;
    const rules = session.catalog.peek().rules.filter(({ data }) => data.some((one) => one.path === path));
    const here = session.entry.peek()?.data.find((one) => one.path === path);
    const [rule] = rules;
    if (here) {
      session.data.value = here;
      session.notify('info', filled(WORDS.added, { path }));
    } else if (rule) {
      const { title } = rule;
      const show = (): void => {
        session.show(rule.path);
        session.data.value = rule.data.find((one) => one.path === path);
      };
      session.notify('info', filled(WORDS.addedFor, { path, title }), [
        { label: filled(WORDS.toRule, { title }), run: show },
      ]);
    } else if (session.catalog.peek().others.includes(path)) session.notify('warning', filled(WORDS.noData, { path }));
    else session.notify('warning', filled(WORDS.noRule, { path }));
  }

  /** Files that had been uploaded are gone with the page, but not the changes to them. */
  async #offerUploads(): Promise<void> {
    const { session, keeper } = this.#parts;
    const uploads = (await keeper.left()).filter(({ store }) => store.startsWith('files:'));
    for (const store of new Set(uploads.map((draft) => draft.store))) {
      const left = uploads.filter((draft) => draft.store === store);
      const name = store.slice('files:'.length);
      const files = new Map(
        left.map(({ path, base, bom }) => [path, new TextEncoder().encode(bom ? `\ufeff${base}` : base)]),
      );
      session.notify('warning', filled(WORDS.uploads, { name }), [
        {
          label: WORDS.resume,
          run: () => void this.#enter(() => Promise.resolve(new MemoryStore('files', name, files))),
        },
        { label: WORDS.discard, run: () => keeper.forget(left) },
      ]);
    }
  }

  /** Leaves the store at hand for another one. Unsaved changes stay as drafts, and come back with the store. */
  async #enter(open: () => Promise<Store>): Promise<boolean> {
    const { session, disk, keeper, saving } = this.#parts;
    keeper.flush();
    if ([...keeper.notKept.peek()].some((rule) => rule.dirty.peek())) {
      session.notify('error', WORDS.saveFirst);
      return false;
    }
    const store = await this.#tried(async () => {
      const opened = await open();
      await disk.run(async () => {
        await session.enter(opened);
        disk.leave();
        saving.leave();
      });
      return opened;
    });
    if (!store) return false;
    for (const note of store.notes ?? []) session.notify('warning', note);
    if (session.catalog.peek().rules.length === 0)
      session.notify('warning', filled(WORDS.noRules, { name: store.name }));
    return true;
  }

  async #tried<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await task();
    } catch (error) {
      this.#parts.session.notify('error', whyOf(error));
      return undefined;
    }
  }
}

type FolderPicker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

/** The browser's dialog for folders; undefined where it has none (other browsers, or plain http). */
export const folderPicker = (): FolderPicker | undefined => {
  const { showDirectoryPicker } = window as { showDirectoryPicker?: FolderPicker };
  return showDirectoryPicker?.bind(window);
};

const WORDS = {
  again: { zh: '上次打开的是文件夹 {name}。', en: 'Last time the folder {name} was open.' },
  reopen: { zh: '重新打开', en: 'Open it again' },
  nothing: {
    zh: '没有选中规则或数据文件（.yaml、.yml、.json）。',
    en: 'No rule or data file (.yaml, .yml, .json) was chosen.',
  },
  noRules: { zh: '{name} 里没有规则文件。', en: 'There is no rule file in {name}.' },
  added: {
    zh: '已加入数据 {path}，正用它计算得分。',
    en: 'The data {path} has been added; scores are computed with it.',
  },
  addedFor: {
    zh: '已加入数据 {path}，它是“{title}”的数据。',
    en: 'The data {path} has been added; it is for “{title}”.',
  },
  toRule: { zh: '转到“{title}”', en: 'Go to “{title}”' },
  noData: {
    zh: '{path} 不是规则的数据，或者写得不完整、有语法错误：数据文件要写明 rule（哪个规则）、period（哪个月）和 units（各单位）。',
    en: '{path} is no data of a rule, or is incomplete or malformed: a data file names its rule, its period and its units.',
  },
  noRule: {
    zh: '已加入数据 {path}，但这里没有它所说的规则。',
    en: 'The data {path} has been added, but the rule that it names is not here.',
  },
  uploads: {
    zh: '上次上传的 {name} 有未保存的修改。',
    en: 'There are unsaved changes of {name}, which was uploaded last time.',
  },
  resume: { zh: '继续修改', en: 'Go on with them' },
  discard: { zh: '放弃', en: 'Discard' },
  saveFirst: {
    zh: '浏览器存不下未保存的修改，离开会丢失它们。请先保存，再打开别的。',
    en: "The browser can't keep the unsaved changes, and leaving would lose them. Save first, then open something else.",
  },
} as const;
