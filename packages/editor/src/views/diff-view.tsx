import './diff-view.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DiffEditor } from '../monaco/diff.js';
import { loadMonaco } from '../monaco/load.js';
import { say, type Words } from '../words/language.js';

const WORDS = {
  loading: { zh: '正在比较……', en: 'Comparing …' },
  failed: {
    zh: '对照没有载入。请检查网络后再打开。',
    en: 'The comparison could not be loaded. Check the connection and open it again.',
  },
  same: { zh: '两边的文字相同。', en: 'Both texts are the same.' },
} satisfies Words;

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
}

/** Two texts compared, read-only: side by side where there is room, else one below the other. */
export const DiffView = ({ before, after }: DiffViewProps) => {
  const place = useRef<HTMLDivElement>(null);
  const [diff, setDiff] = useState<DiffEditor>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let mounted: DiffEditor | undefined;
    let gone = false;
    loadMonaco().then(
      ({ mountDiff }) => {
        if (gone || !place.current) return;
        mounted = mountDiff(place.current);
        setDiff(mounted);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
      mounted?.dispose();
    };
  }, []);
  useEffect(() => diff?.show(before, after), [diff, before, after]);
  return (
    <div class="diff">
      {before === after ? <p class="diff-same">{say(WORDS.same)}</p> : null}
      <div class="diff-body">
        <div class="diff-editor" ref={place} />
        {diff ? null : (
          <p class="diff-wait" role="status">
            {say(failed ? WORDS.failed : WORDS.loading)}
          </p>
        )}
      </div>
    </div>
  );
};
