import 'monaco-editor/features/register.all';
// Colours of whole documents are not among "all" features.
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';
import { languages } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { conf, language as yaml } from 'monaco-editor/languages/definitions/yaml/yaml';
import { IStorageService } from 'monaco-editor/platform/storage/common/storage';

/** The language of rule files: YAML, with services of its own. */
export const RULE_LANGUAGE = 'zhunsheng';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

// The documentation of what is offered is shown at once: nobody would look for the arrow that unfolds it.
StandaloneServices.get(IStorageService).store('expandSuggestionDocs', true, 0, 0);

languages.register({ id: RULE_LANGUAGE });
languages.setMonarchTokensProvider(RULE_LANGUAGE, yaml);
languages.setLanguageConfiguration(RULE_LANGUAGE, {
  ...conf,
  // A figure with its decimals, or a name; full-width signs belong to neither.
  wordPattern: /\d+(?:\.\d+)?%?|[\p{L}_][\p{L}\p{N}_]*/u,
});
