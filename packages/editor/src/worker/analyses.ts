import { type Analysis, analyze, SourceFile } from '@zhunsheng/dsl';

/** How many texts of one file are kept: what is on disk, what is in work, and what was a moment ago. */
const KEPT = 4;

/** Analyses by path and text: most files do not change while one is edited. */
export class Analyses {
  readonly #byPath = new Map<string, Analysis[]>();

  of(path: string, text: string): Analysis {
    const known = this.#byPath.get(path) ?? [];
    const found = known.find(({ file }) => file.text === text);
    const analysis = found ?? analyze(new SourceFile(path, text));
    this.#byPath.set(path, [analysis, ...known.filter((one) => one !== analysis)].slice(0, KEPT));
    return analysis;
  }

  clear(): void {
    this.#byPath.clear();
  }
}
