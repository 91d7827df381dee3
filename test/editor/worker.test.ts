import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import type { Snapshot, SnapshotRequest } from '../../packages/editor/src/protocol/api.js';
import { Service } from '../../packages/editor/src/worker/service.js';

const rules = fileURLToPath(new URL('../../rules', import.meta.url));
const files = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(?:yaml|json)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(rules, path), 'utf8') }));
const textOf = (path: string): string => files.find((one) => one.path === path)?.text ?? '';

const RULE = 'ecology.yaml';
const DATA = { kind: 'file', path: 'samples/ecology.json', period: '2021-04' } as const;
const service = new Service();
let version = 0;

const shown = (text: string, more: Partial<SnapshotRequest> = {}): Promise<Snapshot> =>
  service.snapshot({ path: RULE, text, version: ++version, drafts: [], data: DATA, whatIf: [], ...more });

const boardOf = ({ scores }: Snapshot) => {
  if (scores.kind !== 'scored') throw new Error(`the rule is not scored: ${JSON.stringify(scores)}`);
  return scores.board;
};

/** A text in which a part that stands there once is another one. */
const changed = (text: string, from: string, to: string): string => {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
};

beforeAll(async () => {
  await service.load(files);
});

describe('the catalog', () => {
  it('has every rule in the order of the regulation, with data that fits', async () => {
    const { rules: all } = await service.load(files);
    expect(all).toHaveLength(21);
    const sources = all.map(({ source }) => source);
    expect(sources.indexOf('附件2 四')).toBeLessThan(sources.indexOf('附件10'));
    for (const one of all) expect(one.data.length, one.id).toBeGreaterThan(0);
    const ecology = all.find(({ id }) => id === 'ecology');
    expect(ecology).toMatchObject({ title: '生态环境建设专项', data: [DATA, { kind: 'file' }] });
    expect(all.find(({ id }) => id === 'overall-districts')?.data).toEqual([
      { kind: 'folder', path: 'samples/2021-04', period: '2021-04' },
    ]);
  });

  it('keeps a rule that can not be read just now', async () => {
    const { rules: all } = await service.setSaved(RULE, 'rule: [');
    expect(all.map(({ path }) => path)).toContain(RULE);
    await service.setSaved(RULE, textOf(RULE));
  });
});

describe('a snapshot', () => {
  it('of what is on disk shows no change', async () => {
    const snapshot = await shown(textOf(RULE));
    expect(snapshot.changes).toEqual([]);
    expect(snapshot.diagnostics).toEqual([]);
    const { rows, passes } = boardOf(snapshot);
    expect(rows).toHaveLength(16);
    expect(rows.every(({ difference }) => difference === undefined)).toBe(true);
    expect(passes).toEqual([]);
  });

  it('survives the way to the page: it holds plain data only', async () => {
    const text = changed(textOf(RULE), '第一组: 1.5', '第一组: 1.4');
    const snapshot = await shown(text);
    expect(structuredClone(snapshot)).toEqual(snapshot);
    expect(structuredClone(await service.sheet('金水区', 'zh'))).toEqual(await service.sheet('金水区', 'zh'));
    expect(structuredClone(await service.unitData('金水区'))).toEqual(await service.unitData('金水区'));
    expect(structuredClone(await service.outline(text))).toEqual(await service.outline(text));
  });

  it('tells who moves, by how much and because of what', async () => {
    const snapshot = await shown(changed(textOf(RULE), '第一组: 1.5', '第一组: 1.4'));
    expect(snapshot.changes).toMatchObject([
      {
        kind: 'coefficient',
        item: '大气环境质量',
        source: '附件8 四(一)1',
        before: { text: '1.5' },
        after: { text: '1.4' },
      },
    ]);
    const { rows } = boardOf(snapshot);
    const moved = rows.filter(({ difference }) => difference !== undefined);
    // Of the ten units of the first group the one at the top stays; each place below it loses 0.1 less.
    for (const one of moved) {
      expect(one.group).toBe('第一组');
      expect(one.difference).toMatch(/^\+0\.\d0$/);
      expect(one.items.map(({ item }) => item)).toContain('大气环境质量');
    }
    expect(moved.length).toBeGreaterThan(5);
    const [blame] = await service.blame();
    expect(blame?.changeId).toBe(snapshot.changes[0]?.id);
    expect([...(blame?.scores ?? [])].sort()).toEqual(moved.map(({ unit }) => unit).sort());
  });

  it('keeps the ranking before where the rule is wrong', async () => {
    const snapshot = await shown(changed(textOf(RULE), '第一组: 1.5', '第一组: 一点五'));
    expect(snapshot.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect(snapshot.scores.kind).toBe('rule-wrong');
    expect(snapshot.scores.kind === 'rule-wrong' && snapshot.scores.before?.rows).toHaveLength(16);
    expect(snapshot.coefficients.length).toBeGreaterThan(50);
  });

  it('takes drafts of rules that it draws on', async () => {
    const text = textOf('overall-districts.yaml');
    const request: SnapshotRequest = {
      path: 'overall-districts.yaml',
      text,
      version: ++version,
      drafts: [{ path: RULE, text: changed(textOf(RULE), '第一组: 1.5', '第一组: 1.1') }],
      data: { kind: 'folder', path: 'samples/2021-04' },
      whatIf: [],
    };
    const { rows, sources } = boardOf(await service.snapshot(request));
    expect(rows.some(({ difference }) => difference !== undefined)).toBe(true);
    expect(sources).toContainEqual({ rule: 'ecology', path: RULE, title: '生态环境建设专项', hasData: true });
  });
});

describe('edits', () => {
  it('change one coefficient and can be taken back one by one', async () => {
    const text = changed(textOf(RULE), 'max: 16', 'max: 15');
    const { coefficients } = await shown(text);
    const step = coefficients.find((one) => one.item === '大气环境质量' && one.text === '1.5');
    const outcome = await service.setCoefficient(step?.id ?? '', '１.４');
    if (!('edits' in outcome)) throw new Error('refused');
    const edited = applyEdits(text, outcome.edits);
    expect(edited).toBe(changed(text, '第一组: 1.5', '第一组: 1.4'));
    const { changes } = await shown(edited);
    expect(changes).toHaveLength(2);
    const reverted = await service.revert(changes.find((one) => one.item === '大气环境质量')?.id ?? '');
    expect('edits' in reverted && applyEdits(edited, reverted.edits)).toBe(text);
  });

  it('are refused where the value is none, all of several if one is', async () => {
    const { coefficients } = await shown(textOf(RULE));
    const [one, two] = coefficients.filter(({ kind }) => kind === 'number');
    const outcome = await service.setCoefficients([
      { id: one?.id ?? '', text: '3' },
      { id: two?.id ?? '', text: '很多' },
    ]);
    expect('refused' in outcome && outcome.refused.map(({ id }) => id)).toEqual([two?.id]);
  });
});

describe('values tried out', () => {
  const trial = (unit: string | null, field: readonly (string | number)[], text: string) => ({ unit, field, text });

  it('change scores and nothing on disk', async () => {
    const before = boardOf(await shown(textOf(RULE)));
    const after = boardOf(await shown(textOf(RULE), { whatIf: [trial('金水区', ['综合指数'], '1')] }));
    const row = after.rows.find(({ unit }) => unit === '金水区');
    expect(row?.difference).toMatch(/^\+/);
    expect(boardOf(await shown(textOf(RULE))).rows).toEqual(before.rows);
  });

  it('stand in the list of the unit’s data', async () => {
    await shown(textOf(RULE), { whatIf: [trial('金水区', ['综合指数'], '4.5')] });
    const data = await service.unitData('金水区');
    const field = data?.fields.find(({ label }) => label === '综合指数');
    expect(field).toMatchObject({ tried: '4.5', type: 'number', common: false });
    expect(field?.text).toMatch(/^\d+(\.\d+)?$/);
  });

  it('can be put where the data has nothing, and taken out', async () => {
    const put = await shown(textOf(RULE), { whatIf: [trial('郑东新区', ['弄虚作假'], 'true')] });
    expect(boardOf(put).rows.find(({ unit }) => unit === '郑东新区')?.after).toEqual({ disqualified: true });
    const out = await shown(textOf(RULE), { whatIf: [trial('郑东新区', ['综合指数'], '')] });
    expect(out.scores).toMatchObject({ kind: 'data-wrong', diagnostics: [{ code: 'missing-field' }] });
  });

  it('that are no figures are told, not guessed', async () => {
    const { scores } = await shown(textOf(RULE), { whatIf: [trial('郑东新区', ['综合指数'], '很低')] });
    expect(scores).toMatchObject({ kind: 'data-wrong', diagnostics: [{ code: 'not-a-number' }] });
  });
});
