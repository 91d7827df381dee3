import './help-dialog.css';
import type { Bilingual } from '@zhunsheng/dsl';
import { tourSeen } from '../state/settings.js';
import { say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';

const WORDS = {
  title: { zh: '帮助', en: 'Help' },
  tour: { zh: '四步看懂本页', en: 'This page in four steps' },
  close: { zh: '关闭', en: 'Close' },
  keys: { zh: '键盘', en: 'Keyboard' },
  key: { zh: '键', en: 'Key' },
  does: { zh: '作用', en: 'What it does' },
} satisfies Words;

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: Bilingual;
}

const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: ['Tab', 'Shift+Tab'],
    does: {
      zh: '在页面各部分之间移动；在系数表里移到下一个、上一个数值，Esc 后 Tab 离开表格',
      en: 'go through the page; in the table to the next or previous value: Esc, then Tab leaves it',
    },
  },
  {
    keys: ['↑ ↓ ← →', 'Home', 'End', 'PageUp', 'PageDown'],
    does: { zh: '在表、评分项、选项卡里移动', en: 'move within the table, the items, the tabs' },
  },
  {
    keys: ['F2'],
    does: {
      zh: '在原来的数上修改；直接输入则替换原数。在规则原文里是改名',
      en: 'change the old value; typing replaces it. In the rule text: rename',
    },
  },
  {
    keys: ['Enter', 'Shift+Enter'],
    does: { zh: '确认，移到下一行、上一行', en: 'confirm, and go to the next or previous row' },
  },
  { keys: ['Esc'], does: { zh: '放弃正在输入的数；关闭对话框', en: 'give up what is being typed; close a dialog' } },
  {
    keys: ['Shift+↑ ↓', 'Ctrl+C', 'Ctrl+V'],
    does: {
      zh: '选多个数值，复制；粘贴从电子表格复制的一列数',
      en: 'select several values, copy them; paste a column from a spreadsheet',
    },
  },
  {
    keys: ['Ctrl+Z', 'Ctrl+Y'],
    does: { zh: '撤销、重做，在哪里改的都一样', en: 'undo and redo, wherever the change was made' },
  },
  { keys: ['Ctrl+S', 'Ctrl+Shift+S'], does: { zh: '保存；全部保存', en: 'save; save all' } },
  {
    keys: ['Ctrl+Space', 'F12', 'F8', 'Ctrl+.'],
    does: {
      zh: '规则原文：提示、到定义、下一个问题、改正',
      en: 'rule text: completion, go to the definition, next problem, quick fix',
    },
  },
  {
    keys: ['Ctrl+M'],
    does: { zh: '规则原文：之后 Tab 键用来离开编辑框', en: 'rule text: afterwards Tab leaves the editor' },
  },
];

/** The keys, and the way back to the tour. */
export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog
    title={say(WORDS.title)}
    onClose={onClose}
    actions={
      <>
        <button
          type="button"
          onClick={() => {
            onClose();
            tourSeen.value = false;
          }}
        >
          {say(WORDS.tour)}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {say(WORDS.close)}
        </button>
      </>
    }
  >
    <table class="help-keys">
      <caption class="unseen">{say(WORDS.keys)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.key)}</th>
          <th scope="col">{say(WORDS.does)}</th>
        </tr>
      </thead>
      <tbody>
        {SHORTCUTS.map(({ keys, does }) => (
          <tr key={does.en}>
            <td>
              {keys.map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </td>
            <td>{say(does)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Dialog>
);
