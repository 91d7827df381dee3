import { describe, expect, test } from 'vitest';
import { CODES } from '../../packages/dsl/src/diagnostics/codes.js';
import type { Diagnostic, Label } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostic, renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { textWidth, visible } from '../../packages/dsl/src/diagnostics/width.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { span } from '../../packages/dsl/src/source/span.js';

const plain = { language: 'zh', color: false } as const;

/** A file from a text in which «…» marks the places, in order. */
const marked = (text: string, name = 'rules/甲.yaml'): readonly [SourceFile, ...Label[]] => {
  const places: { start: number; end: number }[] = [];
  let clean = '';
  for (const character of text) {
    if (character === '«') places.push({ start: clean.length, end: clean.length });
    else if (character === '»') {
      const last = places.at(-1);
      if (last) last.end = clean.length;
    } else clean += character;
  }
  const file = new SourceFile(name, clean);
  return [file, ...places.map(({ start, end }) => ({ file, span: span(start, end) }))];
};

const diagnostic = (primary: Label | undefined, more: Partial<Diagnostic> = {}): Diagnostic => {
  if (!primary) throw new Error('no place is marked');
  return {
    code: 'duplicate-key',
    message: { zh: '说明', en: 'what is wrong' },
    secondary: [],
    hint: { zh: '这样改', en: 'do this' },
    ...more,
    primary,
  };
};

describe('frames', () => {
  test.each([
    ['Latin text', 'max: 5\n«maxx»: 50\n', [' ┌─ rules/甲.yaml:2:1', ' │', '2│ maxx: 50', ' │ ^^^^ 说明']],
    [
      'Chinese before and inside',
      '权重: «五十»分\n',
      [' ┌─ rules/甲.yaml:1:5', ' │', '1│ 权重: 五十分', ' │       ^^^^ 说明'],
    ],
    ['full-width marks', '（甲）：«，»\n', [' ┌─ rules/甲.yaml:1:5', ' │', '1│ （甲）：，', ' │         ^^ 说明']],
    ['a tab', '\ta:\t«x»\n', [' ┌─ rules/甲.yaml:1:5', ' │', '1│     a:    x', ' │           ^ 说明']],
    ['an emoji and a rare character', '😀𠮷«x»', [' ┌─ rules/甲.yaml:1:3', ' │', '1│ 😀𠮷x', ' │     ^ 说明']],
    ['a combining mark', 'e\u0301«x»', [' ┌─ rules/甲.yaml:1:3', ' │', '1│ e\u0301x', ' │  ^ 说明']],
    ['an empty span', 'a:«»\nb: 1', [' ┌─ rules/甲.yaml:1:3', ' │', '1│ a:', ' │   ^ 说明']],
    ['the end of the file', 'a: 1\n«»', [' ┌─ rules/甲.yaml:2:1', ' │', '2│', ' │ ^ 说明']],
    ['an empty file', '«»', [' ┌─ rules/甲.yaml:1:1', ' │', '1│', ' │ ^ 说明']],
    ['several lines', 'a: «甲乙\n  丙»\n', [' ┌─ rules/甲.yaml:1:4', ' │', '1│ a: 甲乙', ' │    ^^^^ 说明']],
    ['CRLF', 'a: 1\r\nb: «2»\r\n', [' ┌─ rules/甲.yaml:2:4', ' │', '2│ b: 2', ' │    ^ 说明']],
    ['a byte order mark', '\ufeff权: «1»', [' ┌─ rules/甲.yaml:1:4', ' │', '1│ 权: 1', ' │     ^ 说明']],
    [
      'control characters',
      'a\u001b[31m: «\u200b»x',
      [' ┌─ rules/甲.yaml:1:9', ' │', '1│ a␛[31m: <U+200B>x', ' │         ^^^^^^^^ 说明'],
    ],
    ['a wide line number', `${'\n'.repeat(99)}«x»`, ['   ┌─ rules/甲.yaml:100:1', '   │', '100│ x', '   │ ^ 说明']],
  ])('%s', (_name, text, frame) => {
    const [, primary] = marked(text);
    const gutter = ' '.repeat(frame[1]?.indexOf('│') ?? 0);
    expect(renderDiagnostic(diagnostic(primary), plain).split('\n')).toEqual([
      '错误[duplicate-key] 键重复',
      ...frame,
      `${gutter}= 改法：这样改`,
    ]);
  });

  test('a span beyond the end is kept inside the file', () => {
    const file = new SourceFile('f', 'ab');
    const text = renderDiagnostic(diagnostic({ file, span: span(7, 9) }), plain);
    expect(text.split('\n').slice(1, 5)).toEqual([' ┌─ f:1:3', ' │', '1│ ab', ' │   ^ 说明']);
  });

  test('a very long line is cut around the place', () => {
    const text = `${'甲'.repeat(400_000)}错${'乙'.repeat(400_000)}`;
    const file = new SourceFile('f', text);
    const lines = renderDiagnostic(diagnostic({ file, span: span(400_000, 400_001) }), plain).split('\n');
    expect(lines[3]).toBe(`1│ …${'甲'.repeat(20)}错${'乙'.repeat(39)}…`);
    expect(lines[4]).toBe(` │ ${' '.repeat(41)}^^ 说明`);
  });

  test('the ends of a very long line are not cut there', () => {
    const file = new SourceFile('f', `${'a'.repeat(1000)}${'b'.repeat(1000)}`);
    const first = renderDiagnostic(diagnostic({ file, span: span(0, 1) }), plain).split('\n');
    expect(first[3]).toBe(`1│ ${'a'.repeat(120)}…`);
    const last = renderDiagnostic(diagnostic({ file, span: span(1999, 2000) }), plain).split('\n');
    expect(last[3]).toBe(`1│ …${'b'.repeat(41)}`);
    expect(last[4]).toBe(` │ ${' '.repeat(41)}^ 说明`);
  });

  test('a long span is underlined as far as it is shown', () => {
    const file = new SourceFile('f', 'x'.repeat(5000));
    const lines = renderDiagnostic(diagnostic({ file, span: span(0, 5000) }), plain).split('\n');
    expect(lines[4]).toBe(` │ ${'^'.repeat(120)} 说明`);
  });
});

describe('labels', () => {
  test('secondary labels of the same file share a frame, in order of their lines', () => {
    const [, first, second, third] = marked('«权重»: 1\nb: 2\nc: 3\n«权重»: «4»\n');
    const one = diagnostic(second, {
      secondary: [first, third].flatMap((label) =>
        label ? [{ ...label, message: { zh: '第一次\n在这里', en: 'first' } }] : [],
      ),
    });
    expect(renderDiagnostic(one, plain)).toBe(
      [
        '错误[duplicate-key] 键重复',
        ' ┌─ rules/甲.yaml:4:1',
        ' │',
        '1│ 权重: 1',
        ' │ ---- 第一次',
        ' │      在这里',
        ' ·',
        '4│ 权重: 4',
        ' │ ^^^^ 说明',
        ' │       - 第一次',
        ' │         在这里',
        ' = 改法：这样改',
      ].join('\n'),
    );
  });

  test('a label in another file has its own frame', () => {
    const [, here] = marked('a: «1»', 'a.yaml');
    const [, there] = marked('\n\nb: «22»', 'b.json');
    const one = diagnostic(here, { secondary: there ? [{ ...there, message: { zh: '这里', en: 'here' } }] : [] });
    expect(renderDiagnostic(one, plain).split('\n').slice(1, 9)).toEqual([
      ' ┌─ a.yaml:1:4',
      ' │',
      '1│ a: 1',
      ' │    ^ 说明',
      ' ┌─ b.json:3:4',
      ' │',
      '3│ b: 22',
      ' │    -- 这里',
    ]);
  });

  test('where the place has a name, the message goes to the heading', () => {
    const [, here] = marked('a: «1»');
    const one = diagnostic(here && { ...here, message: { zh: '这个值', en: 'this value' } });
    expect(renderDiagnostic(one, plain).split('\n')[0]).toBe('错误[duplicate-key] 键重复：说明');
    expect(renderDiagnostic(one, plain).split('\n')[4]).toBe(' │    ^ 这个值');
  });
});

describe('words', () => {
  const [, here] = marked('a: «1»');

  test('English', () => {
    expect(renderDiagnostic(diagnostic(here), { language: 'en', color: false }).split('\n')).toEqual([
      'error[duplicate-key] duplicate key',
      ' ┌─ rules/甲.yaml:1:4',
      ' │',
      '1│ a: 1',
      ' │    ^ what is wrong',
      ' = help: do this',
    ]);
  });

  test('without a hint of its own a diagnostic has that of its code; several lines are aligned', () => {
    const { hint: _none, ...bare } = diagnostic(here);
    expect(renderDiagnostic(bare, plain).split('\n').at(-1)).toBe(` = 改法：${CODES['duplicate-key'].hint.zh}`);
    const long = diagnostic(here, { hint: { zh: '一\n二', en: '' } });
    expect(renderDiagnostic(long, plain).split('\n').slice(-2)).toEqual([' = 改法：一', '   二']);
  });

  test('the text of a file can send nothing to the terminal', () => {
    const one = diagnostic(here, { message: { zh: '\u001b]0;x\u0007', en: '' }, hint: { zh: '\u001b[2J', en: '' } });
    expect(renderDiagnostic(one, plain)).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test('colour adds codes and nothing else', () => {
    const one = diagnostic(here);
    const colored = renderDiagnostic(one, { language: 'zh', color: true });
    expect(colored.startsWith('\u001b[1;31m错误[duplicate-key]\u001b[0m ')).toBe(true);
    expect(colored.replaceAll(/\p{Cc}\[[\d;]*m/gu, '')).toBe(renderDiagnostic(one, plain));
  });
});

describe('lists', () => {
  const [, here] = marked('a: «1»', 'a');
  const [, there] = marked('b: «1»', 'b');
  const error = diagnostic(here);
  const warning = diagnostic(there, { code: 'mixed-line-endings' });

  test.each([
    [[], '', ''],
    [[error], '1 个错误', '1 error'],
    [[error, warning, error, error], '3 个错误，1 个警告', '3 errors, 1 warning'],
    [[warning, warning], '2 个警告', '2 warnings'],
  ])('closing line %#', (list, zh, en) => {
    expect(renderDiagnostics(list, plain).split('\n').at(-1)).toBe(zh);
    expect(renderDiagnostics(list, { language: 'en', color: false }).split('\n').at(-1)).toBe(en);
  });

  test('diagnostics of a file stand together, in their order', () => {
    const places = renderDiagnostics([error, warning, error], plain).match(/┌─ .*/g);
    expect(places).toEqual(['┌─ a:1:4', '┌─ a:1:4', '┌─ b:1:4']);
  });
});

test.each([
  ['abc', 3],
  ['权重', 4],
  ['ｍａｘ', 6],
  ['“”…', 3],
  ['😀', 2],
  ['\t', 4],
  ['e\u0301', 1],
  ['\u3000', 2],
  ['\u200b', 8],
  ['\0', 1],
  ['', 0],
])('width of %j', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('lone surrogates are shown as a replacement character', () => {
  expect(visible('a\ud800b')).toBe('a\ufffdb');
});
