import type { Expression } from '../expression/ast.js';
import type { MethodName, Methods } from '../methods/registry.js';
import type { Decoded, DecodedKeys, TextNode, WordSource } from '../methods/shape.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { MapNode } from '../yaml/node.js';
import type { ITEM_KEYS } from './item-keys.js';
import type { RULE_KEYS } from './rule-keys.js';

/** How things are represented in a document: as written. */
export interface AsWritten {
  readonly expression: Expression;
  readonly word: WordSource;
  readonly collection: TextNode;
  readonly field: TextNode;
  readonly body: BodyNode;
  readonly items: readonly BodyNode[];
}

type ItemKeys = DecodedKeys<typeof ITEM_KEYS, AsWritten>;

/** An item, or what an `each`, a case or the whole score is scored by. */
export interface BodyNode extends Partial<ItemKeys> {
  readonly span: Span;
  /** Where the key of a method stands, also if it, or what stands under it, could not be read. */
  readonly methodSpan?: Span;
  readonly method?: MethodNode;
  /** The expression that says how `parts` make up the points. */
  readonly formula?: Expression;
}

export type MethodNode = { [N in MethodName]: MethodNodeOf<N> }[MethodName];

export interface MethodNodeOf<N extends MethodName> {
  readonly name: N;
  /** Where the method's key stands. */
  readonly span: Span;
  readonly value: Decoded<Methods[N]['shape'], AsWritten>;
  readonly beside: DecodedKeys<Methods[N]['beside'], AsWritten>;
}

/** A rule file decoded: what could be read of it, with every position. Keys that are missing have been reported. */
export interface RuleDocument extends Partial<DecodedKeys<typeof RULE_KEYS, AsWritten>> {
  readonly file: SourceFile;
  readonly span: Span;
  /** What it was decoded from. */
  readonly root: MapNode;
  /** Lines of the file could not be read: nothing more is said of what could. */
  readonly torn: boolean;
  /** Names whose declarations could not be read, which has been reported. */
  readonly broken: ReadonlySet<string>;
  /** The language of its keys. */
  readonly language: 'en' | 'zh';
}
