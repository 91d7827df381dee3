/** The handles of the File System Access API over files in memory: as much of them as a folder store asks for. */
export class FakeFolder {
  readonly kind = 'directory';
  readonly name: string;
  readonly children = new Map<string, FakeFolder | FakeFile>();
  permission: PermissionState = 'granted';
  asked = 0;

  constructor(name: string, files: Readonly<Record<string, string>> = {}) {
    this.name = name;
    for (const [path, text] of Object.entries(files)) this.put(path, text);
  }

  put(path: string, text: string): FakeFile {
    const [first = '', ...rest] = path.split('/');
    const known = this.children.get(first);
    if (rest.length > 0) {
      const folder = known instanceof FakeFolder ? known : new FakeFolder(first);
      this.children.set(first, folder);
      return folder.put(rest.join('/'), text);
    }
    const file = known instanceof FakeFile ? known : new FakeFile(first);
    this.children.set(first, file);
    file.set(new TextEncoder().encode(text));
    return file;
  }

  text(path: string): string {
    const file = path
      .split('/')
      .reduce<FakeFolder | FakeFile | undefined>(
        (at, name) => (at instanceof FakeFolder ? at.children.get(name) : undefined),
        this,
      );
    return file instanceof FakeFile ? new TextDecoder().decode(file.bytes) : '';
  }

  async queryPermission(): Promise<PermissionState> {
    return this.permission;
  }

  async requestPermission(): Promise<PermissionState> {
    this.asked++;
    return this.permission === 'prompt' ? 'granted' : this.permission;
  }

  async *entries(): AsyncGenerator<[string, FakeFolder | FakeFile]> {
    yield* this.children;
  }

  async getDirectoryHandle(name: string): Promise<FakeFolder> {
    const found = this.children.get(name);
    if (found instanceof FakeFolder) return found;
    throw new DOMException(name, found ? 'TypeMismatchError' : 'NotFoundError');
  }

  async getFileHandle(name: string, { create }: { create: boolean }): Promise<FakeFile> {
    const found = this.children.get(name);
    if (found instanceof FakeFile) return found;
    if (found || !create) throw new DOMException(name, found ? 'TypeMismatchError' : 'NotFoundError');
    return this.put(name, '');
  }

  /** As the store takes it. */
  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }
}

let clock = 0;

export class FakeFile {
  readonly kind = 'file';
  readonly name: string;
  bytes = new Uint8Array();
  modified = 0;
  read = 0;
  aborted = 0;
  /** Runs once what is to be written has been handed over, before it is in place. */
  meanwhile: () => void = () => undefined;
  fails: DOMException | undefined;

  constructor(name: string) {
    this.name = name;
  }

  set(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.modified = ++clock;
  }

  async getFile() {
    const bytes = this.bytes;
    const arrayBuffer = async (): Promise<ArrayBuffer> => {
      this.read++;
      return bytes.slice().buffer;
    };
    return { size: bytes.length, lastModified: this.modified, arrayBuffer };
  }

  async createWritable() {
    if (this.fails) throw this.fails;
    let given = new Uint8Array();
    return {
      write: async (bytes: Uint8Array<ArrayBuffer>) => {
        given = bytes.slice();
        this.meanwhile();
      },
      close: async () => this.set(given),
      abort: async () => void this.aborted++,
    };
  }
}
