import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EditorPage, openEditor, Server, useEditor } from './support.js';

// The page and the local server behind it, where not all goes well.

const world = useEditor('test');

const WRONG_TOKEN = /本地服务不认这个地址。请从终端里复制它启动时显示的完整地址（含 #token=…）再打开/;
const UNREACHABLE = /连不上本地服务，它可能已经停止。修改作为草稿留在浏览器里/;
/** What the browser itself writes of requests that the server refuses, or that reach none. */
const REFUSED = /console: Failed to load resource: .*(?:401|403)/;
const UNREACHED = /console: Failed to load resource: net::ERR_CONNECTION/;

const save = async ({ page }: EditorPage): Promise<void> => {
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: '保存修改' }).getByRole('button', { name: '保存', exact: true }).click();
};

const openStep = async (url = world.server.url) => {
  const opened = await openEditor(world.browser, url);
  await opened.editor.show('ecology.yaml');
  return opened;
};

/** The drafts that the browser keeps, of all tabs. */
const waitForDrafts = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => Object.keys(localStorage).filter((key) => key.startsWith('zhunsheng:draft:')).length === wanted,
    count,
  );

describe('the address', () => {
  it.each([
    ['without a token', ''],
    ['with a wrong token', `#token=${'x'.repeat(43)}`],
  ])('%s: says where the right one is, shows the shipped rules, and reads nothing', async (_, hash) => {
    const { page, context, editor, watch } = await openEditor(
      world.browser,
      new URL(`/${hash}`, world.server.url).href,
    );
    await editor.messages.getByText(WRONG_TOKEN).waitFor();
    await editor.ranking.waitFor();
    // These are a copy in the page: nothing is saved to the folder.
    await editor.button('下载').waitFor();
    expect(await editor.messages.getByRole('paragraph').count()).toBe(1);
    watch.expectNone(REFUSED);
    // The right one, pasted into the same tab.
    await page.goto(world.server.url);
    await editor.button('保存').waitFor();
    await editor.ranking.waitFor();
    expect(await editor.messages.getByText(WRONG_TOKEN).count()).toBe(0);
    await context.close();
  });

  it('shows no token once it is open, and holds for the tab', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.ranking.waitFor();
    expect(page.url()).toBe(new URL('/', world.server.url).href);
    await page.reload();
    await editor.button('保存').waitFor();
    await editor.ranking.waitFor();
    watch.expectNone();
    await context.close();
  });

  it('is answered with the rules of the page’s safety, which hold', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    const answer = await page.reload();
    expect(answer?.headers()['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]);
    await editor.ranking.waitFor();
    await editor.tab('规则原文').click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    // Nothing that the page does goes against them; what it never does is kept from it.
    watch.expectNone();
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const sent = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      return ['ran' in window, sent];
    });
    expect(ran).toEqual([false, false]);
    await context.close();
  });
});

describe('the server', () => {
  it('that is stopped loses nothing: told at once, saving refused, and all is back after a restart', async () => {
    const { page, context, editor, watch } = await openStep();
    await editor.put(await editor.step(), '1.5', '1.4');
    await page.getByText(/\d+ 个单位得分变化/).waitFor();
    const { port } = world.server;
    await world.server.stop();
    await editor.messages.getByText(UNREACHABLE).waitFor();
    // Editing goes on all the same.
    await editor.put(await editor.step('第二组'), '2.5', '2.4');
    await editor.tab('修改（2）').waitFor();
    await save(editor);
    const dialog = editor.dialog('保存修改');
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(world.folder.git('status', '--porcelain')).toBe('');
    world.server = await Server.start(world.folder.path, port);
    // Back from the terminal: the old token is of no more use, and the new address is pasted into this tab.
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await editor.messages.getByText(WRONG_TOKEN).waitFor();
    await page.goto(world.server.url);
    await editor.messages.getByText(/已恢复 .* 未保存的修改（ecology\.yaml）/).waitFor();
    await editor.tab('修改（2）').waitFor();
    await save(editor);
    await editor.messages.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.git('diff', '--numstat')).toBe('1\t1\tecology.yaml');
    expect(world.folder.read('ecology.yaml')).toContain('{ by: group, 第一组: 1.4, 第二组: 2.4 }');
    watch.expectNone(new RegExp(`${REFUSED.source}|${UNREACHED.source}`));
    await context.close();
  });

  it('without a git repository behind it offers no commit', async () => {
    rmSync(join(world.folder.path, '.git'), { recursive: true });
    const { page, context, editor, watch } = await openStep();
    await editor.put(await editor.step(), '1.5', '1.4');
    await save(editor);
    await editor.messages.getByText('已保存 ecology.yaml').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+s');
    await editor.messages.getByText('没有未保存的修改。').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.4,');
    watch.expectNone();
    await context.close();
  });

  it('does not write over a read-only file, and says so', async () => {
    const file = join(world.folder.path, 'ecology.yaml');
    chmodSync(file, 0o444);
    const { context, editor, watch } = await openStep();
    await editor.put(await editor.step(), '1.5', '1.4');
    await save(editor);
    const dialog = editor.dialog('保存修改');
    await dialog
      .getByRole('alert')
      .getByText(/没有写的权限（只读文件或文件夹），没有保存/)
      .waitFor();
    expect(world.folder.git('status', '--porcelain')).toBe('');
    // Writable again, the same dialog saves.
    chmodSync(file, 0o644);
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await editor.messages.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.git('diff', '--numstat')).toBe('1\t1\tecology.yaml');
    watch.expectNone(REFUSED);
    await context.close();
  });
});

describe('two tabs with the same rule', () => {
  const openBoth = async () => {
    const { page, context, editor, watch } = await openStep();
    await editor.put(await editor.step(), '1.5', '1.4');
    await waitForDrafts(page, 1);
    const other = new EditorPage(await context.newPage());
    await other.page.goto(world.server.url);
    await other.messages.getByText(/^ecology\.yaml 在另一个标签页里也打开着。/).waitFor();
    // What is not saved in the first tab is the first tab's.
    await other.put(await other.step('第二组'), '2.5', '2.6');
    expect(await (await other.step()).textContent()).toContain('1.5');
    await waitForDrafts(page, 2);
    return { page, context, editor, watch, other };
  };

  it('each save their own, the later one with the other’s', async () => {
    const { page, context, editor, watch, other } = await openBoth();
    await save(other);
    await other.messages.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.5, 第二组: 2.6 }');
    await page.bringToFront();
    await editor.messages.getByText('ecology.yaml 在磁盘上被改过，已与你未保存的修改合并。').waitFor();
    await save(editor);
    await editor.messages.getByText('已保存 ecology.yaml').waitFor();
    expect(world.folder.read('ecology.yaml')).toContain('第一组: 1.4, 第二组: 2.6 }');
    expect(world.folder.git('diff', '--numstat')).toBe('1\t1\tecology.yaml');
    watch.expectNone();
    await context.close();
  });

  it('both closed: both drafts are there the next time', async () => {
    const { page, context, watch, other } = await openBoth();
    await page.close();
    await other.page.close();
    const next = new EditorPage(await context.newPage());
    await next.page.goto(world.server.url);
    await next.messages.getByText(/已恢复 .* 未保存的修改（ecology\.yaml）/).waitFor();
    const group = await next.step('第二组');
    await group.getByText('2.6').waitFor();
    const offer = next.messages.getByText(/^ecology\.yaml 还有另一份 .* 未保存的修改，来自另一个标签页。$/);
    await offer.waitFor();
    await next.button('换成这一份').click();
    await (await next.step()).getByText('1.4').waitFor();
    watch.expectNone();
    await context.close();
  });
});

describe('settings', () => {
  it('another language takes the place of the first, and all else stays', async () => {
    const { page, context, editor, watch } = await openStep();
    await editor.put(await editor.step(), '1.5', '1.4');
    await editor.tab('修改（1）').click();
    await editor.tree.getByRole('treeitem', { name: /水环境质量/ }).click();
    const chosen = editor.tree.getByRole('treeitem', { selected: true });
    await editor.button('Switch to English').click();
    await page.getByRole('tab', { name: 'Changes (1)', selected: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await chosen.textContent()).toContain('水环境质量');
    const change = page.getByRole('complementary').getByRole('listitem').filter({ hasText: '1.4' });
    await change.getByRole('button', { name: /^Revert/ }).waitFor();
    const said = await page.locator('.app-header').textContent();
    expect(said).toMatch(/Save.*Help/);
    expect(said).not.toMatch(/保存|打开|撤销/);
    await page.keyboard.press('Control+s');
    const dialog = editor.dialog('Save changes');
    await dialog.getByRole('cell', { name: '1.4' }).waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('tab', { name: 'Changes (1)' }).waitFor();
    await editor.button('换成中文').click();
    await editor.tab('修改（1）').waitFor();
    expect(await editor.rules.inputValue()).toBe('ecology.yaml');
    expect(world.folder.git('status', '--porcelain')).toBe('');
    watch.expectNone();
    await context.close();
  });

  it('dark and light are chosen for good, or follow the system', async () => {
    const { page, context, editor, watch } = await openEditor(world.browser, world.server.url);
    await editor.ranking.waitFor();
    const brightness = () =>
      page.evaluate(() => {
        const [red = 0, green = 0, blue = 0] = (
          getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
        ).map(Number);
        return red + green + blue;
      });
    const light = await brightness();
    expect(light).toBeGreaterThan(600);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await brightness()).toBeLessThan(200);
    const theme = page.getByRole('combobox', { name: '外观' });
    await theme.selectOption('浅色');
    expect(await brightness()).toBe(light);
    await page.reload();
    await editor.ranking.waitFor();
    expect([await theme.inputValue(), await brightness()]).toEqual(['light', light]);
    await theme.selectOption('深色');
    await page.emulateMedia({ colorScheme: 'light' });
    await editor.tab('规则原文').click();
    await page.locator('.monaco-editor.vs-dark').first().waitFor();
    expect(await brightness()).toBeLessThan(200);
    watch.expectNone();
    await context.close();
  });
});
