import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaticSite } from './static-site.js';
import { type EditorPage, launch, openEditor } from './support.js';

// The page as static files in a folder of a web server, which forbids it everything but itself.

let browser: Browser;
let site: StaticSite;
let own: string;

beforeAll(async () => {
  browser = await launch();
  site = await StaticSite.start('/some/folder/');
  own = mkdtempSync(join(tmpdir(), 'zhunsheng-own-'));
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  if (own) rmSync(own, { recursive: true, force: true });
});

const shipped = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../rules/${path}`, import.meta.url)), 'utf8');

/** A text with one thing in it changed, which is there once. */
const changed = (text: string, from: string, to: string): string => {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
};

/** A file of the user's own on their disk. */
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(own, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const [OLD, NEW] = ['第一组: 1.5,', '第一组: 1.4,'];
/** April's data with the worst air in 金水区. */
const worstAir = (): string => changed(shipped('samples/ecology.json'), '"综合指数": 5.25,', '"综合指数": 9.75,');
const ownScore = (editor: EditorPage) => editor.ranking.getByRole('row', { name: /金水区.*78\.38/ });
/** The rule as an editor under Windows writes it. */
const windows = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`;

/** Chooses files, or a folder, as the button of the dialog has it. */
const choose = async (editor: EditorPage, button: RegExp, ...files: readonly string[]): Promise<void> => {
  await editor.button('打开…').click();
  const chooser = editor.page.waitForEvent('filechooser');
  await editor.dialog('打开规则或数据').getByRole('button', { name: button }).click();
  await (await chooser).setFiles([...files]);
};

/** Lets go of files over the page, as the system's file manager does. */
const drop = async (page: Page, ...files: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await page.getByText('松开鼠标，打开规则或加入数据').waitFor();
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 500, y: 400, data });
};

/** Saves by download; what the browser was given, byte for byte. */
const download = async ({ page }: EditorPage, name: string): Promise<string> => {
  await page.keyboard.press('Control+s');
  const given = page.waitForEvent('download');
  await page
    .getByRole('dialog', { name: '下载修改后的规则' })
    .getByRole('button', { name: '下载', exact: true })
    .click();
  const taken = await given;
  expect(taken.suggestedFilename()).toBe(name);
  return readFileSync(await taken.path(), 'utf8');
};

describe('the page as static files', () => {
  it('opens with the shipped rules at once, and hands over a change as a download', async () => {
    const { page, context, editor, watch } = await openEditor(browser, site.url);
    await editor.ranking.waitFor();
    expect(await editor.messages.getByRole('paragraph').count()).toBe(0);
    expect(await editor.rules.getByRole('option').count()).toBe(21);
    await editor.show('ecology.yaml');
    await editor.put(await editor.step(), '1.5', '1.4');
    await page.getByText(/\d+ 个单位得分变化，\d+ 个单位名次变化/).waitFor();
    expect(await download(editor, 'ecology.yaml')).toBe(changed(shipped('ecology.yaml'), OLD, NEW));
    await page.getByText(/已下载 ecology\.yaml.*随附规则本身不变/).waitFor();
    await page.getByText('得分和名次都没有变化').waitFor();
    // As told: nothing has been changed but the copy that was handed over.
    await page.reload();
    await (await editor.step()).getByText('1.5').waitFor();
    expect(site.requests.filter((path) => !path.startsWith('/some/folder/'))).toEqual([]);
    watch.expectNone();
    await context.close();
  });

  it('needs no network once it has been loaded', async () => {
    const { page, context, editor, watch } = await openEditor(browser, site.url);
    await editor.show('ecology.yaml');
    await editor.tab('规则原文').click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await editor.tab('系数表').click();
    const before = site.requests.length;
    await context.setOffline(true);
    await editor.put(await editor.step(), '1.5', '1.4');
    await editor.ranking.getByRole('row', { name: /金水区.*→/ }).waitFor();
    await editor.ranking.getByRole('button', { name: /金水区/ }).click();
    await page.getByRole('button', { name: /50 − 1\.4 × 3/ }).waitFor();
    await editor.rules.selectOption('digital.yaml');
    await editor.tab('名次').click();
    await editor.ranking.getByRole('row', { name: /郑州航空港区/ }).waitFor();
    await editor.rules.selectOption('ecology.yaml');
    expect(await download(editor, 'ecology.yaml')).toContain(NEW);
    expect(site.requests.length).toBe(before);
    watch.expectNone();
    await context.close();
  });

  it('scores with data of the user’s own', async () => {
    const { page, context, editor, watch } = await openEditor(browser, site.url);
    await editor.show('ecology.yaml');
    await editor.ranking.getByRole('row', { name: /金水区.*87\.38/ }).waitFor();
    await choose(editor, /^文件…/, file('四月核定.json', worstAir()));
    await editor.messages.getByText('已加入数据 四月核定.json，正用它计算得分。').waitFor();
    const data = page.getByRole('combobox', { name: '数据' });
    expect(await data.inputValue()).toBe('四月核定.json');
    await ownScore(editor).waitFor();
    await data.selectOption('samples/ecology.json');
    await editor.ranking.getByRole('row', { name: /金水区.*87\.38/ }).waitFor();
    // For another rule: there it is used, once one goes there.
    await choose(editor, /^文件…/, file('数字.json', shipped('samples/digital.json')));
    await editor.messages.getByText(/已加入数据 数字\.json，它是“.*数字.*”的数据。/).waitFor();
    await editor.messages.getByRole('button', { name: /^转到“.*数字/ }).click();
    await editor.ranking.waitFor();
    expect([await editor.rules.inputValue(), await data.inputValue()]).toEqual(['digital.yaml', '数字.json']);
    watch.expectNone();
    await context.close();
  });

  it('takes files that are dropped on it', async () => {
    const { page, context, editor, watch } = await openEditor(browser, site.url);
    await editor.show('ecology.yaml');
    await drop(page, file('落下.json', worstAir()));
    await editor.messages.getByText('已加入数据 落下.json，正用它计算得分。').waitFor();
    await ownScore(editor).waitFor();
    await drop(page, file('说明.docx', 'PK'));
    await editor.messages.getByText('说明.docx 不是规则或数据文件（.yaml、.yml、.json），没有读入。').waitFor();
    // Saved by an old program: nothing takes the place of the rules at hand.
    await drop(page, file('旧.yaml', Buffer.from('rule: x\ntitle: \xb4\xf3\xc6\xf8\n', 'latin1')));
    await editor.messages.getByText(/^旧\.yaml：这个文件不是 UTF-8 编码的文字。/).waitFor();
    expect(await editor.rules.inputValue()).toBe('ecology.yaml');
    await drop(page, file('断.json', worstAir().slice(0, 200)));
    // What is wrong with data is shown as with a rule, by its place.
    await page
      .getByRole('region', { name: '问题' })
      .getByText(/^断\.json 第 \d+ 行/)
      .first()
      .waitFor();
    await drop(page, file('我的生态.yaml', shipped('ecology.yaml').replace(/^title: .*$/m, 'title: 我的生态')));
    await editor.rules.getByRole('option', { name: /我的生态/ }).waitFor({ state: 'attached' });
    expect(await editor.rules.getByRole('option').count()).toBe(1);
    watch.expectNone();
    await context.close();
  });

  it('goes on with an uploaded folder after the page was reloaded', async () => {
    const { page, context, editor, watch } = await openEditor(browser, site.url);
    await editor.ranking.waitFor();
    const text = windows(shipped('ecology.yaml'));
    file('考核/规则/生态.yaml', text);
    file('考核/数据/四月.json', worstAir());
    file('考核/.git/旧.yaml', 'rule: old\n');
    // As in a browser that lets no page read folders.
    await page.evaluate(() => Object.assign(window, { showDirectoryPicker: undefined }));
    await choose(editor, /^上传文件夹…/, join(own, '考核'));
    await ownScore(editor).waitFor();
    await editor.put(await editor.step(), '1.5', '1.4');
    await editor.tab('修改（1）').waitFor();
    await page.reload();
    await editor.messages.getByText('上次上传的 考核 有未保存的修改。').waitFor();
    expect(await editor.rules.getByRole('option').count()).toBe(21);
    await editor.messages.getByRole('button', { name: '继续修改' }).click();
    await editor.messages.getByText(/已恢复 .* 未保存的修改（规则\/生态\.yaml）。/).waitFor();
    await (await editor.step()).getByText('1.4').waitFor();
    expect(await download(editor, '生态.yaml')).toBe(changed(text, OLD, NEW));
    await page.reload();
    await editor.ranking.waitFor();
    expect(await editor.messages.getByText(/上次上传的/).count()).toBe(0);
    watch.expectNone();
    await context.close();
  });
});

const FOLDER = '我的规则';

/** The user's folder: the browser's own file system stands in for the disk, and its folder for what the dialog would give. */
class Folder {
  constructor(readonly page: Page) {}

  async write(path: string, text: string): Promise<void> {
    await this.page.evaluate(
      async ([folder, name, content]) => {
        const root = await navigator.storage.getDirectory();
        const rules = await root.getDirectoryHandle(folder, { create: true });
        const writing = await (await rules.getFileHandle(name, { create: true })).createWritable();
        await writing.write(content);
        await writing.close();
      },
      [FOLDER, path, text] as const,
    );
  }

  /** With the byte order mark, which `File.text()` would drop. */
  read(path: string): Promise<string> {
    return this.page.evaluate(
      async ([folder, name]) => {
        const rules = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder);
        const bytes = await (await (await rules.getFileHandle(name)).getFile()).arrayBuffer();
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      },
      [FOLDER, path] as const,
    );
  }
}

/** Has the browser ask about folders from now on, as it does for those on disk, and get this for an answer. */
const askPermission = (answer: 'granted' | 'denied'): void => {
  const state = { asked: false };
  Object.assign(FileSystemHandle.prototype, {
    queryPermission: async () => (state.asked ? answer : 'prompt'),
    requestPermission: async () => {
      state.asked = true;
      return answer;
    },
  });
};

const openFolder = async (text: string) => {
  const opened = await openEditor(browser, site.url);
  const { page, editor } = opened;
  const folder = new Folder(page);
  await editor.ranking.waitFor();
  await folder.write('生态.yaml', text);
  await folder.write('四月.json', worstAir());
  await page.evaluate((name) => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name);
    Object.assign(window, { showDirectoryPicker: pick });
  }, FOLDER);
  await editor.button('打开…').click();
  await editor
    .dialog('打开规则或数据')
    .getByRole('button', { name: /^文件夹…/ })
    .click();
  await ownScore(editor).waitFor();
  return { ...opened, folder };
};

const save = async ({ page }: EditorPage): Promise<void> => {
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: '保存修改' }).getByRole('button', { name: '保存', exact: true }).click();
};

describe('a folder of the user’s own', () => {
  it('is written in place, byte for byte, and opened again the next time', async () => {
    const text = windows(shipped('ecology.yaml'));
    const { page, context, editor, watch, folder } = await openFolder(text);
    await editor.put(await editor.step(), '1.5', '1.4');
    await editor.tab('修改（1）').waitFor();
    expect(await folder.read('生态.yaml')).toBe(text);
    await save(editor);
    await editor.messages.getByText('已保存 生态.yaml').waitFor();
    expect(await folder.read('生态.yaml')).toBe(changed(text, OLD, NEW));
    expect(await folder.read('四月.json')).toBe(worstAir());
    // No repository is behind it that a commit could go to.
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.reload();
    await (await editor.step()).getByText('1.4').waitFor();
    expect(await editor.rules.getByRole('option').count()).toBe(1);
    watch.expectNone();
    await context.close();
  });

  it('that the browser asks about first is a click away, with what was not saved', async () => {
    const { page, context, editor, watch, folder } = await openFolder(shipped('ecology.yaml'));
    await editor.put(await editor.step(), '1.5', '1.4');
    await page.evaluate(askPermission, 'denied' as const);
    await save(editor);
    const dialog = editor.dialog('保存修改');
    await dialog.getByRole('alert').getByText('浏览器没有得到读写这个文件夹的许可').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    expect(await folder.read('生态.yaml')).toBe(shipped('ecology.yaml'));
    await context.addInitScript(askPermission, 'granted' as const);
    await page.reload();
    await editor.messages.getByText(`上次打开的是文件夹 ${FOLDER}。`).waitFor();
    expect(await editor.rules.getByRole('option').count()).toBe(21);
    await editor.messages.getByRole('button', { name: '重新打开' }).click();
    await editor.messages.getByText(/已恢复 .* 未保存的修改（生态\.yaml）/).waitFor();
    await save(editor);
    await editor.messages.getByText('已保存 生态.yaml').waitFor();
    expect(await folder.read('生态.yaml')).toBe(changed(shipped('ecology.yaml'), OLD, NEW));
    watch.expectNone();
    await context.close();
  });

  it('that is changed by others is merged, and asked about where both changed the same', async () => {
    const { page, context, editor, watch, folder } = await openFolder(shipped('ecology.yaml'));
    await editor.put(await editor.step(), '1.5', '1.4');
    const merged = changed(shipped('ecology.yaml'), '第二组: 2.5 }', '第二组: 2.6 }');
    await folder.write('生态.yaml', merged);
    await editor.messages.getByText('生态.yaml 在磁盘上被改过，已与你未保存的修改合并。').waitFor();
    await (await editor.step('第二组')).getByText('2.6').waitFor();
    await editor.tab('修改（1）').waitFor();
    const other = changed(merged, OLD, '第一组: 1.7,');
    await folder.write('生态.yaml', other);
    const dialog = editor.dialog('磁盘上的文件被改过');
    await dialog.getByText('还有 1 处没有选择').waitFor();
    await page.keyboard.press('Escape');
    // Saving leads back to the question; nobody's change is written over.
    await page.keyboard.press('Control+s');
    await dialog.getByRole('radio', { name: /^我的.*1\.4/ }).check();
    await dialog.getByRole('button', { name: '按选择合并' }).click();
    expect(await folder.read('生态.yaml')).toBe(other);
    await save(editor);
    await editor.messages.getByText('已保存 生态.yaml').waitFor();
    expect(await folder.read('生态.yaml')).toBe(changed(merged, OLD, NEW));
    watch.expectNone();
    await context.close();
  });
});
