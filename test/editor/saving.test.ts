import { describe, expect, test } from 'vitest';
import { branchFor, messageFor } from '../../packages/editor/src/state/change-words.js';
import { openDesk } from './desk.js';
import { FakeStore } from './fakes.js';

const RULE = 'max: 5\r\nstep: 1.5\r\n';
const store = (): FakeStore => new FakeStore({ 'a.yaml': `\ufeff${RULE}`, 'b.yaml': 'b: 1\n' });

describe('saving', () => {
  test('shows first, writes then: byte order mark and ends of lines as they were', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy(RULE.replace('1.5', '1.4'));
    await desk.saving.open();
    expect(desk.saving.step.value).toMatchObject({
      kind: 'review',
      reviews: [{ before: RULE, after: 'max: 5\r\nstep: 1.4\r\n', errors: [], changes: [{ kind: 'coefficient' }] }],
    });
    expect(files.written).toEqual([]);
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
    expect(files.text('a.yaml')).toBe('\ufeffmax: 5\r\nstep: 1.4\r\n');
    expect(desk.rule().dirty.value).toBe(false);
    expect(desk.saving.step.value).toBeUndefined();
    expect(desk.told()).toEqual(['已保存 a.yaml']);
    // What was written here is no change by somebody else.
    await desk.disk.check();
    expect(desk.told()).toHaveLength(1);
  });

  test('has nothing to do without changes', async () => {
    const desk = await openDesk(store());
    await desk.saving.open();
    expect(desk.saving.step.value).toBeUndefined();
    expect(desk.told()).toEqual(['没有未保存的修改。']);
  });

  test('is blocked by errors unless the user insists', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('错\n');
    await desk.saving.open();
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(false);
    expect(files.written).toEqual([]);
    expect(desk.saving.step.value?.kind).toBe('review');
    expect(await desk.saving.confirm(['a.yaml'], true)).toBe(true);
    expect(files.written).toEqual(['a.yaml']);
  });

  test('of several at once; the worker is left with the rule in view', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 6\r\n');
    desk.session.take('b.yaml')?.replaceBy('b: 错\n');
    await desk.saving.open(true);
    expect(desk.saving.step.value).toMatchObject({ reviews: [{ errors: [] }, { errors: [{ severity: 'error' }] }] });
    expect(desk.fake.asked.at(-1)?.path).toBe('a.yaml');
    // The one with errors is left out.
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
    expect(files.written).toEqual(['a.yaml']);
    expect(desk.session.unsaved.value.map(({ path }) => path)).toEqual(['b.yaml']);
  });

  test('that is refused says why and loses nothing', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 6\r\n');
    await desk.saving.open();
    files.refuses = { kind: 'refused', why: { zh: '只读', en: 'read-only' } };
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(false);
    expect(desk.saving.step.value).toMatchObject({ kind: 'review', refused: { zh: '只读' } });
    expect(desk.text()).toBe('max: 6\r\n');
    expect(desk.rule().dirty.value).toBe(true);
    files.refuses = undefined;
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
  });

  test('what was typed while it was written stays unsaved', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 6\r\n');
    await desk.saving.open();
    files.meanwhile = () => desk.rule().replaceBy('max: 7\r\n');
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
    expect(files.text('a.yaml')).toBe('\ufeffmax: 6\r\n');
    expect(desk.rule().dirty.value).toBe(true);
    expect(desk.rule().saved.value).toBe('max: 6\r\n');
  });
});

describe('a change on disk in the very moment of saving', () => {
  const saving = async (theirs: string) => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy(RULE.replace('1.5', '1.4'));
    await desk.saving.open();
    files.meanwhile = () => files.put('a.yaml', theirs);
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(false);
    expect(files.written).toEqual([]);
    expect(files.text('a.yaml')).toBe(theirs);
    files.meanwhile = () => undefined;
    return { files, desk };
  };

  test('is merged in, and saving has to be confirmed anew', async () => {
    const { files, desk } = await saving('max: 6\r\nstep: 1.5\r\n');
    expect(desk.saving.step.value).toBeUndefined();
    expect(desk.told().at(-1)).toContain('还没有保存');
    await desk.saving.open();
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
    expect(files.text('a.yaml')).toBe('max: 6\r\nstep: 1.4\r\n');
  });

  test('is a conflict where it does not go together', async () => {
    const { desk } = await saving('max: 5\r\nstep: 1.6\r\n');
    expect(desk.disk.asked.value).toBe('a.yaml');
    expect(desk.text()).toBe('max: 5\r\nstep: 1.4\r\n');
  });
});

describe('committing', () => {
  const saved = async () => {
    const files = store();
    const asked: unknown[] = [];
    let outcome: { commit: string; branch: string } | { refused: { zh: string; en: string } } = {
      refused: { zh: '分支已存在', en: 'branch exists' },
    };
    files.repository = {
      branch: 'main',
      commit: async (...request) => {
        asked.push(request);
        return outcome;
      },
    };
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 6');
    await desk.saving.open();
    await desk.saving.confirm(['a.yaml'], false);
    const succeed = (): void => {
      outcome = { commit: 'abc', branch: 'x' };
    };
    return { desk, asked, succeed };
  };

  test('is offered after saving in a repository, with a branch and a message', async () => {
    const { desk } = await saved();
    expect(desk.saving.step.value).toMatchObject({
      kind: 'commit',
      paths: ['a.yaml'],
      branch: 'zhunsheng/a-2026-11-25',
      message: '规则a：大气 步长 max: 5 step: 1.5 → max: 6（四(一)1）',
    });
  });

  test('that is refused keeps what was typed; then it can succeed', async () => {
    const { desk, asked, succeed } = await saved();
    await desk.saving.commit(' x ', '说明');
    expect(desk.saving.step.value).toMatchObject({ refused: { zh: '分支已存在' }, committing: false, message: '说明' });
    succeed();
    await desk.saving.commit('x', '说明');
    expect(desk.saving.step.value).toEqual({ kind: 'committed', commit: 'abc', branch: 'x' });
    expect(asked).toEqual([
      [['a.yaml'], 'x', '说明'],
      [['a.yaml'], 'x', '说明'],
    ]);
  });

  test('that is put off is offered by the next saving, until it has been done', async () => {
    const { desk, succeed } = await saved();
    desk.saving.close();
    await desk.saving.open();
    expect(desk.saving.step.value?.kind).toBe('commit');
    succeed();
    await desk.saving.commit('x', '说明');
    desk.saving.close();
    await desk.saving.open();
    expect(desk.saving.step.value).toBeUndefined();
  });
});

describe('what is said of changes', () => {
  const span = { start: 0, end: 0 };
  const place = (text: string) => ({ text, span });
  const change = (from: string, to: string) =>
    ({
      kind: 'coefficient',
      id: from,
      label: { zh: '每差一名 第一组', en: 'step, group 1' },
      itemPath: ['生态', '大气环境质量'],
      before: place(from),
      after: place(to),
    }) as const;

  test('one in a line, several in a list', () => {
    const title = '生态环境建设专项';
    expect(messageFor([{ title, changes: [change('1.5', '1.4')] }])).toBe(
      '生态环境建设专项：大气环境质量 每差一名 第一组 1.5 → 1.4',
    );
    expect(messageFor([{ title, changes: [change('1.5', '1.4'), change('2', '3')] }])).toBe(
      '生态环境建设专项：修改 2 处\n\n- 大气环境质量 每差一名 第一组 1.5 → 1.4\n- 大气环境质量 每差一名 第一组 2 → 3',
    );
    expect(messageFor([{ title, changes: [] }])).toBe('生态环境建设专项：修改规则原文');
  });

  test.each([
    [['ecology'], 'zhunsheng/ecology-2026-11-25'],
    [['ecology', 'rail'], 'zhunsheng/rules-2026-11-25'],
    [['生态'], 'zhunsheng/rule-2026-11-25'],
    [['a..b~^:?*[ c.lock'], 'zhunsheng/a-b-c-lock-2026-11-25'],
  ])('a branch for %j', (ids, expected) => {
    expect(branchFor(ids, new Date(2026, 10, 25, 23, 59).getTime())).toBe(expected);
  });
});
