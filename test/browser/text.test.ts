import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type EditorPage, openEditor, useEditor } from './support.js';

const world = useEditor('file', (folder) => {
  const text = folder.read('rail.yaml');
  writeFileSync(join(folder.path, 'rail.yaml'), `\ufeff${text.replaceAll('\n', '\r\n')}`);
  folder.git('commit', '--all', '--quiet', '--message=crlf');
});

const openText = async (editor: EditorPage, rule: string): Promise<void> => {
  await editor.show(rule);
  await editor.tab('规则原文').click();
  await editor.page.locator('.monaco-editor .view-line').first().waitFor();
};

/** Puts the caret behind a text, by Monaco's own search. */
const goTo = async (page: Page, text: string): Promise<void> => {
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget textarea').first().fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
};

/** Saves, in spite of errors if there are any, and waits until it is done. */
const save = async (editor: EditorPage, path: string): Promise<void> => {
  await editor.page.keyboard.press('Control+s');
  const dialog = editor.dialog('保存修改');
  const button = dialog.getByRole('button', { name: /^保存/ });
  await button.waitFor();
  const insist = dialog.getByRole('checkbox', { name: '仍要保存有错误的规则' });
  if (await insist.isVisible()) await insist.check();
  await button.click();
  await editor.page.getByText(`已保存 ${path}`).waitFor();
};

describe('the text of the rule', () => {
  it('is completed from the language, with documentation in Chinese', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'ecology.yaml');
    await goTo(page, 'best: lowest');
    for (let at = 0; at < 'lowest'.length; at++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    const list = page.locator('.suggest-widget');
    await list.getByText('highest').first().waitFor();
    await page.keyboard.type('hi');
    await page.keyboard.press('Enter');
    await editor.tab('修改（1）').click();
    await page
      .getByRole('complementary')
      .getByText(/最高|highest/)
      .first()
      .waitFor();
    watch.expectNone();
    await context.close();
  });

  it('shows a mistake as one types, and mends it by a quick fix', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'ecology.yaml');
    await goTo(page, 'best: lowes');
    await page.keyboard.press('Delete');
    await page
      .getByText(/这里不能写 lowes/)
      .first()
      .waitFor();
    await page.getByRole('region', { name: '问题' }).getByRole('button', { name: /^改正/ }).first().click();
    await page.getByText('没有问题').waitFor();
    await page.getByText('得分和名次都没有变化').waitFor();
    watch.expectNone();
    await context.close();
  });

  it('renames a field everywhere', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'ecology.yaml');
    await goTo(page, 'by: 综合指数');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.fill('本月综合指数');
    await page.keyboard.press('Enter');
    // The data still has the old name.
    await page
      .getByText(/没有字段 综合指数/)
      .first()
      .waitFor();
    await save(editor, 'ecology.yaml');
    const text = world.folder.read('ecology.yaml');
    expect(text).toContain('  本月综合指数: { type: number');
    expect(text).toContain('(本月综合指数 - 上年同期综合指数) / 上年同期综合指数');
    expect(text).toContain('tiebreak: { by: 本月综合指数, best: lowest }');
    expect(text.replaceAll('本月综合指数', '综合指数').trimEnd()).toBe(world.folder.git('show', 'HEAD:ecology.yaml'));
    world.folder.git('checkout', '--', 'ecology.yaml');
    watch.expectNone();
    await context.close();
  });

  it('takes Chinese from an input method once, as it is committed', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'digital.yaml');
    await goTo(page, 'rule: digital');
    await page.keyboard.type(' # ');
    const session = await context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'zhun', selectionStart: 4, selectionEnd: 4 });
    await session.send('Input.imeSetComposition', { text: '准sheng', selectionStart: 6, selectionEnd: 6 });
    await session.send('Input.insertText', { text: '准绳' });
    await save(editor, 'digital.yaml');
    expect(world.folder.git('diff', '--numstat', 'digital.yaml')).toBe('1\t1\tdigital.yaml');
    expect(world.folder.read('digital.yaml')).toContain('rule: digital # 准绳\n');
    watch.expectNone();
    await context.close();
  });

  it('keeps line ends and the byte order mark of the file', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'rail.yaml');
    await goTo(page, 'max: ');
    await page.keyboard.press('Delete');
    await page.keyboard.type('7');
    await page.getByRole('tab', { name: '修改（1）' }).waitFor();
    await save(editor, 'rail.yaml');
    const text = world.folder.read('rail.yaml');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(world.folder.git('diff', '--numstat', 'rail.yaml')).toBe('1\t1\trail.yaml');
    watch.expectNone();
    await context.close();
  });

  it('and the table show the same, and undo goes through both', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await openText(editor, 'villages.yaml');
    await editor.tab('系数表').click();
    const first = editor.table.getByRole('row').nth(3);
    await first.getByRole('gridcell').first().waitFor();
    await goToTable(page, editor);
    await editor.tab('规则原文').click();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+z');
    await page.getByText('得分和名次都没有变化').waitFor();
    watch.expectNone();
    await context.close();
  });
});

/** Changes the maximum of the whole rule, in the table. */
const goToTable = async (page: Page, editor: EditorPage): Promise<void> => {
  await page.getByRole('main').getByRole('searchbox').fill('满分');
  const cell = editor.table.getByRole('gridcell', { name: /100/ }).first();
  await cell.click();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await editor.tab('修改（1）').waitFor();
};
