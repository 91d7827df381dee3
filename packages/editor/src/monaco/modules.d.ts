/* Parts of monaco-editor that come without types. */

declare module 'monaco-editor/languages/definitions/yaml/yaml' {
  import type { languages } from 'monaco-editor/editor';
  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage;
}

declare module 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens' {
  // For its effect alone.
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  import type { ServiceId } from 'monaco-editor/platform/storage/common/storage';
  export const StandaloneServices: {
    get<T>(id: ServiceId<T>): T;
  };
}

declare module 'monaco-editor/platform/storage/common/storage' {
  export interface ServiceId<T> {
    readonly type: T;
  }
  interface StorageService {
    store(key: string, value: boolean, scope: number, target: number): void;
  }
  export const IStorageService: ServiceId<StorageService>;
}
