/** What tabs of the page tell each other. */
export type TabMessage =
  | { readonly kind: 'who'; readonly tab: string }
  | { readonly kind: 'here' | 'left'; readonly tab: string; readonly holds: readonly string[] };

export interface TabChannel {
  send(message: TabMessage): void;
  listen(hear: (message: TabMessage) => void): void;
}

/** How long other tabs have to answer (ms). */
const PATIENCE = 150;

/** The other tabs of this page in the same browser, and which rules they have open; none where tabs can't speak to each other. */
export class Tabs {
  readonly #channel: TabChannel | undefined;
  readonly #others = new Map<string, ReadonlySet<string>>();
  #holds: readonly string[] = [];
  readonly #id: string;
  /** When the other tabs have had their time to answer. */
  readonly settled: Promise<void>;

  constructor(channel: TabChannel | undefined, id: string, patience = PATIENCE) {
    this.#channel = channel;
    this.#id = id;
    channel?.listen((message) => this.#hear(message));
    channel?.send({ kind: 'who', tab: id });
    this.settled = channel ? new Promise((resolve) => setTimeout(resolve, patience)) : Promise.resolve();
  }

  get id(): string {
    return this.#id;
  }

  /** What this tab has open, from now on. */
  hold(rules: readonly string[]): void {
    if (rules.length === this.#holds.length && rules.every((one, at) => one === this.#holds[at])) return;
    this.#holds = rules;
    this.#tell('here');
  }

  leave(): void {
    this.#tell('left');
  }

  /** After `leave`, where the browser kept the page and the user came back to it. */
  comeBack(): void {
    this.#tell('here');
  }

  isOpen(tab: string): boolean {
    return tab === this.#id || this.#others.has(tab);
  }

  /** Whether another tab has this rule open. */
  holdsElsewhere(rule: string): boolean {
    return [...this.#others.values()].some((holds) => holds.has(rule));
  }

  #tell(kind: 'here' | 'left'): void {
    this.#channel?.send({ kind, tab: this.#id, holds: this.#holds });
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'left') this.#others.delete(message.tab);
    else if (message.kind === 'here') this.#others.set(message.tab, new Set(message.holds));
    else {
      this.#others.set(message.tab, this.#others.get(message.tab) ?? new Set());
      this.#tell('here');
    }
  }
}
