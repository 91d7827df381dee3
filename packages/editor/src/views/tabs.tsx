import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './tabs.css';

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: ComponentChildren;
  readonly panel: ComponentChildren;
  /** Keeps what is in the panel alive while another one is shown. */
  readonly keep?: boolean;
}

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly selected: K;
  readonly onSelect: (key: K) => void;
  /** What stands at the end of the row of tabs. */
  readonly extra?: ComponentChildren;
}

/** Tabs as the ARIA authoring practices have them: arrows move and select, Home and End go to the ends. */
export const Tabs = <K extends string>({ label, tabs, selected, onSelect, extra }: TabsProps<K>) => {
  const id = useId();
  const go = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ key }) => key === selected);
    const last = tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const target = to === undefined ? undefined : tabs[to];
    if (!target) return;
    event.preventDefault();
    onSelect(target.key);
    document.getElementById(`${id}-${target.key}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tabs-row">
        <div role="tablist" aria-label={label} class="tabs-list" onKeyDown={go}>
          {tabs.map(({ key, label: text }) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              aria-selected={key === selected}
              aria-controls={`${id}-${key}-panel`}
              tabIndex={key === selected ? 0 : -1}
              onClick={() => onSelect(key)}
            >
              {text}
            </button>
          ))}
        </div>
        {extra}
      </div>
      {tabs.map(({ key, panel, keep }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-${key}-panel`}
          aria-labelledby={`${id}-${key}`}
          class="tabs-panel"
          hidden={key !== selected}
        >
          {keep || key === selected ? panel : null}
        </div>
      ))}
    </div>
  );
};
