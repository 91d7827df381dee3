import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRules, revertEdit } from '../../packages/dsl/src/diff/diff-rules.js';
import { coefficientsOf, setCoefficient } from '../../packages/dsl/src/services/coefficients.js';
import { itemTree } from '../../packages/dsl/src/services/item-tree.js';
import { matricesOf } from '../../packages/dsl/src/services/matrices.js';
import { applyEdits, type TextEdit } from '../../packages/dsl/src/source/text-edit.js';
import { EVERY_KEY, format, SHIPPED } from '../edit/support.js';
import { read } from '../services/coefficient-support.js';

const RUNS = process.env.ZS_FULL === '1' ? 300 : 20;

describe('some coefficients of a shipped rule changed', () => {
  it.each(SHIPPED)('$name: just these are found, also across languages, and each can be taken back', ({ text }) => {
    const before = read(text);
    const chosen = coefficientsOf(before).filter(
      ({ kind }, at) => (kind === 'number' || kind === 'percent') && at % 9 === 0,
    );
    const edits = chosen.map((one, at): TextEdit => {
      const made = setCoefficient(before, one, one.kind === 'percent' ? `${at + 201}%` : `${at + 201}.5`);
      if (!('edit' in made)) throw new Error(one.id);
      return made.edit;
    });
    const after = read(applyEdits(text, edits));
    const changes = diffRules(before, after);
    const kinds = changes.map((one) => [one.kind, one.id, 'before' in one && one.before?.text]);
    expect(kinds).toEqual(chosen.map(({ id, text: old }) => ['coefficient', id, old]));
    if (before.rule) {
      const translated = diffRules(read(format(text, 'zh')), after);
      expect(translated.map(({ id }) => id)).toEqual(changes.map(({ id }) => id));
    }
    const back = changes.map((one) => revertEdit(one, after)).filter((one) => one !== undefined);
    expect(applyEdits(after.file.text, back)).toBe(text);
    const [first] = back;
    const [own] = edits;
    expect(first && applyEdits(after.file.text, [first])).toBe(
      applyEdits(
        text,
        edits.filter((one) => one !== own),
      ),
    );
  });
});

describe('a rule in the middle of being typed', () => {
  const rules = [EVERY_KEY.en, EVERY_KEY.zh, SHIPPED.find((one) => one.name === 'ecology.yaml')?.text ?? ''].map(read);

  it('is read and compared as far as it goes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.nat(),
        fc.nat(60),
        fc.constantFrom('', ':', '- ', '{', '"', '\n', '  '),
        (whole, at, length, typed) => {
          const { text } = whole.file;
          const start = at % text.length;
          const broken = read(text.slice(0, start) + typed + text.slice(start + length));
          const ids = coefficientsOf(broken).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const one of coefficientsOf(broken)) expect(broken.file.slice(one.span)).toBe(one.text);
          const known = new Set(ids);
          const inMatrices = matricesOf(broken).flatMap(({ cells }) => cells.flat());
          expect(inMatrices.filter((id) => id !== undefined && !known.has(id))).toEqual([]);
          expect(itemTree(broken).length).toBeLessThanOrEqual(1);
          expect(diffRules(broken, broken)).toEqual([]);
          diffRules(whole, broken);
          diffRules(broken, whole);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
