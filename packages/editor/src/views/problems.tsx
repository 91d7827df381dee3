import './problems.css';
import { useState } from 'preact/hooks';
import type { PlainDiagnostic } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import { fill, say, type Words } from '../words/language.js';

const WORDS = {
  title: { zh: '问题', en: 'Problems' },
  none: { zh: '没有问题', en: 'No problems' },
  count: { zh: '{errors} 个错误，{warnings} 个警告', en: '{errors} errors, {warnings} warnings' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  place: { zh: '第 {line} 行第 {column} 列', en: 'line {line}, column {column}' },
  fix: { zh: '改正：{title}', en: 'Fix: {title}' },
  show: { zh: '展开', en: 'Show' },
  hide: { zh: '收起', en: 'Hide' },
} satisfies Words;

/** At the foot of the page: what is wrong with the rule and its data, and where; each leads to its place. */
export const Problems = () => {
  const session = useSession();
  const [open, setOpen] = useState(true);
  const snapshot = session.snapshot.value;
  const all = [
    ...(snapshot?.diagnostics ?? []),
    ...(snapshot?.scores.kind === 'data-wrong' ? snapshot.scores.diagnostics : []),
  ];
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const summary = all.length === 0 ? say(WORDS.none) : fill(WORDS.count, { errors, warnings: all.length - errors });
  return (
    <section class="problems" aria-label={say(WORDS.title)}>
      <div class="problems-head">
        <output class={errors > 0 ? 'error-text' : ''}>{summary}</output>
        {all.length > 0 ? (
          <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say(open ? WORDS.hide : WORDS.show)}
          </button>
        ) : null}
      </div>
      {open && all.length > 0 ? (
        <ul class="problems-list">
          {all.map((one) => (
            <Problem key={`${one.path} ${one.code} ${one.span.start} ${one.message.en}`} problem={one} />
          ))}
        </ul>
      ) : null}
    </section>
  );
};

const Problem = ({ problem }: { readonly problem: PlainDiagnostic }) => {
  const session = useSession();
  const { severity, message, hint, path, span, line, column, fixes } = problem;
  const own = path === session.rule.value?.path;
  const place = fill(WORDS.place, { line, column });
  return (
    <li class="problem">
      <span class={`problem-mark problem-${severity}`}>{say(WORDS[severity])}</span>
      <div>
        <p>
          {say(message)}
          {hint ? <span class="faint">{` ${say(hint)}`}</span> : null}
        </p>
        <p class="problem-links">
          {own ? (
            <button type="button" class="link" onClick={() => session.select(span, 'problems')}>
              {place}
            </button>
          ) : (
            <span class="faint">{`${path} ${place}`}</span>
          )}
          {own
            ? fixes.map((fix) => (
                <button
                  key={fix.title.en}
                  type="button"
                  disabled={!session.upToDate.value}
                  onClick={() => session.applyOutcome({ edits: fix.edits })}
                >
                  {fill(WORDS.fix, { title: say(fix.title) })}
                </button>
              ))
            : null}
        </p>
      </div>
    </li>
  );
};
