import type { ComponentChildren } from 'preact';
import { fill, say } from '../words/language.js';
import { choiceLabel, PathOf } from './coefficient-cells.js';
import type { CoefficientRow } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';

interface FootProps {
  readonly id: string;
  readonly row: CoefficientRow | undefined;
  /** The last thing that the grid has to say. */
  readonly status: string;
  readonly onMatrix?: (row: CoefficientRow) => boolean;
  readonly onRevert: (row: CoefficientRow) => boolean;
  readonly children?: ComponentChildren;
}

/** Below a grid: the formula in which a coefficient stands, its clause and note, and what is wrong with it. */
export const CoefficientFoot = ({ id, row, status, onMatrix, onRevert, children }: FootProps) => (
  <div class="coefficient-foot">
    <div id={id} class="coefficient-told">
      {row ? <Told row={row} /> : null}
    </div>
    <div class="coefficient-acts">
      {row?.change ? (
        <button type="button" onClick={() => onRevert(row)}>
          {fill(WORDS.revertOf, { text: choiceLabel(row.coefficient, row.change.before) })}
        </button>
      ) : null}
      {row?.coefficient.matrix && onMatrix ? (
        <button type="button" onClick={() => onMatrix(row)}>
          {fill(WORDS.asMatrixOf, { name: row.coefficient.matrix.name })}
        </button>
      ) : null}
    </div>
    <div class="coefficient-status faint">
      <output>{status}</output>
      {status === '' ? (
        <span class="coefficient-keys" title={say(WORDS.keys)}>
          {say(WORDS.keys)}
        </span>
      ) : null}
      {children}
    </div>
  </div>
);

const Told = ({ row: { coefficient, problems } }: { readonly row: CoefficientRow }) => {
  const { itemPath, label, source, context, note, text, help } = coefficient;
  return (
    <>
      <p class="coefficient-told-line">
        <PathOf path={itemPath.length > 0 ? [...itemPath, say(label)] : [say(label)]} />
        {source === undefined ? null : <span class="faint">{source}</span>}
        {note === undefined ? null : <span class="faint">{`# ${note}`}</span>}
      </p>
      {problems.length > 0 ? (
        problems.slice(0, 1).map((one) => (
          <p
            key={one.code}
            class={one.severity === 'error' ? 'coefficient-told-line error-text' : 'coefficient-told-line'}
          >
            {`${one.severity === 'error' ? '✖' : '⚠'} ${say(one.message)}`}
          </p>
        ))
      ) : (
        <p class="coefficient-told-line" title={context}>
          {context === text ? null : <code>{context}</code>}
          {help ? <span class="faint">{say(help)}</span> : null}
        </p>
      )}
    </>
  );
};
