import type { BodyNode } from '../document/document.js';
import type { Expression } from '../expression/ast.js';
import type { WordOf, WordSource } from '../methods/shape.js';

/** Whether a unit without the item has no points for it, rather than none, all or the mean. */
export const maySkip = ({ otherwise }: BodyNode): boolean => !otherwise || mayBe(otherwise, 'skip');

const mayBe = (written: WordSource | Expression | WordOf | undefined, word: string): boolean => {
  if (written?.kind === 'word') return written.word === word;
  if (written?.kind !== 'word-source') return false;
  return written.word === word || (written.by?.entries.some((one) => one.word.text === word) ?? false);
};

/** Whether some unit may be without the item, which then counts nowhere. */
export const mayNotApply = (body: BodyNode): boolean =>
  maySkip(body) && (body.applies !== undefined || mayGiveNothing(body));

/** Whether the method itself may find that the item does not apply. */
export const mayGiveNothing = ({ method, formula }: BodyNode): boolean => {
  switch (method?.name) {
    case 'parts':
      return !formula && !method.beside.from && method.value.every(mayNotApply);
    case 'each':
      return method.value.empty
        ? mayBe(method.value.empty, 'skip')
        : method.value.combine?.word !== 'sum' && method.value.score !== undefined && mayNotApply(method.value.score);
    case 'rank':
      return mayBe(method.value.unranked, 'skip');
    case 'cases':
      return method.value.some(({ body }) => mayGiveNothing(body));
    default:
      return false;
  }
};
