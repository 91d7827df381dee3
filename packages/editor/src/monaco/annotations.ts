import { effect } from '@preact/signals';
import { editor, MarkerSeverity } from 'monaco-editor/editor';
import type { Session } from '../state/session.js';
import { say } from '../words/language.js';
import { changeMarksOf } from './changes.js';
import { asMarkdown } from './markdown.js';
import type { Models } from './models.js';
import { placesOf } from './places.js';
import { marksOf } from './problems.js';

const OWNER = 'zhunsheng';
const SEVERITY = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning } as const;
const SOURCE = { zh: '准绳', en: 'Zhunsheng' };
/** Typing at the edge of a mark does not stretch it. */
const STICKINESS = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;

/** Diagnostics as markers, in the language at hand. Those of an older text are not shown: their places would be wrong. */
export const followProblems = (session: Session, models: Models): void => {
  effect(() => {
    const [rule, snapshot] = [session.rule.value, session.snapshot.value];
    if (!rule || snapshot?.path !== rule.path || snapshot.version !== rule.text.version.peek()) return;
    const model = models.of(rule);
    const marks = marksOf(snapshot.diagnostics, rule.path, placesOf(rule.text.text.peek()));
    editor.setModelMarkers(
      model,
      OWNER,
      marks.map(({ severity, related, ...mark }) => ({
        ...mark,
        severity: SEVERITY[severity],
        source: say(SOURCE),
        relatedInformation: related.map((one) => ({ ...one, resource: model.uri })),
      })),
    );
  });
};

/** What differs from the file on disk: a bar at the line, the value itself marked, what it was in the hover. */
export const followChanges = (session: Session, code: editor.ICodeEditor): void => {
  const collection = code.createDecorationsCollection();
  effect(() => {
    const [rule, snapshot] = [session.rule.value, session.snapshot.value];
    // The model may be changing hands: what is set now has to be of the one in view.
    if (!rule || snapshot?.path !== rule.path || snapshot.version !== rule.text.version.peek()) return;
    collection.set(
      changeMarksOf(snapshot, placesOf(rule.text.text.peek())).map(({ range, note, inline }) => ({
        range,
        options: {
          stickiness: STICKINESS,
          linesDecorationsClassName: 'yaml-changed-line',
          linesDecorationsTooltip: note,
          ...(inline ? { className: 'yaml-changed', hoverMessage: { value: asMarkdown(note) } } : {}),
          overviewRuler: { color: { id: 'editorWarning.foreground' }, position: editor.OverviewRulerLane.Left },
        },
      })),
    );
  });
};
