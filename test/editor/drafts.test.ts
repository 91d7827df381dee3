import { describe, expect, test } from 'vitest';
import { openDesk } from './desk.js';
import { FakeChannels, FakeStorage, FakeStore, soon } from './fakes.js';

const RULE = 'max: 5\nstep: 1.5\nfloor: 0\n';
const store = (text = RULE): FakeStore => new FakeStore({ 'a.yaml': text, 'b.yaml': 'b: 1\n' });

describe('a draft', () => {
  test('is kept within 300 ms of the last keystroke, and comes back with a notice', async () => {
    const storage = new FakeStorage();
    const before = await openDesk(store(), { storage, tab: 'one' });
    before.rule().replaceBy(RULE.replace('1.5', '1.4'));
    await soon(300);
    const after = await openDesk(store(), { storage, tab: 'two' });
    expect(after.text()).toBe('max: 5\nstep: 1.4\nfloor: 0\n');
    expect(after.told()).toEqual(['已恢复 10:32 未保存的修改（a.yaml）。']);
    after.act('查看差异');
    expect(after.disk.comparison.value).toMatchObject({ before: RULE, after: after.text() });
    after.act('放弃');
    expect(after.text()).toBe(RULE);
    after.rule().text.undo();
    expect(after.text()).toContain('1.4');
  });

  test('is written at once when the page goes', async () => {
    const storage = new FakeStorage();
    const desk = await openDesk(store(), { storage });
    desk.rule().replaceBy('max: 6\n');
    desk.keeper.flush();
    expect(desk.drafts.all()).toMatchObject([{ store: 'folder:rules', path: 'a.yaml', text: 'max: 6\n', base: RULE }]);
  });

  test('is gone once the text is as on disk again', async () => {
    const desk = await openDesk(store());
    desk.rule().replaceBy('max: 6\n');
    desk.keeper.flush();
    desk.rule().text.undo();
    desk.keeper.flush();
    expect(desk.drafts.all()).toEqual([]);
  });

  test('is gone once it has been saved', async () => {
    const desk = await openDesk(store());
    desk.rule().replaceBy('max: 6\n');
    desk.keeper.flush();
    await desk.saving.open();
    await desk.saving.confirm(['a.yaml'], false);
    desk.keeper.flush();
    expect(desk.drafts.all()).toEqual([]);
  });

  test('of a rule that is not in view is found as well', async () => {
    const storage = new FakeStorage();
    const before = await openDesk(store(), { storage, tab: 'one' });
    before.session.take('b.yaml')?.replaceBy('b: 2\n');
    before.keeper.flush();
    const after = await openDesk(store(), { storage, tab: 'two' });
    expect(after.session.rule.value?.path).toBe('a.yaml');
    expect(after.session.unsaved.value.map(({ path }) => path)).toEqual(['b.yaml']);
  });

  test('of another folder stays where it is', async () => {
    const storage = new FakeStorage();
    const before = await openDesk(store(), { storage, tab: 'one' });
    before.rule().replaceBy('max: 6\n');
    before.keeper.flush();
    const after = await openDesk(new FakeStore({ 'a.yaml': RULE }, 'elsewhere'), { storage, tab: 'two' });
    expect(after.text()).toBe(RULE);
    expect(after.drafts.all()).toHaveLength(1);
  });

  test('of a file that is gone is offered', async () => {
    const storage = new FakeStorage();
    const before = await openDesk(store(), { storage, tab: 'one' });
    before.rule().replaceBy('max: 6\n');
    before.keeper.flush();
    const after = await openDesk(new FakeStore({ 'b.yaml': 'b: 1\n' }), { storage, tab: 'two' });
    expect(after.told()).toEqual(['a.yaml 有未保存的修改，但文件已不在这里。']);
    expect(after.drafts.all()).toHaveLength(1);
    after.act('放弃');
    expect(after.drafts.all()).toEqual([]);
  });

  test('that is damaged is none', async () => {
    const storage = new FakeStorage();
    storage.setItem('zhunsheng:draft:["folder:rules","a.yaml","x"]', '{"text": 1');
    const desk = await openDesk(store(), { storage });
    expect(desk.told()).toEqual([]);
  });
});

describe('a draft whose file has changed since', () => {
  const keep = async (storage: FakeStorage, text: string): Promise<void> => {
    const desk = await openDesk(store(), { storage, tab: 'one' });
    desk.rule().replaceBy(text);
    desk.keeper.flush();
  };

  test('is merged', async () => {
    const storage = new FakeStorage();
    await keep(storage, RULE.replace('1.5', '1.4'));
    const desk = await openDesk(store(RULE.replace('max: 5', 'max: 6')), { storage, tab: 'two' });
    expect(desk.text()).toBe('max: 6\nstep: 1.4\nfloor: 0\n');
    expect(desk.told()).toEqual(['已恢复 10:32 未保存的修改，并与磁盘上的新内容合并（a.yaml）。']);
    expect(desk.drafts.all()).toMatchObject([{ base: 'max: 6\nstep: 1.5\nfloor: 0\n', text: desk.text(), tab: 'two' }]);
  });

  test('is a conflict where both changed one value, also after another reload', async () => {
    const storage = new FakeStorage();
    await keep(storage, RULE.replace('1.5', '1.4'));
    const theirs = RULE.replace('1.5', '1.6');
    const first = await openDesk(store(theirs), { storage, tab: 'two' });
    expect(first.disk.asked.value).toBe('a.yaml');
    first.keeper.flush();
    const desk = await openDesk(store(theirs), { storage, tab: 'three' });
    const conflict = desk.disk.conflicts.value.get('a.yaml');
    expect(conflict).toMatchObject({ base: RULE, text: theirs });
    expect(desk.text()).toContain('1.4');
    if (conflict) await desk.disk.resolve(conflict, theirs);
    expect(desk.rule().dirty.value).toBe(false);
    expect(desk.disk.conflicts.value.size).toBe(0);
  });
});

describe('without room', () => {
  test('the user is told once, and asked before the page closes', async () => {
    const storage = new FakeStorage();
    storage.room = 100;
    const desk = await openDesk(store(), { storage });
    for (const figure of ['6', '7']) {
      desk.rule().replaceBy(`max: ${figure}\n`);
      desk.keeper.flush();
    }
    expect(desk.told()).toHaveLength(1);
    expect(desk.told()[0]).toContain('存不下');
    expect(desk.keeper.notKept.value.has(desk.rule())).toBe(true);
    storage.room = Number.POSITIVE_INFINITY;
    desk.rule().replaceBy('max: 8\n');
    desk.keeper.flush();
    expect(desk.keeper.notKept.value.size).toBe(0);
  });
});

describe('two tabs', () => {
  test('keep their own drafts of one rule, and the second one is told', async () => {
    const [storage, channels] = [new FakeStorage(), new FakeChannels()];
    const one = await openDesk(store(), { storage, channels, tab: 'one' });
    one.rule().replaceBy('max: 6\n');
    one.keeper.flush();
    const two = await openDesk(store(), { storage, channels, tab: 'two' });
    expect(two.text()).toBe(RULE);
    expect(two.told()).toHaveLength(1);
    expect(two.told()[0]).toContain('另一个标签页');
    two.rule().replaceBy('max: 7\n');
    two.keeper.flush();
    expect(
      two.drafts
        .all()
        .map(({ tab, text }) => [tab, text])
        .sort(),
    ).toEqual([
      ['one', 'max: 6\n'],
      ['two', 'max: 7\n'],
    ]);
    expect(one.told()).toEqual([]);
  });

  test('once both are gone, the newer draft comes back and the other one is offered', async () => {
    const [storage, channels] = [new FakeStorage(), new FakeChannels()];
    const desks = [];
    for (const [tab, text] of [
      ['one', 'max: 6\n'],
      ['two', 'max: 7\n'],
    ] as const) {
      const desk = await openDesk(store(), { storage, channels, tab });
      desk.rule().replaceBy(text);
      desk.keeper.flush();
      desks.push(desk);
    }
    for (const { tabs } of desks) tabs.leave();
    const after = await openDesk(store(), { storage, tab: 'three' });
    const other = after.text() === 'max: 6\n' ? 'max: 7\n' : 'max: 6\n';
    expect(after.told()[1]).toBe('a.yaml 还有另一份 10:32 未保存的修改，来自另一个标签页。');
    after.act('换成这一份');
    expect(after.text()).toBe(other);
  });
});
