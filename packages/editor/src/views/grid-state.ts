import { signal } from '@preact/signals';
import { editIntentOf, type GridShape, intentOf, type Key, placeAfter } from './grid-keys.js';
import { at, type Block, blockOf, type CellValue, type GridAt, hasField, kept, type Place } from './grid-model.js';
import { SentValues } from './grid-sent.js';

/** A value being typed. */
export interface Draft {
  readonly place: Place;
  readonly value: CellValue;
  readonly text: string;
  /** Whether what stood there is marked, to be typed over. */
  readonly marked: boolean;
  /** Why it was refused. */
  readonly messages: readonly string[];
}

/** What a grid stands in. */
export interface GridHost {
  readonly shape: GridShape;
  valueAt(place: Place): CellValue | undefined;
  /** Gives a value another text; why it is refused, if it is. */
  set(id: string, text: string): Promise<readonly string[]>;
  /** What Enter does in a cell that is not typed in; false if nothing. */
  act(place: Place): boolean;
  undo(): void;
  redo(): void;
  search(): void;
  readonly words: { readonly empty: string; readonly erase: string; readonly release: string };
}

type Then = 'down' | 'up' | 'next' | 'previous' | 'stay';

/**
 * Where one is in a grid, and what is being typed. The active cell has a field in it all the time, into which whatever comes from a
 * keyboard, an input method or the clipboard goes. A typed value is looked at elsewhere, which takes a moment; meanwhile one is in
 * the next cell, so that nobody has to type slower than the machine answers.
 */
export class GridState {
  readonly at = signal<GridAt>(at({ row: 0, column: 0 }));
  readonly draft = signal<Draft | undefined>(undefined);
  readonly sent = new SentValues();
  /** The last thing that the grid has to say. */
  readonly status = signal('');
  /** Grows when the focus belongs in the grid, at the active cell or the field in it. */
  readonly focus = signal(0);
  /** Whether the last move followed another view. */
  followed = false;
  #released = false;

  constructor(public host: GridHost) {}

  /** Whether the key was for the grid. What is not goes on to the field, if there is one. */
  key(key: Key): boolean {
    return this.draft.value ? this.#editKey(key, this.draft.value) : this.#plainKey(key);
  }

  go(to: GridAt): void {
    this.at.value = to;
    this.status.value = '';
  }

  /** Moves without any key: to what another view turned to. What is being typed stays. */
  follow(place: Place): void {
    if (this.draft.value) return;
    this.followed = true;
    this.go(at(place));
  }

  /** Begins to type in the active cell, or in the only cell of its row that can be typed in. */
  edit(text?: string): void {
    const { active } = this.at.value;
    let place = active;
    let value = this.host.valueAt(active);
    if (!value) {
      if (text === undefined && this.host.act(active)) return;
      const column = this.#onlyColumn();
      if (column === undefined) return;
      place = { row: active.row, column };
      value = this.host.valueAt(place);
    }
    if (!value) return;
    this.at.value = at(place);
    this.status.value = '';
    const typed = value.closed ? undefined : text;
    const now = this.sent.textOf(value);
    this.draft.value = {
      place,
      value: { ...value, text: now },
      text: typed ?? now,
      marked: typed === undefined,
      messages: [],
    };
  }

  /** What stands in the field now. The first of it begins the change. */
  type(text: string): void {
    const draft = this.draft.value;
    if (draft) this.draft.value = { ...draft, text, marked: false };
    else this.edit(text);
  }

  /** An input method begins to compose in the field. */
  compose(): void {
    if (!this.draft.value) this.edit('');
  }

  /** It has ended. Where it left nothing, nothing has been begun. */
  composed(): void {
    if (this.draft.value?.text !== '') return;
    this.draft.value = undefined;
    this.#reopen();
  }

  /** Takes what was typed. `then`: where to go on; without it the focus has gone elsewhere already. */
  finish(then?: Then): void {
    const draft = this.draft.value;
    if (!draft) return;
    const text = draft.text.trim();
    if (text === '') {
      this.#refuse({ ...draft, messages: [this.host.words.empty] });
      return;
    }
    this.draft.value = undefined;
    this.status.value = '';
    if (text !== draft.value.text) this.#send(draft, text);
    if (then) {
      this.at.value = at(then === 'stay' ? draft.place : placeAfter(then, draft.place, this.host.shape));
      this.focus.value++;
    }
    this.#reopen();
  }

  cancel(): void {
    this.draft.value = undefined;
    this.focus.value++;
    this.#reopen();
  }

  /** Nothing can be deleted. */
  refuseErasing(): void {
    this.status.value = this.host.words.erase;
  }

  /** The focus has come in: Tab is the grid's again, and the focus goes with the active cell. */
  entered(): void {
    this.#released = false;
    if (this.focus.peek() === 0) this.focus.value = 1;
  }

  /** Other rows than before: one stays at the same row where it is still there. */
  rekey(before: readonly string[], now: readonly string[]): void {
    const { active, anchor } = this.at.value;
    const { rows, columns } = this.host.shape;
    const rowNow = (row: number): number | undefined => {
      const found = now.indexOf(before[row] ?? '');
      return found < 0 ? undefined : found;
    };
    this.sent.move(rowNow);
    const row = rowNow(active.row);
    const draft = this.draft.value;
    if (row === undefined) {
      this.draft.value = undefined;
      this.#move(at(kept(active, rows, columns)));
      this.focus.value++;
      this.#reopen();
      return;
    }
    const other = rowNow(anchor.row);
    const moved = { ...active, row };
    this.#move(at(moved, other === undefined ? moved : { ...anchor, row: other }));
    if (!draft) return;
    const draftRow = rowNow(draft.place.row);
    this.draft.value = draftRow === undefined ? undefined : { ...draft, place: { ...draft.place, row: draftRow } };
  }

  /** Where a pasted column goes. */
  get block(): Block {
    const block = blockOf(this.at.value);
    const only = this.#onlyColumn();
    return only === undefined ? block : { ...block, left: only, right: only };
  }

  #onlyColumn(): number | undefined {
    const { columns, editable } = this.host.shape;
    const found = Array.from({ length: columns }, (_, column) => column).filter(editable);
    return found.length === 1 ? found[0] : undefined;
  }

  #move(to: GridAt): void {
    const { active, anchor } = this.at.value;
    if (!same(active, to.active) || !same(anchor, to.anchor)) this.at.value = to;
  }

  #send({ place, value }: Draft, text: string): void {
    this.sent.send(
      { place, value, text },
      (id, typed) => this.host.set(id, typed),
      (refused) => {
        if (!refused) return;
        this.status.value = refused.messages.join(' ');
        this.#reopen();
      },
    );
  }

  /** Back to a refused value, unless another one is being typed: what is begun is brought to its end. */
  #reopen(): void {
    const refused = this.draft.value ? undefined : this.sent.takeRefused();
    if (refused) this.#refuse({ ...refused, marked: false });
  }

  #refuse({ place, value, text, messages }: Draft): void {
    this.at.value = at(place);
    this.status.value = '';
    this.draft.value = { place, value, text, marked: false, messages };
    this.focus.value++;
  }

  #editKey(key: Key, draft: Draft): boolean {
    const intent = editIntentOf(key, draft.value.closed);
    if (!intent) return false;
    if (intent.do === 'cancel') this.cancel();
    else this.finish(intent.then);
    return true;
  }

  #plainKey(key: Key): boolean {
    if (key.key === 'Tab' && this.#released) return false;
    const intent = intentOf(key, this.at.value, this.host.shape);
    if (!intent) return false;
    this.#released = intent.do === 'release';
    switch (intent.do) {
      case 'go':
        this.go(intent.to);
        this.focus.value++;
        break;
      case 'edit':
        if (intent.text !== undefined && hasField(this.host.valueAt(this.at.value.active))) return false;
        this.edit(intent.text);
        break;
      case 'erase':
        this.refuseErasing();
        break;
      case 'release':
        this.at.value = at(this.at.value.active);
        this.status.value = this.host.words.release;
        break;
      case 'search':
        this.host.search();
        break;
      case 'undo':
        this.sent.after(() => this.host.undo());
        break;
      case 'redo':
        this.sent.after(() => this.host.redo());
    }
    return true;
  }
}

const same = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column;
