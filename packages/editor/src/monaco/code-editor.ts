import { effect, type ReadonlySignal } from '@preact/signals';
import { editor, Range } from 'monaco-editor/editor';
import type { Selection, Session } from '../state/session.js';
import { say, type Words } from '../words/language.js';
import { followChanges, followProblems } from './annotations.js';
import { Asker } from './ask.js';
import { changeServices } from './change-services.js';
import { Models } from './models.js';
import { navigationServices } from './navigation-services.js';
import { baseOptions } from './options.js';
import { placesOf } from './places.js';
import { typingServices } from './typing-services.js';

const WORDS = {
  label: {
    zh: '规则原文。按 Ctrl+M 后，Tab 键移到下一个控件；再按一次，Tab 键恢复缩进',
    en: 'Rule text. After Ctrl+M, Tab moves to the next control; once more, and Tab indents again',
  },
} satisfies Words;

/** The other views are told of the caret this long after it moved (ms). */
const PAUSE = 200;
/** From this width on there is room for the small picture of the whole text (px). */
const ROOM_FOR_MINIMAP = 860;
/** From this height on there is room to keep the headings of what is in view (px). */
const ROOM_FOR_STICKY = 220;

export interface CodeEditor {
  /** Runs one of Monaco's own actions. */
  run(action: 'actions.find' | 'editor.action.quickOutline' | 'editor.action.formatDocument'): void;
  dispose(): void;
}

/** The editor of the page: it outlives the view that shows it, as its models do, with their history. */
let kept:
  | { readonly session: Session; readonly place: HTMLElement; readonly code: editor.IStandaloneCodeEditor }
  | undefined;

/** Puts the editor of the session's rule into an element. */
export const mountCodeEditor = (element: HTMLElement, session: Session, wrap: ReadonlySignal<boolean>): CodeEditor => {
  if (kept?.session !== session) kept = { session, ...makeCodeEditor(session, wrap) };
  const { code, place } = kept;
  element.append(place);
  return {
    run(action) {
      code.focus();
      code.trigger('toolbar', action, null);
    },
    dispose() {
      place.remove();
    },
  };
};

const makeCodeEditor = (
  session: Session,
  wrap: ReadonlySignal<boolean>,
): { readonly place: HTMLElement; readonly code: editor.IStandaloneCodeEditor } => {
  const models = new Models(session);
  const asker = new Asker(session, models);
  for (const services of [typingServices, navigationServices, changeServices]) services(asker);
  const place = document.createElement('div');
  place.className = 'monaco-host';
  const code = editor.create(place, {
    ...baseOptions(),
    model: null,
    // What Monaco says to screen readers stays within the view, not loose in the page.
    ariaContainerElement: place,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    wrappingIndent: 'indent',
    quickSuggestions: { other: true, strings: true, comments: false },
    wordBasedSuggestions: 'off',
    acceptSuggestionOnEnter: 'smart',
    acceptSuggestionOnCommitCharacter: false,
    suggest: { insertMode: 'replace', showWords: false },
    inlineSuggest: { enabled: false },
    bracketPairColorization: { enabled: true },
    stickyScroll: { enabled: true, defaultModel: 'outlineModel', maxLineCount: 3 },
    folding: true,
    showFoldingControls: 'always',
    glyphMargin: false,
    lineNumbersMinChars: 4,
    padding: { top: 4, bottom: 8 },
  });
  effect(() => code.updateOptions({ ariaLabel: say(WORDS.label), wordWrap: wrap.value ? 'on' : 'off' }));
  followRule(code, session, models);
  followProblems(session, models);
  followChanges(session, code);
  tellSelection(code, session);
  const goToSelection = followSelection(code, session);
  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = place;
    // Behind another tab there is no room at all, to which every line would be wrapped.
    if (width === 0 || height === 0) return;
    const caret = code.hasTextFocus() ? code.getPosition() : null;
    code.layout({ width, height });
    // The caret stays in sight where the view shrinks below it.
    if (caret) code.revealPosition(caret);
    code.updateOptions({
      minimap: { enabled: width >= ROOM_FOR_MINIMAP },
      stickyScroll: { enabled: height >= ROOM_FOR_STICKY },
    });
    goToSelection();
  }).observe(place);
  return { place, code };
};

const followRule = (code: editor.IStandaloneCodeEditor, session: Session, models: Models): void => {
  let shown: Session['rule']['value'];
  effect(() => {
    const rule = session.rule.value;
    if (rule === shown) return;
    if (shown && code.getModel()) models.keepView(shown, code.saveViewState());
    shown = rule;
    code.setModel(rule ? models.of(rule) : null);
    const view = rule && models.viewOf(rule);
    if (view) code.restoreViewState(view);
  });
};

/** Goes where another view turned to; the focus comes along only where a problem is to be mended. */
const followSelection = (code: editor.IStandaloneCodeEditor, session: Session): (() => void) => {
  const mark = code.createDecorationsCollection();
  let pending: Selection | undefined;
  const go = (): void => {
    const model = code.getModel();
    // While the view is hidden it can't take the focus: it goes there when it is shown.
    if (!pending || !model || code.getContainerDomNode().clientHeight === 0) return;
    const { span, origin } = pending;
    pending = undefined;
    const { startLineNumber, startColumn, endLineNumber, endColumn } = placesOf(model.getValue()).range(span);
    const range = new Range(startLineNumber, startColumn, endLineNumber, endColumn);
    code.setSelection(range, 'other-view');
    code.revealRangeInCenterIfOutsideViewport(range);
    mark.set([{ range, options: { className: 'yaml-selected' } }]);
    if (origin === 'problems') code.focus();
  };
  effect(() => {
    const selection = session.selection.value;
    if (!selection || selection.origin === 'yaml') {
      mark.clear();
      pending = undefined;
      return;
    }
    pending = selection;
    go();
  });
  code.onDidChangeModel(go);
  return go;
};

/** Tells the other views of the caret. */
const tellSelection = (code: editor.IStandaloneCodeEditor, session: Session): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  code.onDidChangeCursorSelection(({ selection, source, reason }) => {
    // Moved by a program, or because the text around it changed.
    const byHand = reason === editor.CursorChangeReason.Explicit || source === 'keyboard' || source === 'mouse';
    if (!byHand || source === 'other-view' || !code.hasTextFocus()) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const model = code.getModel();
      if (!model) return;
      const places = placesOf(model.getValue());
      session.select(
        { start: places.offset(selection.getStartPosition()), end: places.offset(selection.getEndPosition()) },
        'yaml',
      );
    }, PAUSE);
  });
};
