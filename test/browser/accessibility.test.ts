import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openEditor, useEditor } from './support.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const world = useEditor('file');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe finds on the page as it is now: the rule that is broken and where. */
const violations = async (page: Page): Promise<readonly string[]> => {
  // Evaluated by the debugger, which the page's CSP does not concern.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }).axe;
    return (await run()).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((one) => `${id}: ${one.target.join(' ')} ${one.failureSummary ?? ''}`),
  );
};

describe.each([
  { language: 'zh', dark: false },
  { language: 'en', dark: true },
] as const)('axe finds nothing ($language, dark: $dark)', ({ language, dark }) => {
  it('on the page, its tabs and dialogs', async () => {
    const { page, context, editor } = await openEditor(world.browser, world.server.url, { language, dark, tour: true });
    const names =
      language === 'zh'
        ? {
            yaml: '规则原文',
            changes: '修改',
            unit: '计算过程',
            tryOut: '改数据试算',
            start: '不看了',
            save: '保存',
            open: '打开…',
            help: '帮助',
          }
        : {
            yaml: 'Rule text',
            changes: 'Changes',
            unit: 'Calculation',
            tryOut: 'Try other data',
            start: 'Skip',
            save: 'Save',
            open: 'Open…',
            help: 'Help',
          };
    await page.getByRole('table').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: names.start, exact: true }).click();
    await page.locator('.app-header-rule select').selectOption('ecology.yaml');
    await page.getByRole('treeitem', { name: /大气环境质量/ }).click();
    const row = editor.table.getByRole('row', { name: /第一组/ }).filter({ hasText: '1.5' });
    await row.getByRole('gridcell', { name: /1\.5/ }).click();
    await page.keyboard.type('1.2');
    await page.keyboard.press('Enter');
    await page.locator('.slope-chart').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const tab of [names.yaml, names.changes, names.unit]) {
      await page.getByRole('tab', { name: tab }).click();
      if (tab === names.yaml) await page.locator('.monaco-editor .view-line').first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: names.tryOut }).click();
    expect(await violations(page)).toEqual([]);
    for (const button of [names.open, names.help, names.save]) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await context.close();
  });
});

it('fits a window zoomed to 200%, without scrolling sideways', async () => {
  const { page, context, editor } = await openEditor(world.browser, world.server.url, { width: 640, height: 360 });
  await editor.ranking.waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  for (const part of [editor.table, editor.tree, editor.ranking]) {
    await part.scrollIntoViewIfNeeded();
    expect(await part.isVisible()).toBe(true);
  }
  await context.close();
});

it('shows the tour to somebody new, in four steps, once', async () => {
  const { page, context, editor, watch } = await openEditor(world.browser, world.server.url, { tour: true });
  const tour = editor.dialog('四步看懂本页');
  for (let at = 1; at < 4; at++) {
    await tour.getByText(`第 ${at} 步，共 4 步`).waitFor();
    await tour.getByRole('button', { name: '下一步' }).click();
  }
  await tour.getByRole('button', { name: '开始使用' }).click();
  await tour.waitFor({ state: 'detached' });
  await page.reload();
  await editor.ranking.waitFor();
  expect(await tour.count()).toBe(0);
  watch.expectNone();
  await context.close();
});
