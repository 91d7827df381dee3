import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';
import { say } from '../words/language.js';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons, at the foot. */
  readonly actions?: ComponentChildren;
  readonly wide?: boolean;
}

/** Where the focus goes first: the first field, else what the dialog is for. */
const FIELD =
  '.dialog-body :is(input:not([type=file]), select, textarea), .dialog-body:not(:has(input, select, textarea)) ~ .dialog-foot .primary';

/** A modal dialog: the browser keeps the focus within it, and gives it back where it came from. Escape closes it. */
export const Dialog = ({ title, onClose, children, actions, wide = false }: DialogProps) => {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would begin with the button that closes.
    dialog?.querySelector<HTMLElement>(FIELD)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="quiet" onClick={onClose} aria-label={say({ zh: '关闭', en: 'Close' })}>
          ✕
        </button>
      </div>
      <div class="dialog-body">{children}</div>
      {actions ? <div class="dialog-foot">{actions}</div> : null}
    </dialog>
  );
};
