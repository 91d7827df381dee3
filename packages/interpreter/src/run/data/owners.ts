import type { Bilingual, FieldInfo, ScalarNode, SourceFile, SourceNode, Span } from '@zhunsheng/dsl';
import { brief, say } from './reporter.js';

/** A value as it stands in a file. */
export interface Given {
  readonly file: SourceFile;
  readonly key: ScalarNode;
  readonly value: SourceNode;
}

/** What carries fields: the common data, a unit, or a record of a list. */
export interface Owner {
  /** Its place among its like: the row of its cells. */
  readonly index: number;
  /** The index of its unit; 0 for common data. */
  readonly unit: number;
  /** The unit's name, or the list's. */
  readonly name: string;
  /** The owner whose list this is a record of, and its number there, from 1. */
  readonly parent?: Owner;
  readonly number?: number;
  readonly file: SourceFile;
  /** Where to say that something is missing. */
  readonly place: Span;
  /** Its content could not be read at all: nothing more is said of it. */
  readonly broken: boolean;
}

/** All owners of one kind, with what is given, field by field. */
export class Owners {
  readonly all: Owner[] = [];
  readonly #given = new Map<FieldInfo, (Given | undefined)[]>();

  constructor(fields: readonly FieldInfo[]) {
    for (const field of fields) this.#given.set(field, []);
  }

  given(field: FieldInfo, owner: number): Given | undefined {
    return this.#given.get(field)?.[owner];
  }

  /** Keeps what is given, unless something is already: that comes back. */
  give(field: FieldInfo, owner: number, given: Given): Given | undefined {
    const column = this.#given.get(field);
    if (!column) return undefined;
    const first = column[owner];
    if (!first) column[owner] = given;
    return first;
  }
}

/** What an owner is called in a message. */
export const ownerName = (owner: Owner): Bilingual => {
  if (!owner.parent) return say(owner.name, `\`${owner.name}\``);
  const outer = ownerName(owner.parent);
  return say(
    `${outer.zh} 的 ${owner.name} 第 ${owner.number} 条`,
    `record ${owner.number} of \`${owner.name}\` of ${outer.en}`,
  );
};

/** What a cell is called in a message. */
export const cellName = (owner: Owner, field: FieldInfo, member?: string): Bilingual => {
  const outer = ownerName(owner);
  const name = member === undefined ? field.name : `${field.name}[${brief(member)}]`;
  return say(`${outer.zh} 的 ${name}`, `\`${name}\` of ${outer.en}`);
};

/** A value as a message shows it. */
export const shown = (node: SourceNode): Bilingual => {
  if (node.kind === 'map') return say('一组键值', 'an object');
  if (node.kind === 'sequence') return say('一个列表', 'a list');
  if (node.style === 'null') return say(' null', 'null');
  const text = brief(node.text);
  return node.style === 'quoted' || node.style === 'block'
    ? say(`文字“${text}”`, `the text "${text}"`)
    : say(` ${text}`, `\`${text}\``);
};

/** Whether nothing is given: no entry, or null. */
export const isAbsent = (node: SourceNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.style === 'null');
