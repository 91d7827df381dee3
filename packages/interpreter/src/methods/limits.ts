import { Exact, type ItemInfo } from '@zhunsheng/dsl';
import { Failure } from '../evaluate/failure.js';
import type { Frame } from '../evaluate/frame.js';

/** The maximum, where a method can't do without one. */
export const maximumOf = (max: Exact | null, item: ItemInfo, frame: Frame): Exact => {
  if (max) return max;
  throw new Failure(
    'no-maximum',
    item.span,
    { zh: `项目 ${item.name ?? ''} 没有满分`, en: `the item \`${item.name ?? ''}\` has no maximum` },
    frame.unit,
  );
};

export const sum = (values: readonly Exact[]): Exact => values.reduce((total, one) => total.add(one), Exact.ZERO);

export type Combination = 'sum' | 'mean' | 'min' | 'max';

/** Points put together; null of none. */
export const combine = (how: Combination, all: readonly Exact[]): Exact | null => {
  const [first, ...rest] = all;
  if (!first) return null;
  switch (how) {
    case 'sum':
      return sum(all);
    case 'mean':
      return sum(all).div(Exact.ofInteger(all.length));
    case 'min':
      return Exact.min(first, ...rest);
    case 'max':
      return Exact.max(first, ...rest);
  }
};
