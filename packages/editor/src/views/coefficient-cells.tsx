import type { Coefficient } from '@zhunsheng/dsl';
import { fill, say } from '../words/language.js';
import { type CoefficientRow, isChanged } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';
import type { GridCell } from './grid-cell.js';
import type { CellValue } from './grid-model.js';
import { SECTIONS } from './section-words.js';

/** What a grid needs to know of a coefficient in order to let it be typed. `text`: as it is now. */
export const typedValue = (one: Coefficient, text: string): CellValue => {
  const { id, kind, choices } = one;
  const label = say(one.label);
  const cell = [one.matrix?.row, one.matrix?.column].filter((part) => part && !label.includes(part));
  const name = [...one.itemPath.slice(-1), label, ...cell].filter((part) => part).join(' ');
  return {
    id,
    text,
    name,
    told: `${name} ${choiceLabel(one, text)}${unitOf(one, text)}`,
    closed: choices !== undefined && (kind === 'choice' || kind === 'flag'),
    decimal: kind === 'number' || kind === 'percent',
    ...(choices ? { choices: choices.map(({ value, label }) => ({ value, label: say(label) })) } : {}),
  };
};

/** The unit behind a text. A percent sign is part of the value. */
export const unitOf = ({ unit }: Coefficient, text: string): string =>
  unit === undefined || text.endsWith(unit) ? '' : unit;

/** A text as it is shown: a word that is one of a few in plain language. */
export const choiceLabel = ({ choices }: Coefficient, text: string): string => {
  const choice = choices?.find(({ value }) => value === text);
  return choice ? say(choice.label) : text;
};

/** The cell in which a coefficient stands; `text`: as it is now. */
export const valueCell = (row: CoefficientRow, text: string): GridCell => {
  const { coefficient, change, problems } = row;
  const value = typedValue(coefficient, text);
  const [problem] = problems;
  const classes = ['coefficient-value'];
  if (isChanged(row)) classes.push('changed');
  if (problem) classes.push(problem.severity === 'error' ? 'coefficient-error' : 'coefficient-warning');
  return {
    content: (
      <>
        {problem ? <span class="coefficient-mark">{problem.severity === 'error' ? '✖' : '⚠'}</span> : null}
        {isChanged(row) ? <span class="coefficient-mark">✎</span> : null}
        {choiceLabel(coefficient, text)}
      </>
    ),
    value,
    class: classes.join(' '),
    copy: text,
    title: change ? fill(WORDS.beforeIs, { text: choiceLabel(coefficient, change.before) }) : text,
    ...(problem ? { problem: say(problem.message) } : {}),
  };
};

/**
 * What a coefficient is called in two parts: the items that it belongs to, or the part of the rule and what is declared there; and
 * what it is in it.
 */
export const calledBy = ({
  itemPath,
  label,
  section,
}: Coefficient): { readonly path: readonly string[]; readonly label: string } => {
  const text = say(label);
  if (itemPath.length > 0) return { path: itemPath, label: text };
  if (section === 'item') return { path: [say(WORDS.total)], label: text };
  const [declared, ...rest] = text.split(' · ');
  const part = say(SECTIONS[section]);
  return rest.length > 0 && declared !== undefined
    ? { path: [part, declared], label: rest.join(' · ') }
    : { path: [part], label: text };
};

/** The items around a coefficient, the innermost last and bold. */
export const PathOf = ({ path }: { readonly path: readonly string[] }) => (
  <span class="coefficient-path">
    {path.length > 1 ? <span class="coefficient-around">{path.slice(0, -1).map((name) => `${name} › `)}</span> : null}
    <b>{path.at(-1)}</b>
  </span>
);
