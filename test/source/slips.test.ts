import { describe, expect, test } from 'vitest';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { numberSlip } from '../../packages/dsl/src/yaml/number-slip.js';
import { collectionSlip } from '../../packages/dsl/src/yaml/typing-slips.js';
import { loadWith } from './support.js';

describe('numbers', () => {
  test.each([
    '50',
    '-0.5',
    '+3',
    '100%',
    '007',
    '0',
    '',
    '甲',
    '断面总数',
    'max',
    '1/3',
    '甲 + 1',
    '2021-03-15',
    '1-2',
    '12a34',
    'x1',
    'a'.repeat(10_000),
  ])('no slip: %.20s', (text) => {
    expect(numberSlip(text)).toBeUndefined();
  });

  test.each([
    ['０.２', '0.2', true],
    ['０．２', '0.2', true],
    ['５０％', '50%', true],
    ['20％', '20%', false],
    ['－5', '-5', false],
    ['−5', '-5', false],
    ['1。5', '1.5', false],
    ['\u300050', '50', false],
    ['12,000', '12000', true],
    ['1,234,567.80', '1234567.80', true],
    ['1_000', '1000', true],
    ['12，000', '12000', false],
    ['1O0', '100', false],
    ['l5', '15', false],
    ['50 %', '50%', false],
    ['.5', '0.5', false],
    ['-.5%', '-0.5%', false],
    ['5.', '5', false],
    ['1.25万', '12500', false],
    ['0.00012345万', '1.2345', false],
    ['3亿', '300000000', false],
    ['50分', '50', false],
    ['50 分', '50', false],
    ['12.5km', '12.5', false],
    ['50#备注', '50', false],
    ['50 ＃ 备注', '50', false],
  ])('%s is meant as %s', (text, mended, certain) => {
    const slip = numberSlip(text);
    expect(slip?.mended).toBe(mended);
    expect(slip?.certain).toBe(certain);
    expect(slip?.hint.zh).toContain(mended);
    expect(slip?.hint.en).toContain(mended);
  });

  test.each([
    ['0,5', '小数写成 0.5；是两个数的，写成列表 [0, 5]'],
    ['5‰', '写成百分数或小数，如 5‰ 写成 0.5%'],
    ['五十', '用阿拉伯数字写，如“五十”写成 50'],
    ['1 max：50', '把“max”后面的全角冒号改为半角冒号加空格，并与上一行的键对齐'],
    ['1 max:50', '“max”的冒号后面加一个空格，并与上一行的键对齐'],
    ['100,200', '写成 100200；是几个数的，写成列表 [100, 200]'],
  ])('%s: %s', (text, hint) => {
    expect(numberSlip(text)?.hint.zh).toBe(hint);
  });
});

describe('lists and maps', () => {
  const slipOf = (value: string) => {
    const { node } = loadWith(loadYaml, `k: ${value}\n`);
    const scalar = node?.kind === 'map' ? node.entries[0]?.value : undefined;
    return scalar?.kind === 'scalar' ? collectionSlip(scalar) : undefined;
  };

  test.each([
    ['［甲，乙］', '改用半角括号 [ ] 和半角逗号'],
    ['【甲，乙】', '改用半角括号 [ ] 和半角逗号'],
    ['｛ 甲：1 ｝', '改用半角括号 { } 和半角逗号'],
    ['actual：达标断面数', '冒号用半角，后面空一格：“actual: …”'],
    ['actual:达标断面数', '冒号用半角，后面空一格：“actual: …”'],
    ['甲、乙，丙', '写成列表 [甲, 乙, 丙]'],
  ])('%s', (text, hint) => {
    expect(slipOf(text)?.hint.zh).toBe(hint);
  });

  test.each(['甲', 'min(甲，乙)', '“甲，乙”', '50'])('no slip: %s', (text) => {
    expect(slipOf(text)).toBeUndefined();
  });
});
