import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

const FIELDS = `
有甲: { type: flag, default: true }
有乙: { type: flag, default: true }
甲分: { type: number, default: 0 }
乙分: { type: number, default: 0 }`;

/** 总 over two parts: 甲 with a maximum of 6 and 乙 with 9. */
const twoParts = (own: string, more = '') =>
  new Trial({
    fields: FIELDS,
    parts: `
- item: 总
  ${own}
  parts:
    - { item: 甲, max: 6, applies: 有甲, points: 甲分${more} }
    - { item: 乙, max: 9, applies: 有乙, points: 乙分${more} }`,
  });

const some = { 甲分: 3, 乙分: 5 };
const onlyFirst = { ...some, 有乙: false };
const none = { 有甲: false, 有乙: false };

describe('parts: how they are put together', () => {
  it.each([
    ['sum is the default', 'max: 15', some, '8'],
    ['sum', 'max: 15\n  combine: sum', some, '8'],
    ['sum of those that apply', 'max: 15', onlyFirst, '3'],
    ['sum above the maximum of the whole', 'max: 10\n  adds_up: no', { 甲分: 6, 乙分: 9 }, '10'],
    ['sum from a base', 'max: 20\n  from: 2', some, '10'],
    ['sum from a base, none of them applying', 'max: 20\n  from: 2', none, '2'],
    ['mean', 'max: 15\n  combine: mean', some, '4'],
    ['mean of those that apply', 'max: 15\n  combine: mean', onlyFirst, '3'],
    ['mean of thirds', 'max: 15\n  combine: mean', { 甲分: 1, 乙分: 1 }, '1'],
    ['min', 'max: 15\n  combine: min', some, '3'],
    ['min of those that apply', 'max: 15\n  combine: min', { ...some, 有甲: false }, '5'],
    ['max', 'max: 15\n  combine: max', some, '5'],
    ['max of those that apply', 'max: 15\n  combine: max', onlyFirst, '3'],
    ['share of the possible', 'max: 30\n  combine: share', some, '16'],
    ['share of those that apply', 'max: 30\n  combine: share', onlyFirst, '15'],
    ['share that does not end', 'max: 1\n  combine: share', { 甲分: 1, 乙分: 1 }, '2/15'],
  ])('%s', (_, own, fields, expected) => expect(twoParts(own).points(fields, '总')).toBe(expected));

  it.each([
    'max: 15',
    'max: 15\n  combine: mean',
    'max: 15\n  combine: min',
    'max: 15\n  combine: max',
    'max: 15\n  combine: share',
    'max: 15\n  points: default(甲, 0) + default(乙, 0)\n  applies: 有甲 or 有乙',
  ])('none of them applying, the whole does not apply: %s', (own) => {
    const fields = { ...none, 丙分: 0 };
    const trial = new Trial({
      fields: `${FIELDS}\n丙分: { type: number }`,
      parts: `
- item: 总
  ${own}
  parts:
    - { item: 甲, max: 6, applies: 有甲, points: 甲分 }
    - { item: 乙, max: 9, applies: 有乙, points: 乙分 }
- { item: 丙, max: 5, points: 丙分 }`,
    });
    const outcome = trial.run({ 甲县: fields });
    expect(outcome.item('总')).toMatchObject({ points: null, applies: false });
    expect(outcome.score()).toBe('0');
  });

  it('weighted: each by its weight, over those that apply', () => {
    const trial = new Trial({
      units: '{ 一组: [甲县], 二组: [乙县] }',
      fields: FIELDS,
      parts: `
- item: 总
  max: 100
  combine: weighted
  parts:
    - { item: 甲, max: 100, weight: { by: group, 一组: 0.5, 二组: 1/3 }, applies: 有甲, points: 甲分 }
    - { item: 乙, max: 100, weight: 25%, points: 乙分 }`,
    });
    const outcome = trial.run({ 甲县: { 甲分: 90, 乙分: 80 }, 乙县: { 甲分: 90, 乙分: 80 } });
    expect(outcome.column('总')).toEqual(['65', '50']);
    expect(trial.run({ 甲县: { 有甲: false, 乙分: 80 }, 乙县: {} }).points('总')).toBe('20');
  });

  it('a formula over the parts stands instead of combining them', () => {
    const trial = new Trial({
      fields: FIELDS,
      parts: `
- item: 总
  max: 100
  points: 甲 * 乙 / 7
  parts:
    - { item: 甲, max: 6, points: 甲分 }
    - { item: 乙, max: 9, points: 乙分 }`,
    });
    const outcome = trial.run({ 甲县: some });
    expect(outcome.points('总')).toBe('15/7');
    expect([outcome.points('甲'), outcome.points('乙')]).toEqual(['3', '5']);
  });

  it('a weight of 0 counts for nothing, and a failing weight of a part that does not apply is not asked', () => {
    const trial = new Trial({
      fields: FIELDS,
      parts: `
- item: 总
  max: 100
  combine: weighted
  parts:
    - { item: 甲, max: 100, weight: 1 / 甲分, applies: 有甲, points: 10 }
    - { item: 乙, max: 100, weight: 0, points: 50 }`,
    });
    expect(trial.points({ 有甲: false, 甲分: 0 }, '总')).toBe('0');
    expect(trial.points({ 甲分: 2 }, '总')).toBe('5');
    expect(trial.complaints({ 甲县: { 甲分: 0 } })).toEqual(['division-by-zero|1 / 甲分']);
  });
});

describe('parts: share with nested parts', () => {
  const trial = new Trial({
    fields: `${FIELDS}\n丙分: { type: number, default: 0 }\n有丙: { type: flag, default: true }`,
    parts: `
- item: 总
  max: 100
  combine: share
  parts:
    - item: 组
      max: 15
      parts:
        - { item: 甲, max: 6, applies: 有甲, points: 甲分 }
        - { item: 乙, max: 9, applies: 有乙, points: 乙分 }
    - { item: 丙, max: 5, applies: 有丙, points: 丙分 }`,
  });

  it.each([
    // (3 + 5 + 2) / (6 + 9 + 5)
    ['all apply', { 甲分: 3, 乙分: 5, 丙分: 2 }, '50'],
    // (3 + 2) / (6 + 5): what does not apply below is not possible either
    ['one below does not apply', { 甲分: 3, 丙分: 2, 有乙: false }, '500/11'],
    // 2 / 5
    ['the group does not apply', { ...none, 丙分: 2 }, '40'],
    // (3 + 5) / 15
    ['the single part does not apply', { 甲分: 3, 乙分: 5, 有丙: false }, '160/3'],
  ])('%s', (_, fields, expected) => expect(trial.points(fields, '总')).toBe(expected));

  it('counts what is earned without the item as possible too', () => {
    const shares = new Trial({
      fields: FIELDS,
      parts: `
- item: 总
  max: 10
  combine: share
  parts:
    - { item: 甲, max: 6, applies: 有甲, otherwise: zero, points: 甲分 }
    - { item: 乙, max: 9, applies: 有乙, otherwise: max, points: 乙分 }`,
    });
    // 甲 earns 0 of 6, 乙 9 of 9.
    expect(shares.points(none, '总')).toBe('6');
  });
});

describe('parts: max: parts', () => {
  const trial = new Trial({
    fields: FIELDS,
    parts: `
- item: 总
  max: parts
  parts:
    - { item: 甲, max: 6, applies: 有甲, over_max: keep, points: 甲分 }
    - { item: 乙, max: 9, applies: 有乙, points: 乙分 }`,
  });

  it.each([
    ['both', some, '15', '8'],
    ['one', onlyFirst, '6', '3'],
    ['a part above its maximum is held to the maxima together', { 甲分: 20, 乙分: 1 }, '15', '15'],
  ])('%s', (_, fields, max, points) => {
    const outcome = trial.run({ 甲县: fields });
    expect([outcome.max('总'), outcome.points('总')]).toEqual([max, points]);
  });
});

describe('parts: what is wrong', () => {
  const rule = (own: string, part: string) => mistakes({ parts: `- item: 总\n  ${own}\n  parts:\n    - ${part}` });

  it.each([
    ['max: 10\n  combine: weighted', '{ item: 甲, max: 10, points: 1 }', ['missing-decision|甲']],
    ['max: 10\n  combine: mean\n  from: 5', '{ item: 甲, max: 10, points: 1 }', ['idle-key|5']],
    ['max: 10', '{ item: 甲, max: 10, weight: 50%, points: 1 }', ['idle-key|50%']],
    ['max: 10\n  points: 甲\n  combine: sum', '{ item: 甲, max: 10, points: 1 }', ['idle-key|sum']],
    ['max: 10', '{ item: 甲, max: 9, points: 1 }', ['parts-do-not-add-up|总']],
    ['max: 10\n  adds_up: no', '{ item: 甲, max: 9, points: 1 }', []],
    ['max: none\n  combine: share', '{ item: 甲, max: 9, points: 1 }', ['no-maximum|总']],
    ['max: 10', '{ max: 10, points: 1 }', ['missing-key|{ max: 10, points: 1 }']],
    ['max: 10', '{ item: 甲, points: 1 }', ['missing-key|甲']],
    ['max: 10', '{ item: 甲, max: 10 }', ['one-method|甲']],
    ['max: 10', '{ item: 甲, max: 10, points: 1, check: month = 1 }', ['one-method|check']],
  ])('%s / %s', (own, part, expected) => expect(rule(own, part)).toEqual(expected));
});
