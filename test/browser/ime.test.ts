import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type EditorPage, openEditor, useEditor } from './support.js';

const world = useEditor('file');

/** An input method, as Chromium hears of it. */
class InputMethod {
  private constructor(readonly session: CDPSession) {}

  static async on(context: BrowserContext, page: Page): Promise<InputMethod> {
    return new InputMethod(await context.newCDPSession(page));
  }

  /** What stands in the field while it is not yet decided what it will be. */
  async compose(text: string): Promise<void> {
    const end = text.length;
    await this.session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }

  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }

  /** A key that the input method takes for itself: the page is told that there was one, but not which. */
  async key(code: string, text?: string): Promise<void> {
    const key = { key: 'Process', code, windowsVirtualKeyCode: 229 } as const;
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    if (text !== undefined) await this.commit(text);
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
}

/** The steps of the two groups, in a table with nothing else in it. */
const open = async (rule: string, search: string) => {
  const opened = await openEditor(world.browser, world.server.url);
  await opened.editor.show(rule);
  await opened.page.getByRole('main').getByRole('searchbox').fill(search);
  return { ...opened, ime: await InputMethod.on(opened.context, opened.page) };
};

const openSteps = () => open('ecology.yaml', '每名递减');

const stepOf = (editor: EditorPage, group: RegExp) =>
  editor.table.getByRole('row', { name: group }).locator('.coefficient-value');
const first = (editor: EditorPage) => stepOf(editor, /第一组/);
const second = (editor: EditorPage) => stepOf(editor, /第二组/);

/** What the list of changes says, once there are so many of them. */
const changes = async (editor: EditorPage, count: number): Promise<readonly string[]> => {
  await editor.tab(`修改（${count}）`).click();
  const items = editor.page.getByRole('complementary').getByRole('listitem');
  await items.first().waitFor();
  const texts = await items.allTextContents();
  await editor.tab('名次').click();
  return texts;
};

describe('with an input method on', () => {
  it('digits and the full stop land in the selected cell, each once', async () => {
    const { page, context, editor, watch, ime } = await openSteps();
    await first(editor).click();
    await ime.key('Digit1', '１');
    await ime.key('Period', '。');
    await ime.key('Digit4', '4');
    expect(await editor.table.getByRole('textbox').inputValue()).toBe('１。4');
    await page.keyboard.press('Enter');
    // One is in the next cell at once: what is typed into it does not wait for the first value.
    await ime.key('Digit2', '2');
    await ime.key('Period', '．');
    await ime.key('Digit4', '４');
    await page.keyboard.press('Enter');
    const [one, two] = await changes(editor, 2);
    expect(one).toMatch(/第一组[\s\S]*1\.5[\s\S]*1\.4/);
    expect(two).toMatch(/第二组[\s\S]*2\.5[\s\S]*2\.4/);
    expect(await first(editor).textContent()).toMatch(/1\.4$/);
    await page.keyboard.press('Control+s');
    await editor.dialog('保存修改').getByRole('button', { name: /^保存/ }).click();
    await page.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.4,');
    world.folder.git('checkout', '--', 'ecology.yaml');
    watch.expectNone();
    await context.close();
  });

  it('a composition becomes what is committed, and its own keys do nothing else', async () => {
    const { page, context, editor, watch, ime } = await openSteps();
    await first(editor).click();
    const field = editor.table.getByRole('textbox');
    await ime.compose('y');
    await ime.compose('yi');
    expect(await field.inputValue()).toBe('yi');
    // Enter, arrows and Escape belong to the list of candidates.
    for (const code of ['ArrowDown', 'Enter', 'Escape', 'Tab']) await ime.key(code);
    expect(await field.inputValue()).toBe('yi');
    await ime.commit('1.2');
    expect(await field.inputValue()).toBe('1.2');
    await ime.compose('w');
    await ime.commit('5');
    await page.keyboard.press('Tab');
    const [one] = await changes(editor, 1);
    expect(one).toMatch(/1\.5[\s\S]*1\.25/);
    watch.expectNone();
    await context.close();
  });

  it('a composition given up has begun nothing', async () => {
    const { page, context, editor, watch, ime } = await openSteps();
    await first(editor).click();
    await ime.compose('wu');
    await ime.compose('');
    await page.keyboard.press('ArrowDown');
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await name()).toMatch(/第二组.*2\.5/);
    await page.keyboard.press('ArrowUp');
    expect(await name()).toMatch(/第一组.*1\.5/);
    expect(await editor.table.getByRole('alert').count()).toBe(0);
    await page.getByText('得分和名次都没有变化').waitFor();
    watch.expectNone();
    await context.close();
  });

  it('a word takes the place of a number, where one may', async () => {
    const { page, context, editor, watch, ime } = await open('ecology.yaml', '大气环境质量 满分');
    const cell = editor.table.locator('.coefficient-value').first();
    const before = await cell.textContent();
    await cell.click();
    await ime.compose('wu');
    await editor.table.getByText(/也可以写/).waitFor();
    await ime.commit('无');
    await page.keyboard.press('Enter');
    const [one] = await changes(editor, 1);
    expect(one).toMatch(new RegExp(`${before}[\\s\\S]*(?:无|none)`));
    watch.expectNone();
    await context.close();
  });

  it('the targets of a matrix are typed in', async () => {
    const { page, context, editor, watch, ime } = await open('economy.yaml', '');
    const choice = page.getByRole('main').getByRole('combobox', { name: /显示/ });
    await choice.selectOption((await choice.getByRole('option').nth(1).getAttribute('value')) ?? '');
    await editor.table.getByRole('gridcell', { name: /50%/ }).first().click();
    await ime.key('Digit4', '４');
    await ime.key('Digit0', '0');
    await ime.key('Digit5', '％');
    await page.keyboard.press('Tab');
    const [one] = await changes(editor, 1);
    expect(one).toMatch(/50%[\s\S]*40%/);
    watch.expectNone();
    await context.close();
  });
});

describe('the selected cell', () => {
  it('holds a field that is named by item, coefficient, value and unit, within a grid cell', async () => {
    const { page, context, editor, watch } = await openSteps();
    const cell = editor.table.getByRole('row', { name: /第一组/ }).getByRole('gridcell', { name: /1\.5/ });
    await cell.click();
    const field = cell.getByRole('textbox', { name: /大气环境质量.*每名递减.*第一组.*1\.5/ });
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await editor.table.getByRole('textbox').count()).toBe(1);
    expect(await cell.getAttribute('aria-readonly')).toBe('false');
    // Nothing of it is seen, and the value is.
    expect(await field.evaluate((one) => getComputedStyle(one).opacity)).toBe('0');
    expect(await cell.textContent()).toBe('1.5');
    await page.keyboard.press('ArrowDown');
    await editor.table
      .getByRole('row', { name: /第二组/ })
      .getByRole('textbox', { name: /第二组.*2\.5/ })
      .waitFor();
    expect(await editor.table.getByRole('textbox').count()).toBe(1);
    watch.expectNone();
    await context.close();
  });

  it('is typed over by plain keys, edited by F2 or a double click, left by Escape, undone by Ctrl+Z', async () => {
    const { page, context, editor, watch } = await openSteps();
    const field = editor.table.getByRole('textbox');
    await first(editor).click();
    await page.keyboard.type('1.4');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('2.4');
    await page.keyboard.press('Enter');
    await changes(editor, 2);
    await first(editor).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type('5');
    expect(await field.inputValue()).toBe('1.45');
    await page.keyboard.press('Escape');
    expect(await first(editor).textContent()).toMatch(/1\.4$/);
    await page.keyboard.press(' ');
    await page.keyboard.press('Delete');
    await page.getByText(/系数不能删除/).waitFor();
    await second(editor).dblclick();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    await page.keyboard.press('Shift+Enter');
    await editor.page.getByText('2.3').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/第一组/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await changes(editor, 1);
    expect(await second(editor).textContent()).toBe('2.5');
    watch.expectNone();
    await context.close();
  });

  it('is copied, and pasted into, with the block that is selected', async () => {
    const { page, context, editor, watch } = await openSteps();
    await first(editor).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    expect((await copied()).split(/\r?\n/)).toEqual(['1.5', '2.5']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+x');
    await page.getByText(/系数不能删除/).waitFor();
    expect(await copied()).toBe('1.5');
    await page.evaluate(() => navigator.clipboard.writeText('1.1'));
    await page.keyboard.press('Control+v');
    const [one] = await changes(editor, 1);
    expect(one).toMatch(/1\.5[\s\S]*1\.1/);
    watch.expectNone();
    await context.close();
  });

  it('is come back to where its value is refused', async () => {
    const { page, context, editor, watch, ime } = await openSteps();
    await first(editor).click();
    await ime.compose('henduo');
    await ime.commit('很多');
    await page.keyboard.press('Enter');
    await editor.table.getByRole('alert').waitFor();
    const field = editor.table.getByRole('row', { name: /第一组/ }).getByRole('textbox');
    expect(await field.inputValue()).toBe('很多');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+a');
    await ime.key('Digit2', '２');
    await page.keyboard.press('Enter');
    const [one] = await changes(editor, 1);
    expect(one).toMatch(/第一组[\s\S]*1\.5[\s\S]*2/);
    expect(await first(editor).textContent()).toMatch(/2$/);
    watch.expectNone();
    await context.close();
  });

  it('stays with what was typed when it is left for something else, which keeps the focus', async () => {
    const { page, context, editor, watch } = await openSteps();
    await first(editor).click();
    await page.keyboard.type('很多');
    const search = page.getByRole('main').getByRole('searchbox');
    await search.click();
    await editor.table.getByRole('alert').waitFor();
    expect(await search.evaluate((one) => one === document.activeElement)).toBe(true);
    await first(editor).getByRole('textbox').fill('1.3');
    await search.click();
    const [one] = await changes(editor, 1);
    expect(one).toMatch(/1\.5[\s\S]*1\.3/);
    watch.expectNone();
    await context.close();
  });

  it('with a choice in it has a list to choose from', async () => {
    const { page, context, editor, watch } = await open('ecology.yaml', '弄虚作假');
    const cell = editor.table.locator('.coefficient-value').first();
    await cell.click();
    expect(await editor.table.getByRole('textbox').count()).toBe(0);
    await page.keyboard.press('Enter');
    await editor.table.getByRole('combobox').selectOption({ index: 0 });
    await changes(editor, 1);
    watch.expectNone();
    await context.close();
  });
});
