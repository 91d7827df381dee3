import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import type { ScalarNode, SourceNode } from '../../packages/dsl/src/yaml/node.js';
import { loadWith } from './support.js';

/** A written scalar: for each UTF-16 unit of the text, where its character or escape begins. */
interface Written {
  readonly source: string;
  readonly text: string;
  readonly offsets: readonly number[];
  readonly end: number;
}

/** Builds a source piece by piece; each piece stands for some text, all of it at the piece's place or one to one. */
class Writer {
  source: string;
  text = '';
  readonly offsets: number[] = [];

  constructor(head: string) {
    this.source = head;
  }

  copy(text: string): this {
    for (let index = 0; index < text.length; index++) this.offsets.push(this.source.length + index);
    this.text += text;
    this.source += text;
    return this;
  }

  stand(source: string, text: string): this {
    for (let index = 0; index < text.length; index++) this.offsets.push(this.source.length);
    this.text += text;
    this.source += source;
    return this;
  }

  skip(source: string): this {
    this.source += source;
    return this;
  }

  done(): Written {
    return { source: this.source, text: this.text, offsets: this.offsets, end: this.source.length };
  }
}

const LETTERS = [
  'a',
  'Z',
  '0',
  '9',
  '甲',
  '率',
  '（',
  '，',
  '：',
  '“',
  '%',
  '+',
  '/',
  '=',
  '<',
  '_',
  '.',
  '𠮷',
  '😀',
  'é',
  '~',
  '*',
  '&',
  '!',
] as const;
const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 6 }).map((all) => `x${all.join('')}x`);
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const newline = fc.constantFrom('\n', '\r\n');
const blank = fc.constantFrom('', ' ', '  ', '\t', ' \t ');

/** Lines of words; the number before each says how many line breaks come before it. */
const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), words), { minLength: 1, maxLength: 4 });

const valueIn = (node: SourceNode | undefined): ScalarNode | undefined => {
  const value = node?.kind === 'map' ? node.entries[0]?.value : undefined;
  return value?.kind === 'scalar' ? value : undefined;
};

const check = (loader: typeof loadYaml, written: Written, style: ScalarNode['style']): void => {
  const { node, found } = loadWith(loader, written.source);
  expect(found.filter((one) => !one.startsWith('mixed-line-endings'))).toEqual([]);
  const value = valueIn(node);
  expect(value?.text).toBe(written.text);
  expect(value?.style).toBe(style);
  expect(written.offsets.map((_offset, index) => value?.offset(index))).toEqual(written.offsets);
  expect(value?.offset(written.text.length)).toBe(written.end);
};

/** Breaks between two lines as folding has it: one is a space, each further one a line feed. */
const fold = (writer: Writer, breaks: number, ending: string, before: string, indent: string): void => {
  writer.skip(before);
  for (let index = 0; index < breaks; index++) {
    if (breaks === 1) writer.stand(ending, ' ');
    else if (index === 0) writer.skip(ending);
    else writer.stand(ending, '\n');
  }
  writer.skip(indent);
};

describe('every character is found where it is written', () => {
  test('plain, over several lines', () => {
    fc.assert(
      fc.property(lines, newline, blank, fc.constantFrom('# 备注\n', '\ufeff', ''), (all, ending, space, head) => {
        const writer = new Writer(`${head}键: `);
        for (const [index, [breaks, line]] of all.entries()) {
          if (index > 0) fold(writer, breaks, ending, space, `  ${space}`);
          writer.copy(line.join(' '));
        }
        check(loadYaml, { ...writer.done(), source: `${writer.source}${space}\n` }, 'plain');
      }),
    );
  });

  test('single quotes, over several lines', () => {
    fc.assert(
      fc.property(lines, newline, blank, (all, ending, space) => {
        const writer = new Writer("键: '");
        for (const [index, [breaks, line]] of all.entries()) {
          if (index > 0) fold(writer, breaks, ending, space, `  ${space}`);
          for (const [at, one] of line.entries()) {
            if (at > 0) writer.stand("''", "'");
            writer.copy(`${one} # : `).copy('"y');
          }
        }
        check(loadYaml, { ...writer.done(), source: `${writer.source}'\n` }, 'quoted');
      }),
    );
  });

  const escapes = fc.oneof(
    fc.constantFrom(
      ['\\n', '\n'],
      ['\\t', '\t'],
      ['\\"', '"'],
      ['\\\\', '\\'],
      ['\\/', '/'],
      ['\\x41', 'A'],
      ['\\u7532', '甲'],
      ['\\U00020bb7', '𠮷'],
      ['\\_', '\u00a0'],
      ['\\0', '\0'],
      ['\\ ', ' '],
    ),
    fc.constantFrom(['\\\n   ', ''], ['\\\r\n \t', '']),
  );

  test('double quotes with escapes, over several lines', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.tuple(word, escapes), { minLength: 1, maxLength: 4 })),
          { minLength: 1, maxLength: 4 },
        ),
        newline,
        blank,
        (all, ending, space) => {
          const writer = new Writer('键: "');
          for (const [index, [breaks, line]] of all.entries()) {
            if (index > 0) fold(writer, breaks, ending, space, `  ${space}`);
            for (const [one, [source = '', text = '']] of line) writer.copy(`${one} `).stand(source, text).copy('z');
          }
          check(loadYaml, { ...writer.done(), source: `${writer.source}"\n` }, 'quoted');
        },
      ),
    );
  });

  test('literal blocks', () => {
    fc.assert(
      fc.property(
        lines,
        newline,
        fc.constantFrom('', '-', '+'),
        fc.integer({ min: 0, max: 2 }),
        (all, ending, chomp, extra) => {
          const writer = new Writer(`键: |${chomp}  # 备注${ending}`);
          for (const [index, [breaks, line]] of all.entries()) {
            if (index > 0) for (let count = 0; count < breaks; count++) writer.stand(ending, '\n');
            writer.skip('  ').copy(`${index > 0 ? ' '.repeat(extra) : ''}${line.join('  # ')}`);
          }
          const end = writer.source.length;
          if (chomp === '-')
            check(loadYaml, { ...writer.done(), source: `${writer.source}${ending}${ending}后: 1`, end }, 'block');
          else if (chomp === '')
            check(
              loadYaml,
              { ...writer.stand(ending, '\n').done(), source: `${writer.source}${ending}后: 1` },
              'block',
            );
          else
            check(
              loadYaml,
              { ...writer.stand(ending, '\n').stand(ending, '\n').done(), source: `${writer.source}后: 1` },
              'block',
            );
        },
      ),
    );
  });

  test('folded blocks', () => {
    fc.assert(
      fc.property(lines, newline, (all, ending) => {
        const writer = new Writer(`键: >-${ending}`);
        for (const [index, [breaks, line]] of all.entries()) {
          if (index > 0) fold(writer, breaks, ending, '', '');
          writer.skip('  ').copy(line.join(' '));
        }
        check(loadYaml, { ...writer.done(), source: `${writer.source}${ending}` }, 'block');
      }),
    );
  });

  test('JSON strings', () => {
    const json = fc.oneof(
      word.map((one) => [one, undefined] as const),
      fc.constantFrom(
        ['\\n', '\n'],
        ['\\"', '"'],
        ['\\\\', '\\'],
        ['\\/', '/'],
        ['\\u7532', '甲'],
        ['\\ud842', '\ud842'],
        ['\\b', '\b'],
      ),
    );
    fc.assert(
      fc.property(fc.array(json, { maxLength: 8 }), (all) => {
        const writer = new Writer('{ "键" : "');
        for (const [source, text] of all) {
          if (text === undefined) writer.copy(source);
          else writer.stand(source, text);
        }
        check(loadJson, { ...writer.done(), source: `${writer.source}" }` }, 'quoted');
      }),
    );
  });
});

describe('decoding agrees with yaml', () => {
  const piece = fc.constantFrom(
    'a',
    '甲',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n  ',
    '\n   ',
    '\n\n',
    '\r\n  ',
    "''",
    '\\n',
    '\\\n  ',
    '\\u4e01',
    '𠮷',
    '#',
    ': b',
    '- ',
  );

  test.each([
    ['plain', '', ''],
    ['single', "'", "'"],
    ['double', '"', '"'],
    ['literal', '|\n  ', '\n'],
    ['kept', '|+\n  ', '\n'],
    ['stripped', '|-\n  ', '\n'],
    ['folded', '>\n  ', '\n'],
    ['folded, kept', '>+\n  ', ''],
    ['folded, indented', '>2\n   ', '\n'],
  ])('%s', (_name, opening, closing) => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = `k: ${opening}${pieces.join('')}${closing}`;
        const expected = parsed(source);
        const value = valueIn(loadWith(loadYaml, source).node);
        if (typeof expected !== 'string' || !value || value.style === 'null') return;
        compared += 1;
        expect(value.text).toBe(expected);
        const offsets = Array.from({ length: value.text.length + 1 }, (_, index) => value.offset(index));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        for (const offset of offsets) expect(offset >= value.span.start && offset <= source.length).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(30);
  });

  /** What yaml reads as the value of `k`, or nothing if it finds a mistake. */
  const parsed = (source: string): unknown => {
    try {
      const value: unknown = parse(source, { schema: 'failsafe' });
      return typeof value === 'object' && value !== null && Object.keys(value).join() === 'k' && 'k' in value
        ? value.k
        : undefined;
    } catch {
      return undefined;
    }
  };
});
