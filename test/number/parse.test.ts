import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, MAX_DIGITS, MAX_EXPONENT, parseExact } from '../../packages/dsl/src/number/index.js';
import { read } from './fraction.js';
import { expectSame, fromText, RUNS, TIMEOUT } from './support.js';

function parsed(text: string): Exact {
  const value = Exact.parse(text);
  if (value === undefined) throw new Error(`refused: ${text}`);
  return value;
}

describe('examples', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0%', '0'],
    ['0e400', '0'],
    ['+5', '5'],
    ['007', '7'],
    ['0.1', '1/10'],
    ['-12.50', '-25/2'],
    ['1.50e1', '15'],
    ['1E-2', '1/100'],
    ['1e+3', '1000'],
    ['60%', '3/5'],
    ['-0.5%', '-1/200'],
    ['1e2%', '1'],
    ['9007199254740991', '9007199254740991'],
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'], // as a double: …992
    ['0.1000000000000000000000', '1/10'],
    ['123456789012345678.9', '1234567890123456789/10'],
    ['5e-324', `5/1${'0'.repeat(324)}`],
    ['1.7976931348623157e308', `17976931348623157${'0'.repeat(292)}`],
  ])('%s is %s', (text, value) => {
    expectSame(parsed(text), fromText(value));
  });

  it.each([
    '',
    ' ',
    '+',
    '-',
    '.',
    '%',
    '.5',
    '5.',
    '-.5',
    '5.%',
    '1.2.3',
    '--1',
    '+-1',
    ' 1',
    '1 ',
    '1\n',
    '1\u0000',
    '1,000',
    '1_000',
    '1e',
    '1e+',
    'e5',
    '1e5.5',
    '1e1e1',
    '1%%',
    '1%e2',
    '%1',
    '60 %',
    '0x1F',
    '0b1',
    '0o7',
    'NaN',
    'Infinity',
    '-Infinity',
    '１２',
    '٣',
    '60％',
    '−1',
    '1n',
    '1/2',
    `${'9'.repeat(10_000)}x`,
    '1e999x',
  ])('%j is not a number', (text) => {
    expect(parseExact(text)).toEqual({ ok: false, reason: 'syntax' });
    expect(Exact.parse(text)).toBeUndefined();
  });

  it.each([
    ['1e999'],
    ['1e-999'],
    [`1e${MAX_EXPONENT + 1}`],
    [`-1E-${MAX_EXPONENT + 1}%`],
    [`1e${'9'.repeat(500)}`],
    ['9'.repeat(10_000)],
    ['9'.repeat(MAX_DIGITS + 1)],
    [`0.${'0'.repeat(MAX_DIGITS)}`],
  ])('%.20s… is out of range', (text) => {
    expect(parseExact(text)).toEqual({ ok: false, reason: 'range' });
    expect(Exact.parse(text)).toBeUndefined();
  });

  it.each([
    ['9'.repeat(MAX_DIGITS)],
    [`0.${'3'.repeat(MAX_DIGITS - 1)}`],
    [`1e${MAX_EXPONENT}`],
    [`-1e-${MAX_EXPONENT}%`],
    [`1e${'0'.repeat(500)}1`],
  ])('%.20s… is just within it', (text) => {
    expectSame(parsed(text), read(text));
  });
});

describe('random texts', { timeout: TIMEOUT }, () => {
  const digits = (maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
  const lengths = fc.constantFrom(2, 8, 15, 17, 40);
  const part = lengths.chain(digits);
  const optional = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), arbitrary);
  const exponent = fc
    .tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.integer({ min: 0, max: 40 }))
    .map((parts) => parts.join(''));
  const decimal = fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      part,
      optional(part.map((decimals) => `.${decimals}`)),
      optional(exponent),
      fc.constantFrom('', '', '%'),
    )
    .map((parts) => parts.join(''));

  it('are read exactly', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const result = parseExact(text);
        if (!result.ok) throw new Error(`refused: ${result.reason}`);
        expectSame(result.value, read(text));
        expectSame(parsed(text), read(text));
      }),
      RUNS,
    );
  });

  it('are numbers just where the grammar says', () => {
    const grammar = /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?%?$/;
    const noise = fc.string({ unit: fc.constantFrom(...'0190.+-eE% x'), maxLength: 7 });
    fc.assert(
      fc.property(
        fc.oneof(
          noise,
          fc.tuple(noise, decimal, noise).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = parseExact(text);
          if (result.ok) expect(text).toMatch(grammar);
          else if (result.reason === 'syntax') expect(text).not.toMatch(grammar);
          else expect(text).toMatch(/e/i);
        },
      ),
      RUNS,
    );
  });

  it('are read as the doubles that a program wrote', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(parsed(String(double)).toNumber()).toBe(double + 0);
      }),
      RUNS,
    );
  });
});
