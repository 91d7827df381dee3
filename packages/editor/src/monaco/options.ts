import type { editor } from 'monaco-editor/editor';

/** What every editor of the page has in common. */
export const baseOptions = (): editor.IEditorOptions & editor.IGlobalEditorOptions => ({
  fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
  fontSize: 14,
  lineHeight: 22,
  // The panel of Microsoft's Pinyin is invisible with the new way of taking input.
  editContext: false,
  accessibilitySupport: 'auto',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  unusualLineTerminators: 'off',
  'semanticHighlighting.enabled': true,
  renderWhitespace: 'selection',
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  links: false,
  colorDecorators: false,
  codeLens: false,
  contextmenu: true,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
});
