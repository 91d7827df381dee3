import type { Language } from '../diagnostics/diagnostic.js';
import { wordTwin } from '../document/vocabulary.js';
import type { KeySpec, Keys, Shape } from '../methods/shape.js';
import { escaped, escapedChoice } from './completion-item.js';

/** What stands behind a key when it is completed, with places to fill in. */
export const snippetBehind = (spec: KeySpec, language: Language, flow: boolean): string =>
  new Snippet(language, flow).behind(spec);

class Snippet {
  #stop = 0;

  constructor(
    private readonly language: Language,
    private readonly flow: boolean,
  ) {}

  behind({ shape, note }: KeySpec): string {
    const block = this.flow ? undefined : this.#block(shape);
    return block ?? ` ${this.#value(shape, note[this.language])}`;
  }

  /** What is better written over several lines. */
  #block(shape: Shape): string | undefined {
    if (shape.kind === 'items') {
      const [item, max, source] = this.#words('item', '项目', 'max', '满分', 'source', '依据');
      return `\n  - ${item}: ${this.#place('')}\n    ${max}: ${this.#place('')}\n    ${source}: ${this.#place('')}\n    $0`;
    }
    if (shape.kind === 'cases') {
      const [when, points, rest] = this.#words('when', '当', 'points', '得分', 'else', '其他');
      return `\n  - ${when}: ${this.#place('')}\n    ${points}: ${this.#place('')}\n  - ${when}: ${rest}\n    ${points}: ${this.#place('')}`;
    }
    if (shape.kind === 'body' || shape.kind === 'map' || shape.kind === 'node') return '\n  $0';
    return undefined;
  }

  #value(shape: Shape, note: string): string {
    switch (shape.kind) {
      case 'word':
        return this.#choice(shape.words);
      case 'object':
        return this.#object(shape.keys);
      case 'lines':
        return this.#object(shape.line);
      case 'sequence':
        return `[${this.#value(shape.of, note)}]`;
      case 'bands': {
        const rest = this.language === 'zh' ? '其他' : 'else';
        return `{ ">= ${this.#place('')}": ${this.#place('')}, ${rest}: ${this.#place('0')} }`;
      }
      case 'body':
        return `{ ${this.#place('')} }`;
      case 'items': {
        const [item, max] = this.#words('item', '项目', 'max', '满分');
        return `[{ ${item}: ${this.#place('')}, ${max}: ${this.#place('')} }]`;
      }
      case 'cases': {
        const [when, points, rest] = this.#words('when', '当', 'points', '得分', 'else', '其他');
        return `[{ ${when}: ${this.#place('')}, ${points}: ${this.#place('')} }, { ${when}: ${rest}, ${points}: ${this.#place('0')} }]`;
      }
      case 'map':
      case 'node':
        return this.#place('');
      default:
        return this.#place('');
    }
  }

  /** The required keys of an object, in braces. */
  #object(keys: Keys): string {
    const required = Object.entries(keys).filter(([, spec]) => spec.required);
    if (required.length === 0) return `{ ${this.#place('')} }`;
    const entries = required.map(([name, spec]) => {
      const key = this.language === 'zh' ? spec.zh : name;
      return `${key}: ${this.#value(spec.shape, spec.note[this.language])}`;
    });
    return `{ ${entries.join(', ')} }`;
  }

  #choice(words: readonly string[]): string {
    const all = this.language === 'zh' ? words.map((one) => wordTwin(one, words)) : words;
    return `\${${++this.#stop}|${all.map(escapedChoice).join(',')}|}`;
  }

  #place(text: string): string {
    this.#stop++;
    return text === '' ? `$${this.#stop}` : `\${${this.#stop}:${escaped(text)}}`;
  }

  /** Of pairs of twins the ones in the language of the file. */
  #words(...pairs: readonly string[]): readonly string[] {
    return pairs.filter((_, at) => at % 2 === (this.language === 'zh' ? 1 : 0));
  }
}
