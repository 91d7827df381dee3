import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { type EditorPage, openEditor, useEditor } from './support.js';

const world = useEditor('test');

/** Types a value into the row of the table that a pattern finds. */
const type = async (editor: EditorPage, row: RegExp, cell: RegExp, text: string): Promise<void> => {
  await editor.table.getByRole('row', { name: row }).getByRole('gridcell', { name: cell }).click();
  await editor.page.keyboard.type(text);
  await editor.page.keyboard.press('Enter');
};

const STEP = /每名递减.*第一组/;

const openStep = async (editor: EditorPage): Promise<void> => {
  await editor.show('ecology.yaml');
  await editor.tree.getByRole('treeitem', { name: /大气环境质量/ }).click();
  await editor.table.getByRole('row', { name: STEP }).waitFor();
};

/** Somebody else writes the file. */
const change = (from: string, to: string): void => {
  const text = world.folder.read('ecology.yaml');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(join(world.folder.path, 'ecology.yaml'), text.replace(from, to));
};

describe('a draft', () => {
  it('outlives a crash of the page and comes back by itself', async () => {
    const { page, context, editor } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    await type(editor, STEP, /1\.5/, '1.4');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    await page.waitForTimeout(500);
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    await page.goto('chrome://crash').catch(() => undefined);
    await crashed;

    const again = await context.newPage();
    await again.goto(world.server.url);
    await again.getByText(/已恢复 .* 未保存的修改（ecology\.yaml）/).waitFor();
    await again.getByText(/\d+ 个单位得分变化/).waitFor();
    await again.getByRole('tab', { name: '修改（1）' }).waitFor();
    expect(world.folder.git('status', '--porcelain')).toBe('');
    await again.getByRole('button', { name: '放弃' }).click();
    await again.getByText('得分和名次都没有变化').waitFor();
    await again.reload();
    await again.getByText('得分和名次都没有变化').waitFor();
    await context.close();
  });
});

describe('a change on disk', () => {
  it('is merged with what is not saved yet', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    await type(editor, STEP, /1\.5/, '1.4');
    // The same line even, and another one.
    change('第二组: 2.5 }', '第二组: 2.6 }');
    change('max: 16', 'max: 15');
    await page.getByText('ecology.yaml 在磁盘上被改过，已与你未保存的修改合并。').waitFor();
    await editor.tab('修改（1）').waitFor();
    await page.keyboard.press('Control+s');
    await editor.dialog('保存修改').getByRole('button', { name: /^保存/ }).click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    const text = world.folder.read('ecology.yaml');
    expect(text).toContain('第一组: 1.4, 第二组: 2.6 }');
    expect(text).toContain('max: 15');
    expect(world.folder.git('diff', '--numstat')).toBe('2\t2\tecology.yaml');
    watch.expectNone();
    await context.close();
  });

  it('that contradicts is not overwritten, and nothing of mine is lost', async () => {
    const { page, context, editor } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    await type(editor, STEP, /1\.5/, '1.4');
    change('第一组: 1.5, ', '第一组: 1.7, ');
    const dialog = editor.dialog('磁盘上的文件被改过');
    await dialog
      .or(page.getByRole('button', { name: '处理冲突' }))
      .first()
      .waitFor();
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: '处理冲突' }).click();
    // Put off: both stay as they are, and saving leads back to the question.
    await dialog.getByRole('button', { name: '以后再说' }).click();
    await page.keyboard.press('Control+s');
    await dialog.waitFor();
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.7, ');
    await dialog.getByRole('button', { name: '全部用我的' }).click();
    await dialog.getByRole('button', { name: '按选择合并' }).click();
    await page.keyboard.press('Control+s');
    await editor.dialog('保存修改').getByRole('button', { name: /^保存/ }).click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.4, ');
    await context.close();
  });

  it('is taken over where nothing is unsaved', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    change('第一组: 1.5, ', '第一组: 1.7, ');
    await page.getByText('ecology.yaml 在磁盘上被改过，已读入新内容。').waitFor();
    await editor.table.getByRole('row', { name: STEP }).getByText('1.7').waitFor();
    watch.expectNone();
    await context.close();
  });
});

describe('saving', () => {
  it('asks twice where the rule has errors', async () => {
    const { page, context, editor } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await editor.tab('规则原文').click();
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nbroken: 1');
    await page.getByText(/1 个错误/).waitFor();
    await page.keyboard.press('Control+s');
    const dialog = editor.dialog('保存修改');
    const save = dialog.getByRole('button', { name: /^保存/ });
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: '仍要保存有错误的规则' }).check();
    await save.click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.read('ecology.yaml')).toMatch(/\nbroken: 1/);
    await context.close();
  });

  it('commits to a branch without touching the current one', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    await type(editor, STEP, /1\.5/, '1.4');
    await page.keyboard.press('Control+s');
    await editor.dialog('保存修改').getByRole('button', { name: /^保存/ }).click();
    const commit = editor.dialog('提交到分支');
    await commit.getByLabel('分支').fill('rules/step');
    await commit.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已提交到分支 rules/step').waitFor();
    expect(world.folder.git('branch', '--show-current')).toBe('main');
    expect(world.folder.git('diff', '--numstat', 'main', 'rules/step')).toBe('1\t1\tecology.yaml');
    expect(world.folder.git('log', '-1', '--format=%B', 'rules/step')).toMatch(/1\.5 → 1\.4/);
    watch.expectNone();
    await context.close();
  });

  it('copies a text for a pull request', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openStep(editor);
    await type(editor, STEP, /1\.5/, '1.4');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    await page.getByRole('button', { name: '复制为合并请求' }).click();
    await page
      .getByText(/已复制/)
      .first()
      .waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/生态环境建设专项/);
    expect(copied).toMatch(/大气环境质量.*1\.5.*1\.4.*附件8 四\(一\)1|附件8 四\(一\)1.*1\.5.*1\.4/);
    expect(copied).toMatch(/金水区/);
    watch.expectNone();
    await context.close();
  });
});
