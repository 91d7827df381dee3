import { describe, expect, test } from 'vitest';
import { FileTrouble } from '../../packages/editor/src/files/trouble.js';
import { openDesk } from './desk.js';
import { bytesOf, FakeStore } from './fakes.js';

const RULE = 'max: 5\nstep: 1.5\n';
const store = (): FakeStore => new FakeStore({ 'a.yaml': RULE, 'b.yaml': 'b: 1\n', 'a.json': '{}' });

describe('a file that somebody else has changed', () => {
  test('is taken over where nothing is unsaved', async () => {
    const files = store();
    const desk = await openDesk(files);
    files.put('a.yaml', 'max: 6\nstep: 1.5\n');
    await desk.disk.check();
    expect(desk.text()).toBe('max: 6\nstep: 1.5\n');
    expect(desk.rule().dirty.value).toBe(false);
    expect(desk.told()).toEqual(['a.yaml 在磁盘上被改过，已读入新内容。']);
    desk.act('查看差异');
    expect(desk.disk.comparison.value).toMatchObject({ before: RULE, after: 'max: 6\nstep: 1.5\n' });
  });

  test('is merged with unsaved changes in one step; what is on disk is the base from then on', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 5\nstep: 1.4\n');
    files.put('a.yaml', 'max: 6\nstep: 1.5\n');
    await desk.disk.check();
    expect(desk.text()).toBe('max: 6\nstep: 1.4\n');
    expect(desk.rule().saved.value).toBe('max: 6\nstep: 1.5\n');
    expect(desk.fake.saved.get('a.yaml')).toBe('max: 6\nstep: 1.5\n');
    desk.rule().text.undo();
    expect(desk.text()).toBe('max: 5\nstep: 1.4\n');
  });

  test('says nothing where both made the same change', async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 6\nstep: 1.5\n');
    files.put('a.yaml', 'max: 6\nstep: 1.5\n');
    await desk.disk.check();
    expect(desk.rule().dirty.value).toBe(false);
    expect(desk.told()).toEqual([]);
  });

  test('brings its byte order mark with it', async () => {
    const files = store();
    const desk = await openDesk(files);
    files.put('a.yaml', `\ufeff${RULE}`);
    await desk.disk.check();
    expect(desk.rule().bom).toBe(true);
    expect(desk.text()).toBe(RULE);
  });

  test('is read again where it is not open, new files too', async () => {
    const files = store();
    const desk = await openDesk(files);
    files.put('b.yaml', 'b: 2\n');
    files.put('c.yaml', 'c: 1\n');
    files.files.delete('a.json');
    await desk.disk.check();
    expect(desk.fake.saved.get('b.yaml')).toBe('b: 2\n');
    expect(desk.session.catalog.value.rules.map(({ path }) => path)).toContain('c.yaml');
    expect(desk.told()).toEqual(['磁盘上有文件被改过，已读入：b.yaml、a.json、c.yaml']);
    await desk.disk.check();
    expect(desk.told()).toHaveLength(1);
  });

  test('that is gone leaves its text here, unsaved', async () => {
    const files = store();
    const desk = await openDesk(files);
    files.files.delete('a.yaml');
    await desk.disk.check();
    expect(desk.text()).toBe(RULE);
    expect(desk.rule().dirty.value).toBe(true);
    await desk.saving.open();
    await desk.saving.confirm(['a.yaml'], false);
    expect(files.text('a.yaml')).toBe(RULE);
  });
});

describe('a conflict', () => {
  const inConflict = async () => {
    const files = store();
    const desk = await openDesk(files);
    desk.rule().replaceBy('max: 5\nstep: 1.4\n');
    files.put('a.yaml', 'max: 6\nstep: 1.6\n');
    await desk.disk.check();
    return { files, desk };
  };

  test('asks, changes nothing of mine, and is not asked again while the disk stays as it is', async () => {
    const { desk } = await inConflict();
    expect(desk.disk.asked.value).toBe('a.yaml');
    expect(desk.text()).toBe('max: 5\nstep: 1.4\n');
    desk.disk.asked.value = undefined;
    await desk.disk.check();
    expect(desk.disk.asked.value).toBeUndefined();
    expect(desk.disk.conflicts.value.has('a.yaml')).toBe(true);
  });

  test('is settled with what was chosen; then saving goes on from what is on disk', async () => {
    const { files, desk } = await inConflict();
    const conflict = desk.disk.conflicts.value.get('a.yaml');
    expect(conflict && desk.disk.mergeOf(conflict)?.text).toBe('max: 6\nstep: 1.4\n');
    if (conflict) await desk.disk.resolve(conflict, 'max: 6\nstep: 1.4\n');
    expect(desk.disk.asked.value).toBeUndefined();
    expect(desk.rule().saved.value).toBe('max: 6\nstep: 1.6\n');
    await desk.saving.open();
    expect(await desk.saving.confirm(['a.yaml'], false)).toBe(true);
    expect(files.text('a.yaml')).toBe('max: 6\nstep: 1.4\n');
  });

  test('keeps the rule from being saved', async () => {
    const { files, desk } = await inConflict();
    desk.disk.asked.value = undefined;
    await desk.saving.open();
    expect(desk.saving.step.value).toBeUndefined();
    expect(desk.disk.asked.value).toBe('a.yaml');
    expect(files.written).toEqual([]);
  });

  test('is over by itself where my change has been taken back', async () => {
    const { files, desk } = await inConflict();
    desk.rule().replaceBy('max: 7\nstep: 1.6\n');
    files.put('a.yaml', 'max: 5\nstep: 1.6\n');
    await desk.disk.check();
    expect(desk.disk.conflicts.value.size).toBe(0);
    expect(desk.text()).toBe('max: 7\nstep: 1.6\n');
  });

  test('with what is no text can be left, and ends once the file is mended', async () => {
    const { files, desk } = await inConflict();
    files.files.set('a.yaml', new Uint8Array([0xff, 0xfe, 0x41]));
    await desk.disk.check();
    const conflict = desk.disk.conflicts.value.get('a.yaml');
    expect(conflict?.text).toBeUndefined();
    expect(conflict && desk.disk.mergeOf(conflict)).toBeUndefined();
    files.files.set('a.yaml', bytesOf(RULE));
    await desk.disk.check();
    expect(desk.disk.conflicts.value.size).toBe(0);
    expect(desk.text()).toBe('max: 5\nstep: 1.4\n');
  });
});

test('a disk out of reach is told once, and once more when it is back', async () => {
  const files = store();
  const desk = await openDesk(files);
  files.fails = new FileTrouble({ zh: '连不上', en: 'gone' });
  expect(await desk.disk.check()).toBe(false);
  await desk.disk.check();
  expect(desk.told()).toEqual(['连不上']);
  files.fails = undefined;
  expect(await desk.disk.check()).toBe(true);
  expect(desk.told()).toEqual(['连不上', '又能读写文件了。']);
});
