import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, ROUNDING_MODES, type RoundingMode } from '../../packages/dsl/src/number/index.js';
import * as oracle from './fraction.js';
import { exact, expectSame, fromText, RUNS, TIMEOUT, valueAndStep } from './support.js';

/** The odd and even neighbours of a tie far beyond the safe integers. */
const EVEN = '100000000000000000000000000000000';
const ODD = '100000000000000000000000000000001';
const TIE = '200000000000000000000000000000001/2';

const COLUMNS: readonly RoundingMode[] = ['half-up', 'half-even', 'up', 'down', 'floor', 'ceil'];

it('has these modes and no other, the default first', () => {
  expect(ROUNDING_MODES).toEqual(COLUMNS);
});

describe('examples', () => {
  // value, step; then the result in the order of COLUMNS
  it.each([
    ['5/2', '1', '3', '2', '3', '2', '2', '3'],
    ['7/2', '1', '4', '4', '4', '3', '3', '4'],
    ['-5/2', '1', '-3', '-2', '-3', '-2', '-3', '-2'],
    ['-7/2', '1', '-4', '-4', '-4', '-3', '-4', '-3'],
    ['1/2', '1', '1', '0', '1', '0', '0', '1'],
    ['-1/2', '1', '-1', '0', '-1', '0', '-1', '0'],
    ['-1/3', '1', '0', '0', '-1', '0', '-1', '0'],
    ['2/3', '1', '1', '1', '1', '0', '0', '1'],
    ['4', '1', '4', '4', '4', '4', '4', '4'],
    ['0', '1/100', '0', '0', '0', '0', '0', '0'],
    ['7/8', '1/100', '88/100', '88/100', '88/100', '87/100', '87/100', '88/100'],
    ['173/200', '1/100', '87/100', '86/100', '87/100', '86/100', '86/100', '87/100'],
    ['16/3', '1/100', '533/100', '533/100', '534/100', '533/100', '533/100', '534/100'],
    ['25', '10', '30', '20', '30', '20', '20', '30'],
    ['5/4', '1/2', '3/2', '1', '3/2', '1', '1', '3/2'],
    ['5', '3/2', '9/2', '9/2', '6', '9/2', '9/2', '6'],
    [TIE, '1', ODD, EVEN, ODD, EVEN, EVEN, ODD],
    [`-${TIE}`, '1', `-${ODD}`, `-${EVEN}`, `-${ODD}`, `-${EVEN}`, `-${ODD}`, `-${EVEN}`],
    [`1/${EVEN}`, '1', '0', '0', '1', '0', '0', '1'],
  ])('%s to a multiple of %s', (value, step, ...results) => {
    const rounded = COLUMNS.map((mode) =>
      exact(fromText(value))
        .round(exact(fromText(step)), mode)
        .toFractionString(),
    );
    expect(rounded).toEqual(results.map((text) => oracle.show(fromText(text))));
  });

  it('rounds half away from zero unless told otherwise', () => {
    expectSame(exact(fromText('-5/2')).round(Exact.ONE), fromText('-3'));
  });

  it('refuses a step that is not positive', () => {
    for (const step of [Exact.ZERO, Exact.ofInteger(-1), exact(fromText(`-${EVEN}`))]) {
      expect(() => Exact.ONE.round(step, 'half-up')).toThrow(RangeError);
    }
  });
});

describe('against the definitions, in fractions of BigInts', { timeout: TIMEOUT }, () => {
  it.each(COLUMNS)('%s', (mode) => {
    fc.assert(
      fc.property(valueAndStep, ([value, step]) => {
        expectSame(exact(value).round(exact(step), mode), oracle.round(value, step, mode));
      }),
      RUNS,
    );
  });

  it('are given many ties and near ties, small and large', () => {
    const count = { tie: 0, 'large tie': 0, near: 0, multiple: 0 };
    for (const [value, step] of fc.sample(valueAndStep, { numRuns: 2_000, seed: 1 })) {
      const { d } = oracle.reduced(oracle.div(value, step));
      if (d === 1n) count.multiple++;
      else if (d === 2n) count[oracle.isSmall(value) ? 'tie' : 'large tie']++;
      else if (d > 2n ** 30n) count.near++;
    }
    for (const [kind, times] of Object.entries(count)) expect(times, kind).toBeGreaterThan(50);
  });
});
