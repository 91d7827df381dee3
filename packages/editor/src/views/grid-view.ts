import { useLayoutEffect, useState } from 'preact/hooks';
import { type Place, ROW_HEIGHT, scrolledTo } from './grid-model.js';

/** The focus is taken from nothing outside of the grid. */
export const mayTakeFocus = (root: HTMLElement): boolean => {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || root.contains(activeElement);
};

/** How far the grid is scrolled, and how high it is now. */
export const useView = (root: {
  readonly current: HTMLElement | null;
}): { readonly scrolled: number; readonly height: number } => {
  const [view, setView] = useState({ scrolled: 0, height: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // Painted rows reach further than the view: to follow in steps is enough.
    const step = ROW_HEIGHT * 4;
    const look = (): void => {
      const [scrolled, height] = [Math.floor(element.scrollTop / step) * step, element.clientHeight];
      setView((now) => (now.scrolled === scrolled && now.height === height ? now : { scrolled, height }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return view;
};

/** Scrolls the grid, and nothing around it. */
export const reveal = (
  root: HTMLElement,
  { row }: Place,
  cell: HTMLElement | null,
  scrolled: typeof scrolledTo,
): void => {
  const head = root.querySelector<HTMLElement>('.grid-head')?.offsetHeight ?? 0;
  const top = scrolled(root.scrollTop, root.clientHeight - head, row * ROW_HEIGHT, ROW_HEIGHT);
  if (top !== root.scrollTop) root.scrollTop = top;
  if (!cell || cell.classList.contains('grid-row-head')) return;
  const rowHead = root.querySelector<HTMLElement>('.grid-head .grid-row-head')?.offsetWidth ?? 0;
  const left = scrolledTo(root.scrollLeft, root.clientWidth - rowHead, cell.offsetLeft - rowHead, cell.offsetWidth);
  if (left !== root.scrollLeft) root.scrollLeft = left;
};
