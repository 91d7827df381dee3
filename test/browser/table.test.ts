import { describe, expect, it } from 'vitest';
import { openEditor, useEditor } from './support.js';

const world = useEditor('file');

describe('the table of coefficients', () => {
  it('takes a column pasted from a spreadsheet in one step, all or none', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await page.getByRole('main').getByRole('searchbox').fill('每名递减');
    const values = () => editor.table.getByRole('gridcell', { name: /^(?!.*恢复)/ }).allTextContents();
    const first = editor.table.getByRole('row', { name: /第一组/ }).getByRole('gridcell', { name: /1\.5/ });
    await first.click();
    const paste = async (text: string): Promise<void> => {
      await page.evaluate((one) => navigator.clipboard.writeText(one), text);
      await page.keyboard.press('Control+v');
    };
    await paste('1.4\n很多\n');
    await page.getByText(/很多/).first().waitFor();
    await page.keyboard.press('Escape');
    expect((await values()).join(' ')).toMatch(/1\.5.*2\.5/);
    await first.click();
    await paste('１.４\r\n2.4\r\n');
    await editor.tab('修改（2）').waitFor();
    await page.keyboard.press('Control+z');
    await editor.tab('修改').waitFor();
    await page.getByText('得分和名次都没有变化').waitFor();
    watch.expectNone();
    await context.close();
  });

  it('refuses what is no number, says why, and keeps what was typed', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await page.getByRole('main').getByRole('searchbox').fill('每名递减');
    await editor.table
      .getByRole('row', { name: /第一组/ })
      .getByRole('gridcell', { name: /1\.5/ })
      .click();
    await page.keyboard.type('1.5分');
    await page.keyboard.press('Enter');
    const input = editor.table.getByRole('textbox');
    await editor.table.getByRole('alert').waitFor();
    expect(await input.inputValue()).toBe('1.5分');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByText('得分和名次都没有变化').waitFor();
    watch.expectNone();
    await context.close();
  });

  it('opens targets as a grid, in which a cell is changed', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('economy.yaml');
    const choice = page.getByRole('main').getByRole('combobox', { name: /显示/ });
    const option = await choice.getByRole('option').nth(1).getAttribute('value');
    await choice.selectOption(option ?? '');
    const grid = editor.table;
    expect(await grid.getByRole('columnheader').count()).toBeGreaterThan(2);
    const cell = grid.getByRole('gridcell', { name: /50%/ }).first();
    await cell.click();
    await page.keyboard.type('40%');
    await page.keyboard.press('Enter');
    await editor.tab('修改（1）').click();
    await page.getByRole('complementary').getByText('40%').waitFor();
    watch.expectNone();
    await context.close();
  });
});

describe('scores', () => {
  it('follow values tried out, which touch no file', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await editor.ranking.getByRole('button', { name: /金水区/ }).click();
    await page.getByRole('button', { name: '改数据试算' }).click();
    const field = page.getByLabel('综合指数', { exact: true });
    const before = await field.inputValue();
    await field.fill('1');
    await field.press('Enter');
    await page.getByText(`文件中：${before}`).waitFor();
    await editor.tab('名次').click();
    await editor.ranking.getByRole('row', { name: /金水区.*→.*\+/ }).waitFor();
    await editor.tab('计算过程').click();
    await page.getByRole('button', { name: '改数据试算' }).click();
    await page.getByRole('button', { name: '全部恢复（1）' }).click();
    await editor.tab('名次').click();
    await page.getByText('得分和名次都没有变化').waitFor();
    expect(world.folder.git('status', '--porcelain')).toBe('');
    watch.expectNone();
    await context.close();
  });

  it('of the final ranking lead to the rules that they are drawn from, unsaved changes included', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await page.getByRole('main').getByRole('searchbox').fill('每名递减');
    await editor.table
      .getByRole('row', { name: /第一组/ })
      .getByRole('gridcell', { name: /1\.5/ })
      .click();
    await page.keyboard.type('0.1');
    await page.keyboard.press('Enter');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    await editor.rules.selectOption('overall-districts.yaml');
    await page.getByText('取自各规则的得分').waitFor();
    await page.getByText(/[1-9]\d* 个单位得分变化/).waitFor();
    await page.getByRole('complementary').getByRole('button', { name: '生态环境建设专项' }).click();
    await editor.tab('修改（1）').waitFor();
    watch.expectNone();
    await context.close();
  });

  it('come back where a change is reverted on its own', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.show('ecology.yaml');
    await page.getByRole('main').getByRole('searchbox').fill('每名递减');
    for (const [name, old, now] of [
      [/第一组/, /1\.5/, '1.4'],
      [/第二组/, /2\.5/, '2.4'],
    ] as const) {
      await editor.table.getByRole('row', { name }).getByRole('gridcell', { name: old }).click();
      await page.keyboard.type(now);
      await page.keyboard.press('Enter');
    }
    await editor.tab('修改（2）').click();
    const changes = page.getByRole('complementary').getByRole('listitem');
    await changes
      .filter({ hasText: '第一组' })
      .getByText(/单独使 \d+ 个单位得分变化/)
      .waitFor();
    await changes.filter({ hasText: '第一组' }).getByRole('button', { name: /撤回/ }).click();
    await editor.tab('修改（1）').waitFor();
    await changes.filter({ hasText: '第二组' }).waitFor();
    watch.expectNone();
    await context.close();
  });
});
