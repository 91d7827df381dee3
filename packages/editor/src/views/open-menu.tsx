import './open-menu.css';
import { useRef, useState } from 'preact/hooks';
import { givenFiles } from '../files/uploads.js';
import { useSession } from '../state/context.js';
import { filesOf } from '../state/files.js';
import { folderPicker } from '../state/opening.js';
import { fill, say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';
import { DropZone } from './drop-zone.js';

const WORDS = {
  open: { zh: '打开…', en: 'Open…' },
  title: { zh: '打开规则或数据', en: 'Open rules or data' },
  server: { zh: '本机文件夹 {name}', en: 'The folder {name} on this machine' },
  serverHint: {
    zh: '启动这个网页时所用的文件夹，保存直接写入。',
    en: 'The folder that this page was started with; saving writes to it.',
  },
  shipped: { zh: '随附规则', en: 'Shipped rules' },
  shippedHint: {
    zh: '随网页附带的规则和样例数据，可以放心试改；保存是下载。',
    en: 'The rules and samples that come with the page, to try things out; saving downloads.',
  },
  folder: { zh: '文件夹…', en: 'Folder…' },
  folderHint: {
    zh: '你自己的规则文件夹；浏览器会问是否允许，保存直接写入。',
    en: 'A folder of your own; the browser asks for permission, and saving writes to it.',
  },
  upload: { zh: '上传文件夹…', en: 'Upload a folder…' },
  uploadHint: {
    zh: '这个浏览器不让网页直接读写文件夹（Chrome 或 Edge 通过 https 或 localhost 可以）。上传只读入一份副本，不离开本机；保存是下载。',
    en: 'This browser lets no page read and write folders (Chrome and Edge do, over https or on localhost). Uploading reads a copy, which does not leave this machine; saving downloads.',
  },
  again: { zh: '重新打开 {name}', en: 'Open {name} again' },
  againHint: { zh: '上次打开的文件夹。', en: 'The folder that was open last.' },
  files: { zh: '文件…', en: 'Files…' },
  filesHint: {
    zh: '规则文件（.yaml）另开；只选数据文件（.json、.yaml）时，加到现在的规则里计算。文件不离开本机。',
    en: 'Rule files (.yaml) are opened instead of these; data files alone (.json, .yaml) are added to the rules at hand. No file leaves this machine.',
  },
  drop: { zh: '也可以把文件或文件夹拖到网页上。', en: 'Files and folders can also be dropped on the page.' },
  drafts: {
    zh: '未保存的修改留在浏览器里，回来时会恢复。',
    en: 'Unsaved changes stay in the browser, and are there when you come back.',
  },
} satisfies Words;

/** Opens other rules, or data of the user's own. */
export const OpenMenu = () => {
  const session = useSession();
  const { opening } = filesOf(session);
  const [open, setOpen] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const run = (task: () => Promise<boolean>): void => {
    setOpen(false);
    void task();
  };
  const take = (input: HTMLInputElement): void => {
    const given = givenFiles(input.files ?? []);
    // The same file can be chosen once more.
    input.value = '';
    if (given.length > 0) run(() => opening.takeFiles(given));
  };
  const [server, remembered] = [opening.server.value, opening.remembered.value];
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say(WORDS.open)}
      </button>
      {open ? (
        <Dialog title={say(WORDS.title)} onClose={() => setOpen(false)}>
          <ul class="open-menu">
            {server ? (
              <Choice
                label={fill(WORDS.server, { name: server.name })}
                hint={say(WORDS.serverHint)}
                onChoose={() => run(() => opening.openServer())}
              />
            ) : null}
            <Choice
              label={say(WORDS.shipped)}
              hint={say(WORDS.shippedHint)}
              onChoose={() => run(() => opening.openShipped())}
            />
            {remembered ? (
              <Choice
                label={fill(WORDS.again, { name: remembered.name })}
                hint={say(WORDS.againHint)}
                onChoose={() => run(() => opening.openFolder(remembered))}
              />
            ) : null}
            {folderPicker() ? (
              <Choice
                label={say(WORDS.folder)}
                hint={say(WORDS.folderHint)}
                onChoose={() => run(() => opening.pickFolder())}
              />
            ) : (
              <Choice label={say(WORDS.upload)} hint={say(WORDS.uploadHint)} onChoose={() => folder.current?.click()} />
            )}
            <Choice label={say(WORDS.files)} hint={say(WORDS.filesHint)} onChoose={() => files.current?.click()} />
          </ul>
          <input
            ref={files}
            type="file"
            multiple
            hidden
            accept=".yaml,.yml,.json"
            aria-label={say(WORDS.files)}
            onChange={({ currentTarget }) => take(currentTarget)}
          />
          <input
            ref={(input) => {
              folder.current = input;
              if (input) input.webkitdirectory = true;
            }}
            type="file"
            multiple
            hidden
            aria-label={say(WORDS.upload)}
            onChange={({ currentTarget }) => take(currentTarget)}
          />
          <p class="faint">{say(WORDS.drop)}</p>
          <p class="faint">{say(WORDS.drafts)}</p>
        </Dialog>
      ) : null}
      <DropZone />
    </>
  );
};

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly onChoose: () => void;
}

const Choice = ({ label, hint, onChoose }: ChoiceProps) => (
  <li>
    <button type="button" onClick={onChoose}>
      <strong>{label}</strong>
      <span>{hint}</span>
    </button>
  </li>
);
