import type { Span } from '../source/span.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';

/**
 * The shapes of YAML values in a rule file. Every key of the language is declared once, as a `KeySpec` with its shape; the
 * zod schema, the decoder, the type checker, the reference page, completion and hover are all derived from these tables.
 */
export type Shape =
  | ExpressionShape
  | CoefficientShape
  | WordShape
  | NameShape
  | TextShape
  | ObjectShape
  | SequenceShape
  | LinesShape
  | BandsShape
  | BodyShape
  | ItemsShape
  | CasesShape
  | MapShape
  | NodeShape;

/** What type an expression must have. `points` is a number in points; `number` is any number, percents included. */
export type Expects = 'points' | 'number' | 'flag' | 'any';

/** A scalar that holds an expression. */
export interface ExpressionShape {
  readonly kind: 'expression';
  readonly expects: Expects;
}

/** An expression, or a table of them `by` some key; also one of `words`, where given. */
export interface CoefficientShape {
  readonly kind: 'coefficient';
  readonly expects: Expects;
  readonly words?: readonly string[];
}

/** One of a few words, or a table of them `by` a reading. */
export interface WordShape {
  readonly kind: 'word';
  readonly words: readonly string[];
}

/** The name of something declared elsewhere: a set, table or list, or a field. */
export interface NameShape {
  readonly kind: 'name';
  readonly of: 'collection' | 'field';
}

/** Free text. */
export interface TextShape {
  readonly kind: 'text';
}

export interface ObjectShape<K extends Keys = Keys> {
  readonly kind: 'object';
  readonly keys: K;
}

/** A sequence; a single one may stand without the brackets. */
export interface SequenceShape<S extends Shape = Shape> {
  readonly kind: 'sequence';
  readonly of: S;
}

/** A single line of `line` keys, or `lines:` with several; `shared` keys may stand beside either. */
export interface LinesShape<L extends Keys = Keys, K extends Keys = Keys> {
  readonly kind: 'lines';
  readonly line: L;
  readonly shared: K;
}

/** A map from band (`">= 90%"`, `else`) to points. */
export interface BandsShape {
  readonly kind: 'bands';
}

/** What an item is scored by: all item keys but its name. */
export interface BodyShape {
  readonly kind: 'body';
}

/** A sequence of items. */
export interface ItemsShape {
  readonly kind: 'items';
}

/** A sequence of `when` and a body with one method. */
export interface CasesShape {
  readonly kind: 'cases';
}

/** A map whose keys are names that the rule chooses. */
export interface MapShape<S extends Shape = Shape> {
  readonly kind: 'map';
  readonly of: S;
}

/** YAML of a form of its own, read by whoever knows it. */
export interface NodeShape {
  readonly kind: 'node';
}

export interface Documentation {
  readonly zh: string;
  readonly en: string;
}

export interface KeySpec<S extends Shape = Shape> {
  /** The key's Chinese twin. */
  readonly zh: string;
  readonly shape: S;
  readonly required?: true;
  /** Evaluated once per member of the collection that the method goes over. */
  readonly inside?: true;
  /** A condition whose truth the other keys of the object may rely on (`has`). */
  readonly guards?: true;
  readonly note: Documentation;
}

export type Keys = Readonly<Record<string, KeySpec>>;

/** How expressions, words and names are represented: as written (document) or as checked (rule). */
export interface Representation {
  readonly expression: unknown;
  readonly word: unknown;
  readonly collection: unknown;
  readonly field: unknown;
  readonly body: unknown;
  readonly items: unknown;
}

export interface Located {
  readonly span: Span;
}

export interface DecodedBand<R extends Representation> extends Located {
  readonly bounds: readonly BandBound[] | 'else';
  readonly points: R['expression'];
}

/** `>= 90%`; the number as its decimal text, a leading minus and a trailing percent sign included. */
export interface BandBound extends Located {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: string;
}

export interface DecodedCase<R extends Representation> extends Located {
  readonly isElse: boolean;
  /** Absent for `when: else`. */
  readonly when?: R['expression'];
  readonly body: R['body'];
}

type RequiredKeys<K extends Keys> = { [P in keyof K]: K[P] extends { readonly required: true } ? P : never }[keyof K];

export type DecodedKeys<K extends Keys, R extends Representation> = {
  readonly [P in RequiredKeys<K>]: Decoded<K[P]['shape'], R>;
} & { readonly [P in Exclude<keyof K, RequiredKeys<K>>]?: Decoded<K[P]['shape'], R> };

export type Decoded<S extends Shape, R extends Representation> = S extends ExpressionShape
  ? R['expression']
  : S extends { readonly kind: 'coefficient'; readonly words: readonly string[] }
    ? R['expression'] | WordOf<S['words'][number]>
    : S extends CoefficientShape
      ? R['expression']
      : S extends WordShape
        ? R['word'] & { readonly word?: S['words'][number] }
        : S extends { readonly kind: 'name'; readonly of: infer O extends 'collection' | 'field' }
          ? R[O]
          : S extends TextShape
            ? TextNode
            : S extends ObjectShape<infer K>
              ? DecodedKeys<K, R> & Located
              : S extends SequenceShape<infer I>
                ? readonly Decoded<I, R>[]
                : S extends LinesShape<infer L, infer K>
                  ? { readonly lines: readonly (DecodedKeys<L, R> & Located)[] } & DecodedKeys<K, R> & Located
                  : S extends BandsShape
                    ? readonly DecodedBand<R>[]
                    : S extends BodyShape
                      ? R['body']
                      : S extends ItemsShape
                        ? R['items']
                        : S extends CasesShape
                          ? readonly DecodedCase<R>[]
                          : S extends MapShape<infer V>
                            ? readonly { readonly key: ScalarNode; readonly value: Decoded<V, R> }[]
                            : S extends NodeShape
                              ? SourceNode
                              : never;

export interface TextNode extends Located {
  readonly text: string;
}

/** A word written where an expression could stand. */
export interface WordOf<W extends string = string> extends Located {
  readonly kind: 'word';
  readonly word: W;
}

/** A word as written: itself, or one for each choice of a reading. */
export interface WordSource extends Located {
  readonly kind: 'word-source';
  readonly word?: string;
  readonly by?: {
    readonly reading: TextNode;
    readonly entries: readonly { readonly key: TextNode; readonly word: TextNode }[];
  };
}

export const expression = <E extends Expects>(expects: E) => ({ kind: 'expression', expects }) as const;
export const coefficient = <E extends Expects>(expects: E) => ({ kind: 'coefficient', expects }) as const;
export const coefficientOr = <E extends Expects, const W extends readonly string[]>(expects: E, words: W) =>
  ({ kind: 'coefficient', expects, words }) as const;
export const words = <const W extends readonly string[]>(...all: W) => ({ kind: 'word', words: all }) as const;
export const object = <const K extends Keys>(keys: K) => ({ kind: 'object', keys }) as const;
export const sequence = <const S extends Shape>(of: S) => ({ kind: 'sequence', of }) as const;
export const lines = <const L extends Keys, const K extends Keys>(line: L, shared: K) =>
  ({ kind: 'lines', line, shared }) as const;
export const map = <const S extends Shape>(of: S) => ({ kind: 'map', of }) as const;
export const NODE = { kind: 'node' } as const satisfies NodeShape;
export const TEXT = { kind: 'text' } as const satisfies TextShape;
export const COLLECTION = { kind: 'name', of: 'collection' } as const satisfies NameShape;
export const FIELD = { kind: 'name', of: 'field' } as const satisfies NameShape;
export const BANDS = { kind: 'bands' } as const satisfies BandsShape;
export const BODY = { kind: 'body' } as const satisfies BodyShape;
export const ITEMS = { kind: 'items' } as const satisfies ItemsShape;
export const CASES = { kind: 'cases' } as const satisfies CasesShape;
