import { DiagnosticBag } from '../diagnostics/bag.js';
import { fixing } from '../diagnostics/fix.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import { loadYamlOrTorn } from '../yaml/load-yaml.js';
import type { SourceNode } from '../yaml/node.js';
import { decodeKeys } from './decode.js';
import type { RuleDocument } from './document.js';
import { RULE_KEYS } from './rule-keys.js';
import { validate } from './validate.js';
import { BODY_KEYS, canonicalKey } from './vocabulary.js';

/** Source text -> document: YAML with positions, structure judged, every key decoded. Undefined where there is no YAML to read. */
export const readDocument = (file: SourceFile, bag: DiagnosticBag): RuleDocument | undefined => {
  const { node, torn } = loadYamlOrTorn(file, bag);
  if (!node) return undefined;
  // What is wrong with a tree that lacks lines of the file is mostly that it lacks them.
  const rest = torn ? new DiagnosticBag() : bag;
  validate(node, { kind: 'object', keys: RULE_KEYS }, file, rest);
  if (node.kind !== 'map') return undefined;
  const broken = new Set<string>();
  const keys = decodeKeys(node, RULE_KEYS, { file, bag: rest, broken });
  return { ...keys, file, root: node, torn, broken, language: keyLanguage(node, file, rest) };
};

const LANGUAGE_KEYS = { ...RULE_KEYS, ...BODY_KEYS };

/** The language of the keys; a file that uses both is told so once. */
const keyLanguage = (root: SourceNode, file: SourceFile, bag: DiagnosticBag): 'en' | 'zh' => {
  const first: { en?: Span; zh?: Span } = {};
  const written: Record<'en' | 'zh', TextEdit[]> = { en: [], zh: [] };
  const note = (text: string, place: Span): void => {
    const name = canonicalKey(text, LANGUAGE_KEYS);
    if (!name || LANGUAGE_KEYS[name as keyof typeof LANGUAGE_KEYS].zh === name) return;
    const language = name === text ? 'en' : 'zh';
    first[language] ??= place;
    const twin = language === 'en' ? LANGUAGE_KEYS[name as keyof typeof LANGUAGE_KEYS].zh : name;
    written[language].push({ span: place, text: twin });
  };
  const walk = (node: SourceNode): void => {
    if (node.kind === 'map')
      for (const { key, value } of node.entries) if (canonicalKey(key.text, LANGUAGE_KEYS) === 'parts') walk(value);
    if (node.kind === 'map' && node.entries.some(({ key }) => canonicalKey(key.text, BODY_KEYS) === 'item'))
      for (const { key } of node.entries) note(key.text, key.span);
    if (node.kind === 'sequence') for (const one of node.items) walk(one);
  };
  if (root.kind === 'map') {
    for (const { key, value } of root.entries) {
      note(key.text, key.span);
      if (canonicalKey(key.text, RULE_KEYS) === 'score') walk(value);
    }
  }
  if (first.en && first.zh) {
    const [others, language] =
      first.en.start < first.zh.start
        ? [written.zh, { zh: '英文', en: 'English' }]
        : [written.en, { zh: '中文', en: 'Chinese' }];
    bag.report(
      'mixed-languages',
      file,
      first.en.start < first.zh.start ? first.zh : first.en,
      { zh: '这个键与文件中其他键的语言不同', en: 'this key is in another language than those before it' },
      {
        secondary: [
          {
            file,
            span: first.en.start < first.zh.start ? first.en : first.zh,
            message: { zh: '先前用的是这种语言', en: 'the language used before' },
          },
        ],
        fixes: [
          fixing(
            { zh: `键改为${language.zh}`, en: `write the keys in ${language.en}` },
            others.toSorted((a, b) => a.span.start - b.span.start),
          ),
        ],
      },
    );
  }
  return first.zh && !first.en ? 'zh' : 'en';
};
