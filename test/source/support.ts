import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import type { SourceNode } from '../../packages/dsl/src/yaml/node.js';

type Loader = (file: SourceFile, bag: DiagnosticBag) => SourceNode | undefined;

export interface Loaded {
  readonly file: SourceFile;
  readonly node: SourceNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column` of each diagnostic. */
  readonly found: readonly string[];
}

export const loadWith = (loader: Loader, text: string, name = 'file'): Loaded => {
  const file = new SourceFile(name, text);
  const bag = new DiagnosticBag();
  const node = loader(file, bag);
  const found = bag.all.map(({ code, primary }) => {
    const { line, column } = file.position(primary.span.start);
    return `${code} ${line}:${column}`;
  });
  return { file, node, diagnostics: bag.all, found };
};

/** Calls `visit` with every node of a tree, keys included. */
export const walk = (node: SourceNode, visit: (node: SourceNode) => void): void => {
  visit(node);
  if (node.kind === 'sequence') for (const item of node.items) walk(item, visit);
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      walk(key, visit);
      walk(value, visit);
    }
  }
};
