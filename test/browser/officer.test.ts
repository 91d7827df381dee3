import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openEditor, useEditor } from './support.js';

// A policy officer's whole task, three times: in the table, in the text, and by keyboard alone.

const world = useEditor('test');

/** What is in the file after the step of the first group went from 1.5 to 1.4. */
const expected = (): string => world.folder.git('show', 'HEAD:ecology.yaml').replace('第一组: 1.5,', '第一组: 1.4,');

const expectSaved = (): void => {
  expect(world.folder.git('diff', '--numstat')).toBe('1\t1\tecology.yaml');
  expect(world.folder.read('ecology.yaml').trimEnd()).toBe(expected());
};

describe('1.5 to 1.4', () => {
  it('in the table: find the step, see the ranks move, open a sheet, save', async () => {
    const { page, context, watch, editor } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await editor.tree.getByRole('treeitem', { name: /大气环境质量/ }).click();
    const step = editor.table.getByRole('row', { name: /每名递减.*第一组/ });
    await step.getByRole('gridcell', { name: /1\.5/ }).dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1.4');
    await page.keyboard.press('Enter');

    await page.getByText(/\d+ 个单位得分变化，\d+ 个单位名次变化/).waitFor();
    expect(await step.textContent()).toContain('1.4');
    await editor.ranking.getByRole('row', { name: /金水区.*87\.38 → 87\.68.*\+0\.30/ }).waitFor();
    await editor.tab('修改（1）').click();
    const change = page.getByRole('listitem').filter({ hasText: '大气环境质量' });
    expect(await change.textContent()).toMatch(/附件8 四\(一\)1[\s\S]*1\.5[\s\S]*1\.4/);

    await editor.tab('名次').click();
    await editor.ranking.getByRole('button', { name: /金水区/ }).click();
    const line = page.getByRole('button', { name: /50 − 1\.4 × 3/ });
    await line.click();
    // The line leads to the item in the table, and stays marked.
    expect(await line.getAttribute('aria-current')).toBe('true');

    await editor.button('保存').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toMatch(/1\.5[\s\S]*1\.4/);
    expect(world.folder.git('diff', '--numstat')).toBe('');
    await dialog.getByRole('button', { name: /^(?:确认)?保存/ }).click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    expectSaved();
    watch.expectNone();
    await context.close();
  });

  it('in the text of the rule', async () => {
    const { page, context, watch, editor } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await editor.tab('规则原文').click();
    const text = page.locator('.monaco-editor').first();
    await text.locator('.view-line').first().click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('第一组: 1.5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('4');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    await page.keyboard.press('Control+s');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(?:确认)?保存/ })
      .click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    expectSaved();
    watch.expectNone();
    await context.close();
  });

  it('by keyboard alone', async () => {
    const { page, context, watch, editor } = await openEditor(world.browser, world.server.url);
    await editor.ranking.waitFor();
    /** Tab until something is focused, as a person without a mouse does. */
    const tabTo = async (target: Locator): Promise<void> => {
      for (let at = 0; at < 60; at++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((one) => one.contains(document.activeElement))) return;
      }
      throw new Error(`Tab does not lead to ${target}`);
    };
    await tabTo(editor.rules);
    while ((await editor.rules.inputValue()) !== 'ecology.yaml') await page.keyboard.press('ArrowDown');
    await editor.ranking.getByRole('row', { name: /金水区/ }).waitFor();
    await tabTo(page.getByRole('main').getByRole('searchbox'));
    await page.keyboard.type('每名递减');
    await tabTo(editor.table);
    await page.keyboard.type('1.4');
    await page.keyboard.press('Enter');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    await page.keyboard.press('Control+s');
    await tabTo(page.getByRole('dialog').getByRole('button', { name: /^(?:确认)?保存/ }));
    await page.keyboard.press('Enter');
    await page.getByText('已保存 ecology.yaml').waitFor();
    expectSaved();
    watch.expectNone();
    await context.close();
  });
});
