import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../words/language.js';
import type { CellValue } from './grid-model.js';
import type { SentValue } from './grid-sent.js';
import type { Draft, GridState } from './grid-state.js';
import { mayTakeFocus } from './grid-view.js';

/** What stands in a cell of a grid. */
export interface GridCell {
  readonly content: ComponentChildren;
  /** Where it can be typed in. */
  readonly value?: CellValue;
  readonly class?: string;
  readonly title?: string;
  /** What copying it gives. */
  readonly copy: string;
  /** What is wrong with it. */
  readonly problem?: string;
}

const ALSO = { zh: '也可以写 ', en: 'Or type ' };

interface FieldProps {
  readonly state: GridState;
  readonly value: CellValue;
  /** What is being typed in the cell. */
  readonly draft: Draft | undefined;
  /** In the lower half of the view: the message stands above. */
  readonly low: boolean;
  /** What is read out with the cell while nothing is being typed. */
  readonly describedBy: string | undefined;
  /** Whether something is wrong with the value. */
  readonly wrong: boolean;
}

/**
 * The field in which a value is typed or chosen, and below it why it was refused. The one to type in stands in the active cell all the
 * time, empty and unseen until something comes into it: an input method needs a field at its first key.
 */
export const CellField = ({ state, value, draft, low, describedBy, wrong }: FieldProps) => {
  const message = useId();
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    const grid = element?.closest<HTMLElement>('.grid');
    if (!draft || !element || !grid || !mayTakeFocus(grid)) return;
    element.focus({ preventScroll: true });
    if (element instanceof HTMLInputElement && draft.marked) element.select();
    if (element instanceof HTMLSelectElement) showChoices(element);
  }, [draft === undefined]);
  const messages = draft?.messages ?? [];
  const refused = messages.length > 0;
  const help = draft && value.choices && !value.closed;
  const description = draft ? (refused || help ? message : undefined) : describedBy;
  const common = {
    ref: field,
    'aria-label': value.told,
    'aria-invalid': draft ? refused : wrong,
    // The field of another cell may go while it has the focus.
    onBlur: () => {
      if (state.draft.value?.value.id === value.id) state.finish();
    },
    ...(description === undefined ? {} : { 'aria-describedby': description }),
  };
  return (
    <>
      {value.closed && draft ? (
        <ChoiceField common={common} state={state} draft={draft} />
      ) : (
        <input
          {...common}
          class={draft ? 'grid-field' : 'grid-field grid-idle'}
          inputMode={value.decimal ? 'decimal' : 'text'}
          autocomplete="off"
          spellcheck={false}
          value={draft?.text ?? ''}
          onBeforeInput={(event) => {
            // A blank begins nothing.
            if (!state.draft.value && event.inputType === 'insertText' && event.data?.trim() === '')
              event.preventDefault();
          }}
          onInput={(event) => state.type(event.currentTarget.value)}
          onCompositionStart={() => state.compose()}
          onCompositionEnd={() => state.composed()}
        />
      )}
      {refused || help ? (
        <div
          id={message}
          class={low ? 'grid-message grid-message-above' : 'grid-message'}
          role={refused ? 'alert' : undefined}
        >
          {messages.map((one) => (
            <p key={one} class="error-text">
              {one}
            </p>
          ))}
          {help ? (
            <p class="faint">{say(ALSO) + value.choices.map((one) => `${one.value}：${one.label}`).join('　')}</p>
          ) : null}
        </div>
      ) : null}
    </>
  );
};

/** A value that was typed and is not yet the rule's. */
export const CellSent = ({ sent: { value, text, messages } }: { readonly sent: SentValue }) => (
  <span class={messages.length > 0 ? 'error-text' : ''} title={messages.join(' ')}>
    {value.choices?.find((one) => one.value === text)?.label ?? text}
  </span>
);

interface ChoiceProps {
  readonly common: object;
  readonly state: GridState;
  readonly draft: Draft;
}

const ChoiceField = ({ common, state, draft }: ChoiceProps) => {
  // With the list closed, arrows change the choice at each press: these wait for Enter. A choice from the list stands at once.
  const byKey = useRef(false);
  const known = draft.value.choices?.some((one) => one.value === draft.text) ?? false;
  return (
    <select
      {...common}
      class="grid-field"
      value={draft.text}
      onKeyDown={(event) => {
        byKey.current = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
      }}
      onPointerDown={() => {
        byKey.current = false;
      }}
      onChange={(event) => {
        state.type(event.currentTarget.value);
        if (!byKey.current) state.finish('stay');
      }}
    >
      {known ? null : <option value={draft.text}>{draft.text}</option>}
      {draft.value.choices?.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
};

const showChoices = (element: HTMLSelectElement): void => {
  try {
    element.showPicker();
  } catch {
    // Not allowed here, or an older browser: the arrows choose all the same.
  }
};
