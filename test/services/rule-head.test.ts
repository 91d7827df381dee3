import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { ruleHeadOf } from '../../packages/dsl/src/services/rule-head.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';

const rules = fileURLToPath(new URL('../../rules', import.meta.url));
const shipped = readdirSync(rules).filter((name) => name.endsWith('.yaml'));
const head = (text: string) => ruleHeadOf(new SourceFile('a.yaml', text));

describe('the head of a rule file', () => {
  it.each(shipped)('%s is what the whole file says, in either language and with any line ends', (name) => {
    const file = new SourceFile(name, readFileSync(join(rules, name), 'utf8'));
    const { rule } = analyze(file);
    const expected = {
      id: rule?.id,
      title: rule?.title,
      source: rule?.source,
      draws: rule?.fields.some((field) => field.scores !== undefined),
    };
    expect(ruleHeadOf(file)).toEqual(expected);
    expect(ruleHeadOf(new SourceFile(name, formatRule(file, { language: 'zh' }).text))).toEqual(expected);
    expect(ruleHeadOf(new SourceFile(name, file.text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  it.each([
    ['in braces', '{ rule: a, title: 甲, source: 附件1, score: { max: 1 } }', '甲'],
    ['with quotes and comments', '# 甲\n"rule": a # 乙\ntitle: "甲: 乙"\n\nscore:\n  max: 1\n', '甲: 乙'],
    ['without a title', 'rule: a\nscore: { max: 1 }\n', 'a'],
    ['where the rest can not be read', 'rule: a\ntitle: 甲\nfields: [\nscore:\n  max: {\n', '甲'],
  ])('%s', (_, text, title) => {
    expect(head(text)).toMatchObject({ id: 'a', title });
  });

  it.each([
    ['data', 'rule: a\nperiod: 2021-04\nunits: {}\n'],
    ['a list', '- rule: a\n- score: 1\n'],
    ['nothing', ''],
  ])('there is none in %s', (_, text) => {
    expect(head(text)).toBeUndefined();
  });
});
