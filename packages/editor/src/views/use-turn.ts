import { useRef } from 'preact/hooks';
import { useSession } from '../state/context.js';

/** Turns the other views to a coefficient, at the place that it has in the present text. */
export const useTurnTo = (): ((id: string) => void) => {
  const session = useSession();
  const wanted = useRef('');
  return (id) => {
    wanted.current = id;
    void session.current().then((snapshot) => {
      const span = snapshot?.coefficients.find((one) => one.id === id)?.span;
      const now = session.selection.peek()?.span;
      if (wanted.current !== id || !span || (now?.start === span.start && now.end === span.end)) return;
      session.select(span, 'table');
    });
  };
};
