import { Composer, type CST, isScalar } from 'yaml';
import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { SourceFile } from '../source/source-file.js';
import { span } from '../source/span.js';
import { KeySet } from './key-set.js';
import type { MapEntry, SourceNode } from './node.js';
import { SourceReporter } from './reporter.js';
import { scanYaml } from './scan-yaml.js';
import { checkText } from './text-checks.js';
import { reportUnexplained, reportYamlErrors } from './yaml-errors.js';
import { likeAnEntry, physicalLines, reportStrayLine } from './yaml-lines.js';
import { YamlTree } from './yaml-tree.js';

/**
 * Loads one YAML document. All that is wrong with it is reported; a tree comes back wherever there is one to check further, also
 * where mistakes were reported. Nothing comes back from an empty, oversized or too deeply nested file.
 */
export const loadYaml = (file: SourceFile, bag: DiagnosticBag): SourceNode | undefined =>
  load(new SourceReporter(file, bag));

/** The same, and whether the tree lacks something that the file has, so that nothing can be made of what is missing in it. */
export const loadYamlOrTorn = (
  file: SourceFile,
  bag: DiagnosticBag,
): { readonly node: SourceNode | undefined; readonly torn: boolean } => {
  const reporter = new SourceReporter(file, bag);
  const node = load(reporter);
  return { node, torn: reporter.torn };
};

const load = (reporter: SourceReporter): SourceNode | undefined => {
  const { file } = reporter;
  if (!checkText(reporter)) return undefined;
  const tokens = scanYaml(reporter);
  if (!tokens) return undefined;

  // Texts stay texts (failsafe); duplicates are found in linear time by KeySet; tags have been refused.
  const composer = new Composer({
    schema: 'failsafe',
    keepSourceTokens: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const [document] = composer.compose(tokens, true, file.text.length);
  const errors = document?.errors ?? [];
  const content = document?.contents;
  if (!content || (isScalar(content) && !content.srcToken)) {
    if (errors.length === 0 && !reporter.any) {
      reporter.report('empty-file', span(0, 0), { zh: '文件里没有内容', en: 'the file has no content' });
    }
    reportYamlErrors(reporter, errors);
    reportUnexplained(reporter, errors);
    return undefined;
  }
  reportYamlErrors(reporter, errors);
  const root = content.srcToken?.type === 'scalar' ? mapOfLines(reporter, content.srcToken) : undefined;
  const node = root ?? new YamlTree(reporter).build(content, 0);
  reportUnexplained(reporter, errors);
  return node;
};

/** A file in which no line has a proper colon is one long text to YAML. */
const mapOfLines = (reporter: SourceReporter, token: CST.FlowScalar): SourceNode | undefined => {
  const lines = physicalLines(token);
  if (!lines.some(likeAnEntry)) return undefined;
  const entries: MapEntry[] = [];
  const keys = new KeySet(reporter);
  for (const line of lines) {
    if (reporter.full) break;
    const entry = reportStrayLine(reporter, line);
    if (entry && keys.add(entry.key)) entries.push({ key: entry.key, value: entry.value });
  }
  return { kind: 'map', span: span(token.offset, token.offset + token.source.length), entries };
};
