import { type IDisposable, languages } from 'monaco-editor/editor';
import { type Asker, offsetAt } from './ask.js';
import { RULE_LANGUAGE } from './setup.js';
import { foldsOf, type OutlineSymbol, symbolsOf } from './structure.js';

/** What leads from place to place: definition, references, outline, folding. */
export const navigationServices = (asker: Asker): readonly IDisposable[] => {
  const { service } = asker.session;
  return [
    languages.registerDefinitionProvider(RULE_LANGUAGE, {
      provideDefinition: (model, position, token) =>
        asker.ask(
          model,
          token,
          (about) => service.definition(about.text, offsetAt(about, position)),
          (found, { places, outdated }) =>
            found && !outdated() ? { uri: model.uri, range: places.range(found) } : undefined,
        ),
    }),
    languages.registerReferenceProvider(RULE_LANGUAGE, {
      provideReferences: (model, position, _context, token) =>
        asker.ask(
          model,
          token,
          (about) => service.references(about.text, offsetAt(about, position)),
          (found, { places, outdated }) =>
            outdated() ? undefined : found.map((span) => ({ uri: model.uri, range: places.range(span) })),
        ),
    }),
    languages.registerDocumentSymbolProvider(RULE_LANGUAGE, {
      provideDocumentSymbols: (model, token) =>
        asker.ask(
          model,
          token,
          ({ text }) => service.outline(text),
          (found, { places }) => symbolsOf(found, places).map(documentSymbol),
        ),
    }),
    languages.registerFoldingRangeProvider(RULE_LANGUAGE, {
      provideFoldingRanges: (model, _context, token) =>
        asker.ask(
          model,
          token,
          ({ text }) => service.folding(text),
          (found, { places }) =>
            foldsOf(found, places).map(({ start, end, kind }) => ({
              start,
              end,
              ...(kind === 'comment' ? { kind: languages.FoldingRangeKind.Comment } : {}),
            })),
        ),
    }),
  ];
};

const documentSymbol = ({ icon, children, ...rest }: OutlineSymbol): languages.DocumentSymbol => ({
  ...rest,
  kind: languages.SymbolKind[icon],
  tags: [],
  children: children.map(documentSymbol),
});
