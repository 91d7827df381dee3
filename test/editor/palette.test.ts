import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLOUR_OF, DARK, LIGHT, longHex, type Palette } from '../../packages/editor/src/monaco/palette.js';

const css = readFileSync(new URL('../../packages/editor/src/base.css', import.meta.url), 'utf8');

/** The page's tokens in one of its two themes. */
const tokens = (selector: string): ReadonlyMap<string, string> => {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name = '', value = '']) => [name, value]));
};

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const GROUNDS = ['surface', 'raised', 'changed', 'accent-soft', 'error-soft', 'warning-soft'];

test.each([
  ['light', LIGHT, ':root {'],
  ['dark', DARK, ':root[data-theme="dark"]'],
] as const)('every colour of the text can be read on every ground: %s', (_name, palette: Palette, selector) => {
  const page = tokens(selector);
  const grounds = [...GROUNDS.map((name) => page.get(name) ?? ''), palette.selection];
  expect(grounds.every((one) => /^#[\da-f]{6}$/.test(one))).toBe(true);
  for (const [name, colour] of Object.entries(palette)) {
    if (name === 'selection') continue;
    for (const ground of grounds) {
      const found = contrast(colour, ground);
      expect({ name, ground, ok: found >= 4.5, found }).toMatchObject({ ok: true });
    }
  }
});

test('the kinds of names in an expression differ in colour', () => {
  const shown = [COLOUR_OF.field, COLOUR_OF.coefficient, COLOUR_OF.item, COLOUR_OF.set, COLOUR_OF.function];
  expect(new Set(shown.map((one) => LIGHT[one])).size).toBe(shown.length);
  expect(new Set(shown.map((one) => DARK[one])).size).toBe(shown.length);
});

test('short colours are written out', () => {
  expect([longHex(' #fff'), longHex('#1c5fa8'), longHex('#aBc')]).toEqual(['#ffffff', '#1c5fa8', '#aaBBcc']);
});
