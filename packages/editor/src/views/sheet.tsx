import './sheet.css';
import type { SheetLine } from '@zhunsheng/interpreter';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sheet } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import { fill, language, say, type Words } from '../words/language.js';
import { linesOf } from './sheet-lines.js';

const WORDS = {
  label: { zh: '{unit} 的计算过程', en: 'How {unit} came to its score' },
  none: {
    zh: '{unit} 没有评分：取消资格，或规则、数据有错误。',
    en: '{unit} is not scored: it is disqualified, or the rule or the data is wrong.',
  },
  toRule: { zh: '看规则原文：{text}', en: 'Show the rule text: {text}' },
  hint: {
    zh: '点一行，看它在规则中的写法；在规则中选一处，这里标出用到它的各行。',
    en: 'Choose a line to see how the rule writes it. Choose a place of the rule to see the lines that rest on it.',
  },
} satisfies Words;

/** The calculation sheet of a unit. Each line leads to its place in the rule; a place of the rule marks its lines. */
export const SheetView = ({ unit }: { readonly unit: string }) => {
  const session = useSession();
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined);
  const snapshot = session.snapshot.value;
  const chosen = language.value;
  useEffect(() => {
    let live = true;
    void session.service.sheet(unit, chosen).then((found) => {
      if (live) setSheet(found);
    });
    return () => {
      live = false;
    };
  }, [snapshot, unit, chosen]);
  const selection = session.selection.value;
  const lines = sheet?.unit === unit ? sheet.lines : [];
  const marked = new Set(selection ? linesOf(lines, selection.span) : []);
  const first = Math.min(...marked);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (selection && selection.origin !== 'sheet' && Number.isFinite(first))
      list.current?.children[first]?.scrollIntoView({ block: 'nearest' });
  }, [selection, first]);
  if (sheet === undefined && snapshot) return <p class="scores-hint">{fill(WORDS.none, { unit })}</p>;
  return (
    <>
      <p class="sheet-hint faint">{say(WORDS.hint)}</p>
      <ol class="sheet" aria-label={fill(WORDS.label, { unit })} ref={list}>
        {lines.map((line, at) => (
          // Lines have no name of their own: a sheet is replaced as a whole.
          <Line key={at} line={line} marked={marked.has(at)} />
        ))}
      </ol>
    </>
  );
};

const Line = ({ line, marked }: { readonly line: SheetLine; readonly marked: boolean }) => {
  const session = useSession();
  const { kind, depth, text, aside, span } = line;
  return (
    <li
      class={`sheet-line sheet-${kind}${marked ? ' sheet-marked' : ''}`}
      style={{ paddingLeft: `${12 + depth * 14}px` }}
    >
      {span ? (
        <button
          type="button"
          class="sheet-text"
          aria-current={marked}
          title={fill(WORDS.toRule, { text })}
          onClick={() => session.select(span, 'sheet')}
        >
          {text}
        </button>
      ) : (
        <span class="sheet-text">{text}</span>
      )}
      {aside ? <span class="sheet-aside">{aside}</span> : null}
    </li>
  );
};
