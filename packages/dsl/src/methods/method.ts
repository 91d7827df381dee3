import type { Documentation, Keys, Shape } from './shape.js';

/** A scoring method as the language knows it: its key, what stands under it, and what the reference says of it. */
export interface MethodDefinition<S extends Shape = Shape, B extends Keys = Keys> {
  readonly name: string;
  /** The key's Chinese twin. */
  readonly zh: string;
  readonly shape: S;
  /** Keys that may stand beside the method's own (`combine` beside `parts`). */
  readonly beside: B;
  /** Compares units with each other, so it can't be used for the records of a list. */
  readonly cohort: boolean;
  readonly note: Documentation;
  /** YAML lines for the reference. */
  readonly example: string;
}

type Draft<S extends Shape, B extends Keys> = Omit<MethodDefinition<S, B>, 'beside' | 'cohort'> & {
  readonly beside?: B;
  readonly cohort?: boolean;
};

// biome-ignore lint/complexity/noBannedTypes: no keys beside the method's own
export const method = <const N extends string, const S extends Shape, const B extends Keys = {}>(
  definition: Draft<S, B> & { readonly name: N },
): MethodDefinition<S, B> & { readonly name: N } => ({
  ...definition,
  beside: definition.beside ?? ({} as B),
  cohort: definition.cohort ?? false,
});
