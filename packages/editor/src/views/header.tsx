import './header.css';
import { useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { type Theme, theme } from '../state/settings.js';
import { language, say, type Words } from '../words/language.js';
import { HelpDialog } from './help-dialog.js';
import { OpenMenu } from './open-menu.js';
import { SaveButtons } from './save-dialog.js';

const WORDS = {
  name: { zh: '准绳', en: 'Zhunsheng' },
  rule: { zh: '规则', en: 'Rule' },
  data: { zh: '数据', en: 'Data' },
  noData: { zh: '没有数据', en: 'no data' },
  unsaved: { zh: '（未保存）', en: ' (unsaved)' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  theme: { zh: '外观', en: 'Theme' },
  system: { zh: '跟随系统', en: 'System' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  language: { zh: 'Switch to English', en: '换成中文' },
  help: { zh: '帮助', en: 'Help' },
  languageShort: { zh: 'English', en: '中文' },
} satisfies Words;

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Which rule, scored with which data; undo, saving, language and theme. */
export const Header = () => {
  const session = useSession();
  const rule = session.rule.value;
  const [help, setHelp] = useState(false);
  return (
    <header class="app-head app-header">
      <h1 class="app-header-name">{say(WORDS.name)}</h1>
      <OpenMenu />
      <RuleChoice />
      <DataChoiceField />
      <div class="app-header-buttons">
        <button type="button" disabled={!rule?.text.canUndo} onClick={() => rule?.text.undo()}>
          {say(WORDS.undo)}
        </button>
        <button type="button" disabled={!rule?.text.canRedo} onClick={() => rule?.text.redo()}>
          {say(WORDS.redo)}
        </button>
        <SaveButtons />
      </div>
      <div class="app-header-settings">
        <button type="button" onClick={() => setHelp(true)}>
          {say(WORDS.help)}
        </button>
        <select
          aria-label={say(WORDS.theme)}
          value={theme.value}
          onChange={({ currentTarget }) => {
            theme.value = THEMES.find((one) => one === currentTarget.value) ?? 'system';
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {say(WORDS[one])}
            </option>
          ))}
        </select>
        <button
          type="button"
          lang={language.value === 'zh' ? 'en' : 'zh-CN'}
          aria-label={say(WORDS.language)}
          onClick={() => {
            language.value = language.value === 'zh' ? 'en' : 'zh';
          }}
        >
          {say(WORDS.languageShort)}
        </button>
      </div>
      {help ? <HelpDialog onClose={() => setHelp(false)} /> : null}
    </header>
  );
};

const RuleChoice = () => {
  const session = useSession();
  const unsaved = new Set(session.unsaved.value.map(({ path }) => path));
  return (
    <label class="app-header-field app-header-rule">
      <span>{say(WORDS.rule)}</span>
      <select
        value={session.rule.value?.path ?? ''}
        onChange={({ currentTarget }) => session.show(currentTarget.value)}
      >
        {session.catalog.value.rules.map(({ path, title, source }) => (
          <option key={path} value={path}>
            {`${source ? `${source}　` : ''}${title}${unsaved.has(path) ? say(WORDS.unsaved) : ''}`}
          </option>
        ))}
      </select>
    </label>
  );
};

const DataChoiceField = () => {
  const session = useSession();
  const choices = session.entry.value?.data ?? [];
  return (
    <label class="app-header-field app-header-data">
      <span>{say(WORDS.data)}</span>
      <select
        value={session.data.value?.path ?? ''}
        disabled={choices.length === 0}
        onChange={({ currentTarget }) => {
          session.data.value = choices.find(({ path }) => path === currentTarget.value);
        }}
      >
        {choices.length === 0 ? <option value="">{say(WORDS.noData)}</option> : null}
        {choices.map(({ path, period }) => (
          <option key={path} value={path}>
            {period ? `${period}　${path}` : path}
          </option>
        ))}
      </select>
    </label>
  );
};
