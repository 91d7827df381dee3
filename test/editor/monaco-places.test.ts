import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps, Places } from '../../packages/editor/src/monaco/places.js';

const TEXT = '规则: a\r\n\r\n  max: 50\r\n# 末行';

test('an offset is a line and a column from 1, and back', () => {
  const places = new Places(TEXT);
  expect(places.at(0)).toEqual({ lineNumber: 1, column: 1 });
  expect(places.at(TEXT.indexOf('max'))).toEqual({ lineNumber: 3, column: 3 });
  expect(places.at(TEXT.length)).toEqual({ lineNumber: 4, column: 5 });
  expect(places.offset({ lineNumber: 3, column: 3 })).toBe(TEXT.indexOf('max'));
});

test('between \\r and \\n there is no place of its own', () => {
  const places = new Places('ab\r\nc');
  expect(places.at(3)).toEqual({ lineNumber: 1, column: 3 });
  expect(places.at(4)).toEqual({ lineNumber: 2, column: 1 });
});

test('what lies beyond the text or a line is the end of it', () => {
  const places = new Places('ab\ncd');
  expect(places.at(99)).toEqual({ lineNumber: 2, column: 3 });
  expect(places.offset({ lineNumber: 1, column: 99 })).toBe(2);
  expect(places.offset({ lineNumber: 9, column: 1 })).toBe(3);
});

test('places and offsets agree in any text', () => {
  const piece = fc.constantFrom('规', 'a', ' ', '\n', '\r\n', '😀', '：');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const places = new Places(text);
      const lines = text.split(/\r\n|\n/);
      for (let offset = 0; offset <= text.length; offset++) {
        if (text[offset - 1] === '\r') continue;
        const place = places.at(offset);
        expect(places.offset(place)).toBe(offset);
        const before = text.slice(0, offset).split(/\r\n|\n/);
        expect(place).toEqual({ lineNumber: before.length, column: (before.at(-1) ?? '').length + 1 });
        expect(place.column).toBeLessThanOrEqual((lines[place.lineNumber - 1] ?? '').length + 1);
      }
    }),
  );
});

test('a span over several lines falls into one part for each line, without line ends', () => {
  const text = 'one\r\n\r\ntwo three';
  const parts = new Places(text).lines({ start: 1, end: text.indexOf(' three') });
  expect(parts).toEqual([
    { lineNumber: 1, column: 2, length: 2 },
    { lineNumber: 3, column: 1, length: 3 },
  ]);
});

test('spans that only touch overlap: the caret stands at the end of a word', () => {
  expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 3 })).toBe(true);
  expect(overlaps({ start: 0, end: 3 }, { start: 4, end: 9 })).toBe(false);
});
