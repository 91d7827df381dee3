import { describe, expect, it } from 'vitest';
import { csvText } from '../../packages/interpreter/src/report/csv.js';
import { resultCsv } from '../../packages/interpreter/src/report/result-csv.js';
import { scored } from './support.js';

describe('cells', () => {
  it.each([
    ['甲县', '甲县'],
    ['一,二', '"一,二"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@it', "'@it"],
    ['=A1,B1', `"'=A1,B1"`],
    ['1-2', '1-2'],
    ['', ''],
  ])('the text %j is written %j', (cell, text) => {
    expect(csvText([[cell]])).toBe(`\ufeff${text}\n`);
  });

  it('numbers are left alone', () => {
    expect(csvText([[{ number: '-1.5' }, { number: '+2' }]])).toBe('\ufeff-1.5,+2\n');
  });
});

describe('a result', () => {
  const { rule, scored: done } = scored({ 甲县: { 完成数: 1, 检查分: 7 }, 乙县: { 弄虚作假: true } });

  it('has a row for each unit by place and a column for each item by path', () => {
    expect(resultCsv(rule, done.result, 'zh')).toBe(
      [
        '\ufeff名次,单位,组别,状态,得分,任务完成,建设,建设›工程进度,检查',
        '1,丙县,西组,已评分,90.00,60,30,30,',
        '1,丁县,西组,已评分,90.00,60,30,30,',
        '3,甲县,东组,已评分,57.00,20,30,30,7',
        ',乙县,东组,取消资格,,,,,',
        '',
      ].join('\n'),
    );
  });

  it('has its own words in English', () => {
    const [heading, first] = resultCsv(rule, done.result, 'en').split('\n');
    expect(heading).toMatch(/^\ufeffplace,unit,group,status,score,任务完成/);
    expect(first).toMatch(/^1,丙县,西组,scored/);
  });
});
