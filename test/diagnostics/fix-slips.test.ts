import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../packages/dsl/src/services/fix-all.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { diagnose } from './fixing.js';

/** A slip of the keyboard: where it can happen, and what it makes of what stands there. */
interface Slip {
  readonly name: string;
  readonly place: RegExp;
  readonly typed: (right: string) => string;
}

const SLIPS: readonly Slip[] = [
  { name: 'a full-width colon', place: /(?<=^ *(?:- )?[\p{L}_]+): /gmu, typed: () => '：' },
  { name: 'a full-width colon above several lines', place: /(?<=^ *[\p{L}_]+):$/gmu, typed: () => '：' },
  { name: 'no space behind a colon', place: /(?<=^ *(?:- )?[\p{L}_]+): /gmu, typed: () => ':' },
  { name: 'a full-width comma', place: /(?<=[[{].*), /gu, typed: () => '，' },
  {
    name: 'a full-width digit',
    place: /(?<=: )\d(?=[\d.]*(?:$|[ ,}]))/gmu,
    typed: (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  },
  { name: 'a missing bracket', place: / ?[\]}]$/gm, typed: () => '' },
  { name: 'an invisible character', place: /(?<=\p{Script=Han})(?=\p{Script=Han})/gu, typed: () => '\u200b' },
  {
    name: 'two letters swapped',
    place: /\b(?:source|deduct|reading|points)(?=:)/g,
    typed: (key) => `${key.slice(0, 2)}${key.charAt(3)}${key.charAt(2)}${key.slice(4)}`,
  },
  { name: 'a space too many', place: /^ {6}(?=[a-z_]+: )/gm, typed: () => ' '.repeat(7) },
  { name: 'tabs', place: /^ {6}(?=[a-z_]+: )/gm, typed: () => '\t\t\t' },
  { name: 'a sign of another language', place: / and /g, typed: () => ' && ' },
];

const TIMES = 3;

describe('a slip in a shipped rule', () => {
  const text = readFileSync(new URL('../../rules/supervision.yaml', import.meta.url), 'utf8');

  it.each(SLIPS)('$name is put right to the very text', ({ place, typed }) => {
    const places = [...text.matchAll(place)];
    expect(places.length).toBeGreaterThan(0);
    const step = Math.ceil(places.length / TIMES);
    for (const { index, 0: right } of places.filter((_, at) => at % step === 0)) {
      const wrong = text.slice(0, index) + typed(right) + text.slice(index + right.length);
      const file = new SourceFile('supervision.yaml', wrong);
      expect(fixAll(file, diagnose).file.text, JSON.stringify(wrong.slice(index - 20, index + 20))).toBe(text);
    }
  });
});
