import { type IDisposable, languages } from 'monaco-editor/editor';
import { say } from '../words/language.js';
import { type Asker, offsetAt } from './ask.js';
import { noteAt } from './changes.js';
import { suggestionsOf } from './completions.js';
import { RULE_LANGUAGE } from './setup.js';
import { encodeTokens, TOKEN_KINDS } from './structure.js';

/** What helps while reading and typing: completion, hover, colours of expressions. */
export const typingServices = (asker: Asker): readonly IDisposable[] => {
  const { session } = asker;
  return [
    languages.registerCompletionItemProvider(RULE_LANGUAGE, {
      triggerCharacters: [' ', ':', '：', '[', '{', '"', "'", ',', '，'],
      provideCompletionItems: (model, position, _context, token) =>
        asker.ask(
          model,
          token,
          (about) => session.service.completions(about.text, offsetAt(about, position)),
          (found, about) => ({
            suggestions: suggestionsOf(found, position, offsetAt(about, position)).map(
              ({ icon, snippet, documentation, more, ...rest }): languages.CompletionItem => ({
                ...rest,
                kind: languages.CompletionItemKind[icon],
                ...(snippet ? { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
                ...(documentation === undefined ? {} : { documentation: { value: documentation } }),
                ...(more ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
              }),
            ),
          }),
        ),
    }),
    languages.registerHoverProvider(RULE_LANGUAGE, {
      provideHover: (model, position, token) =>
        asker.ask(
          model,
          token,
          (about) => session.service.hover(about.text, offsetAt(about, position)),
          (found, about) => {
            if (about.outdated()) return undefined;
            const snapshot = session.upToDate.peek() ? session.snapshot.peek() : undefined;
            const note = snapshot?.path === about.rule.path ? noteAt(snapshot, offsetAt(about, position)) : undefined;
            const span = found?.span ?? note?.span;
            const text = found ? say(found.contents) : note?.about;
            return (
              span && {
                range: about.places.range(span),
                contents: [...(text ? [text] : []), ...(note?.lines.length ? [note.lines.join('  \n')] : [])].map(
                  (value) => ({ value }),
                ),
              }
            );
          },
        ),
    }),
    languages.registerDocumentSemanticTokensProvider(RULE_LANGUAGE, {
      getLegend: () => ({ tokenTypes: [...TOKEN_KINDS], tokenModifiers: [] }),
      provideDocumentSemanticTokens: (model, _last, token) =>
        asker.ask(
          model,
          token,
          ({ text }) => session.service.tokens(text),
          (found, { places }) => ({ data: encodeTokens(found, places) }),
        ),
      releaseDocumentSemanticTokens: () => undefined,
    }),
  ];
};
