import './grid-paste.css';
import { useState } from 'preact/hooks';
import { fill, say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';
import { at, type Block } from './grid-model.js';
import type { GridState } from './grid-state.js';
import { type PasteRefusal, planPaste } from './paste.js';
import type { ValueEdits } from './value-edits.js';

const WORDS = {
  title: { zh: '没有粘贴', en: 'Nothing was pasted' },
  untouched: {
    zh: '下面 {count} 个数值粘贴不了，所以一个数值也没有改动。改正后再粘贴一次。',
    en: '{count} values can’t be pasted, so none was changed. Put them right and paste again.',
  },
  nothing: { zh: '剪贴板里没有可以粘贴的数值。', en: 'There is no value on the clipboard.' },
  'too-wide': {
    zh: '剪贴板里有 {columns} 列，从这一格往右只有 {room} 列。请只复制要粘贴的那几列。',
    en: 'There are {columns} columns on the clipboard and room for {room}. Copy only the columns to be pasted.',
  },
  'too-long': {
    zh: '剪贴板里有 {rows} 行，从这一格往下只有 {room} 行。请少复制几行，或者从上面的格子开始粘贴。',
    en: 'There are {rows} rows on the clipboard and room for {room}. Copy fewer rows, or paste from a cell further up.',
  },
  empty: { zh: '空白；系数不能为空', en: 'blank; a coefficient can’t be empty' },
  'no-cell': { zh: '这一格在规则里没有数值', en: 'the rule has no value here' },
  place: { zh: '位置', en: 'Place' },
  value: { zh: '要粘贴的数值', en: 'Value' },
  reason: { zh: '原因', en: 'Why' },
  more: { zh: '另有 {count} 个', en: 'and {count} more' },
  close: { zh: '知道了', en: 'Close' },
  done: { zh: '已粘贴 {count} 个数值', en: '{count} values pasted' },
} satisfies Words;

const SHOWN = 200;

interface Report {
  readonly text?: string;
  readonly lines: readonly { readonly place: string; readonly text: string; readonly reason: string }[];
}

interface PasteTarget {
  readonly state: GridState;
  readonly edits: ValueEdits;
  /** How a cell is called. */
  name(row: number, column: number): string;
}

/** Puts a pasted block into a grid, all of it or nothing, and shows what stands against it. */
export const usePaste = ({ state, edits, name }: PasteTarget) => {
  const [report, setReport] = useState<Report>();
  const paste = async (block: readonly (readonly string[])[], selection: Block): Promise<void> => {
    const { shape, valueAt } = state.host;
    const columns = lastEditable(shape.columns, shape.editable) + 1;
    const plan = planPaste(
      block,
      selection,
      { rows: shape.rows, columns },
      (row, column) => valueAt({ row, column })?.id,
    );
    if ('refused' in plan) {
      setReport(reportOf(plan.refused, name));
      return;
    }
    const places = new Map(plan.values.map((one) => [one.id, name(one.row, one.column)]));
    const refused = await edits.setAll(plan.values.map(({ id, text }) => ({ id, text })));
    if (refused.length > 0) {
      const lines = refused.map(({ id, text, messages }) => ({
        place: places.get(id) ?? '',
        text,
        reason: messages.join(say({ zh: '；', en: '; ' })),
      }));
      setReport({ lines });
      return;
    }
    const [first, last] = [plan.values[0], plan.values.at(-1)];
    if (first && last) state.go(at({ row: first.row, column: first.column }, { row: last.row, column: last.column }));
    state.status.value = fill(WORDS.done, { count: plan.values.length });
    state.focus.value++;
  };
  return {
    paste: (block: readonly (readonly string[])[], selection: Block): void => void paste(block, selection),
    report: report ? <PasteReport report={report} onClose={() => setReport(undefined)} /> : null,
  };
};

const lastEditable = (columns: number, editable: (column: number) => boolean): number => {
  for (let column = columns - 1; column >= 0; column--) if (editable(column)) return column;
  return -1;
};

const reportOf = (refusal: PasteRefusal, name: PasteTarget['name']): Report => {
  switch (refusal.why) {
    case 'nothing':
      return { text: say(WORDS.nothing), lines: [] };
    case 'too-wide':
      return { text: fill(WORDS['too-wide'], { columns: refusal.columns, room: refusal.room }), lines: [] };
    case 'too-long':
      return { text: fill(WORDS['too-long'], { rows: refusal.rows, room: refusal.room }), lines: [] };
    case 'cells':
      return {
        lines: refusal.cells.map(({ row, column, text, why }) => ({
          place: name(row, column),
          text,
          reason: say(WORDS[why]),
        })),
      };
  }
};

const PasteReport = ({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) => (
  <Dialog
    title={say(WORDS.title)}
    onClose={onClose}
    actions={
      <button type="button" class="primary" onClick={onClose}>
        {say(WORDS.close)}
      </button>
    }
  >
    <p>{report.text ?? fill(WORDS.untouched, { count: report.lines.length })}</p>
    {report.lines.length > 0 ? (
      <table class="paste-report">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.place)}</th>
            <th scope="col">{say(WORDS.value)}</th>
            <th scope="col">{say(WORDS.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.slice(0, SHOWN).map((one, index) => (
            <tr key={index}>
              <th scope="row">{one.place}</th>
              <td>{one.text}</td>
              <td>{one.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
    {report.lines.length > SHOWN ? (
      <p class="faint">{fill(WORDS.more, { count: report.lines.length - SHOWN })}</p>
    ) : null}
  </Dialog>
);
