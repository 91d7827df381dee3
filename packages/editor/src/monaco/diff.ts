import type { Bilingual } from '@zhunsheng/dsl';
import { editor } from 'monaco-editor/editor';
import { say, type Words } from '../words/language.js';
import { baseOptions } from './options.js';
import { RULE_LANGUAGE } from './setup.js';

const WORDS = {
  before: { zh: '原来的内容，只读', en: 'The text before, read-only' },
  after: {
    zh: '修改后的内容，只读。按 F7 转到下一处不同',
    en: 'The text after, read-only. F7 goes to the next difference',
  },
} satisfies Words;

/** Side by side from this width on (px). */
const SIDE_BY_SIDE = 900;

export interface DiffEditor {
  show(before: string, after: string): void;
  dispose(): void;
}

interface Kept {
  readonly place: HTMLElement;
  readonly diff: editor.IStandaloneDiffEditor;
}

/**
 * Those that are in no view now. Disposing of an editor would take from all others what Monaco shares between them: the services of the
 * editor made last (microsoft/monaco-editor keeps them in a global for tooltips).
 */
const spare: Kept[] = [];

/** Two texts compared, read-only. */
export const mountDiff = (element: HTMLElement): DiffEditor => {
  const kept = spare.pop() ?? makeDiff();
  element.append(kept.place);
  const { diff } = kept;
  const leave = (): void => {
    const model = diff.getModel();
    diff.setModel(null);
    model?.original.dispose();
    model?.modified.dispose();
  };
  return {
    show(before, after) {
      leave();
      diff.setModel({
        original: editor.createModel(before, RULE_LANGUAGE),
        modified: editor.createModel(after, RULE_LANGUAGE),
      });
    },
    dispose() {
      leave();
      kept.place.remove();
      spare.push(kept);
    },
  };
};

const makeDiff = (): Kept => {
  const place = document.createElement('div');
  place.className = 'monaco-host';
  const diff = editor.createDiffEditor(place, {
    ...baseOptions(),
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: SIDE_BY_SIDE,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
    ignoreTrimWhitespace: false,
    diffWordWrap: 'on',
    renderOverviewRuler: false,
    renderGutterMenu: false,
    minimap: { enabled: false },
    lineNumbersMinChars: 4,
  });
  keepLabel(diff.getOriginalEditor(), WORDS.before);
  keepLabel(diff.getModifiedEditor(), WORDS.after);
  return { place, diff };
};

/** The comparison takes the labels of its two sides away whenever its options change. */
const keepLabel = (code: editor.IStandaloneCodeEditor, label: Bilingual): void => {
  const put = (): void => {
    const ariaLabel = say(label);
    if (code.getOption(editor.EditorOption.ariaLabel) !== ariaLabel) code.updateOptions({ ariaLabel });
  };
  put();
  code.onDidChangeConfiguration(put);
  code.onDidChangeModel(put);
};
