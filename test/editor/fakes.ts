import type { Store, StoredFile, Written } from '../../packages/editor/src/files/store.js';
import type { TabChannel, TabMessage } from '../../packages/editor/src/files/tabs.js';
import type { LanguageService, LoadedFile, Snapshot, SnapshotRequest } from '../../packages/editor/src/protocol/api.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && decoder.decode(bytes);

/** A folder on a disk that others change too: files by path, whose version is what they hold. */
export class FakeStore implements Store {
  readonly kind = 'folder';
  readonly name: string;
  readonly saving = 'in-place';
  readonly files: Map<string, Uint8Array>;
  readonly written: string[] = [];
  /** What the next write or look at the disk ends in, in place of the usual. */
  fails: Error | undefined;
  refuses: Written | undefined;
  repository?: NonNullable<Store['repository']>;
  /** Runs in the middle of a write, before the version is compared. */
  meanwhile: () => void = () => undefined;

  constructor(files: Readonly<Record<string, string>>, name = 'rules') {
    this.name = name;
    this.files = new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]));
  }

  text(path: string): string | undefined {
    return textOf(this.files.get(path));
  }

  put(path: string, text: string): void {
    this.files.set(path, bytesOf(text));
  }

  async read(): Promise<readonly StoredFile[]> {
    return [...this.files].map(([path, bytes]) => ({ path, bytes, version: versionOf(bytes) }));
  }

  async readOne(path: string): Promise<StoredFile | undefined> {
    const bytes = this.files.get(path);
    return bytes && { path, bytes, version: versionOf(bytes) };
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    if (this.fails) throw this.fails;
    return new Map([...this.files].map(([path, bytes]) => [path, versionOf(bytes)]));
  }

  async write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written> {
    if (this.refuses) return this.refuses;
    this.meanwhile();
    const now = await this.readOne(path);
    if (now?.version !== version) return { kind: 'changed', now };
    this.files.set(path, bytes);
    this.written.push(path);
    return { kind: 'written', version: versionOf(bytes) };
  }
}

const versionOf = (bytes: Uint8Array): string => `v:${textOf(bytes)}`;

/** Calls every `.yaml` file a rule, and one that holds `错` wrong. */
export class FakeService {
  readonly saved = new Map<string, string>();
  readonly asked: SnapshotRequest[] = [];

  async load(files: readonly LoadedFile[]) {
    this.saved.clear();
    for (const { path, text } of files) this.saved.set(path, text);
    return this.#catalog();
  }

  async setSaved(path: string, text: string) {
    this.saved.set(path, text);
    return this.#catalog();
  }

  async snapshot(request: SnapshotRequest): Promise<Snapshot> {
    this.asked.push(request);
    const { path, text, version } = request;
    const wrong = text.includes('错');
    const span = { start: 0, end: 0 };
    const label = { zh: '步长', en: 'step' };
    const before = { text: this.saved.get(path) ?? '', span };
    return {
      path,
      version,
      diagnostics: wrong
        ? [
            {
              code: 'bad-number',
              severity: 'error',
              message: label,
              path,
              span,
              line: 1,
              column: 1,
              secondary: [],
              fixes: [],
            },
          ]
        : [],
      tree: [],
      coefficients: [],
      matrices: [],
      changes:
        before.text === text
          ? []
          : [
              {
                kind: 'coefficient',
                id: 'a',
                label,
                itemPath: ['大气'],
                source: '四(一)1',
                before,
                after: { text, span },
              },
            ],
      scores: { kind: 'no-data' },
    };
  }

  /** The session asks for no more here. */
  get service(): LanguageService {
    return this as unknown as LanguageService;
  }

  #catalog() {
    const rules = [...this.saved.keys()]
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => ({ path, id: path.slice(0, -5), title: `规则${path.slice(0, -5)}`, source: '', data: [] }));
    return { rules, others: [] };
  }
}

/** The storage of a browser, which several tabs share; full once it holds more than `room` characters. */
export class FakeStorage {
  readonly #entries = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;

  get length(): number {
    return this.#entries.size;
  }

  key(at: number): string | null {
    return [...this.#entries.keys()][at] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (key.length + value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }
}

/** Tabs that hear each other. */
export class FakeChannels {
  readonly #all = new Set<(message: TabMessage) => void>();

  open(): TabChannel {
    const own: ((message: TabMessage) => void)[] = [];
    return {
      send: (message) => {
        for (const hear of this.#all) if (!own.includes(hear)) hear(message);
      },
      listen: (hear) => {
        own.push(hear);
        this.#all.add(hear);
      },
    };
  }
}

/** Until what is on its way has come. */
export const soon = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
