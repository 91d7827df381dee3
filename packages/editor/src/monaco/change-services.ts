import type { Bilingual } from '@zhunsheng/dsl';
import { type IDisposable, languages } from 'monaco-editor/editor';
import type { EditOutcome } from '../protocol/api.js';
import { say } from '../words/language.js';
import { type Asker, offsetAt, workspaceEdit } from './ask.js';
import { fixesWithin } from './problems.js';
import { RULE_LANGUAGE } from './setup.js';

const NO_NAME = { zh: '这里没有可以改名的名称', en: 'There is no name here that can be changed' };

/** What changes the text: rename, formatting, quick fixes. */
export const changeServices = (asker: Asker): readonly IDisposable[] => {
  const { session } = asker;
  return [
    languages.registerRenameProvider(RULE_LANGUAGE, {
      resolveRenameLocation: (model, position, token) =>
        asker.ask(
          model,
          token,
          (about) => session.service.renameRange(about.text, offsetAt(about, position)),
          (found, { text, places }): languages.RenameLocation & languages.Rejection =>
            found
              ? { range: places.range(found), text: text.slice(found.start, found.end) }
              : { range: places.range({ start: 0, end: 0 }), text: '', rejectReason: say(NO_NAME) },
        ),
      provideRenameEdits: (model, position, to, token) =>
        asker.ask(
          model,
          token,
          (about) => session.service.rename(about.text, offsetAt(about, position), to),
          (outcome, about): languages.WorkspaceEdit | undefined => {
            if ('edits' in outcome) return about.outdated() ? undefined : workspaceEdit(about, outcome.edits);
            // A reason that Monaco is given for this would end in the console.
            for (const { message, hint } of outcome.refused)
              session.notify('warning', hint ? both(message, hint) : message);
            return { edits: [] };
          },
        ),
    }),
    languages.registerDocumentFormattingEditProvider(RULE_LANGUAGE, {
      provideDocumentFormattingEdits: (model, _options, token) =>
        asker.ask(
          model,
          token,
          ({ text }) => session.service.format(text),
          (outcome: EditOutcome, { places, outdated }) => {
            if ('refused' in outcome) {
              const [first] = outcome.refused;
              if (first) session.notify('warning', first.hint ? both(first.message, first.hint) : first.message);
              return undefined;
            }
            return outdated()
              ? undefined
              : outcome.edits.map(({ span, text }) => ({ range: places.range(span), text }));
          },
        ),
    }),
    languages.registerCodeActionProvider(
      RULE_LANGUAGE,
      {
        provideCodeActions: (model, range, context, token) =>
          asker.ask(
            model,
            token,
            async () => {
              // Asked for by hand: worth waiting for. The lightbulb comes again with the next diagnostics.
              if (context.trigger === languages.CodeActionTriggerType.Invoke) await session.current();
              return session.upToDate.peek() ? session.snapshot.peek() : undefined;
            },
            (snapshot, about): languages.CodeActionList | undefined => {
              if (about.outdated() || snapshot?.path !== about.rule.path) return undefined;
              const part = {
                start: about.places.offset(range.getStartPosition()),
                end: about.places.offset(range.getEndPosition()),
              };
              return {
                actions: fixesWithin(snapshot.diagnostics, about.rule.path, part).map((fix) => ({
                  title: fix.title,
                  kind: 'quickfix',
                  isPreferred: fix.preferred,
                  // Those of Monaco's own form, so that a problem's hover offers its fixes.
                  diagnostics: context.markers.filter(({ code }) => code === fix.diagnostic.code),
                  edit: workspaceEdit(about, fix.edits),
                })),
                dispose: () => undefined,
              };
            },
          ),
      },
      { providedCodeActionKinds: ['quickfix'] },
    ),
  ];
};

const both = (message: Bilingual, hint: Bilingual): Bilingual => ({
  zh: `${message.zh}${hint.zh}`,
  en: `${message.en} ${hint.en}`,
});
