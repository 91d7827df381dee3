import { useSession } from '../state/context.js';
import { filesOf } from '../state/files.js';
import { say, type Words } from '../words/language.js';
import './compare-dialog.css';
import { Dialog } from './dialog.js';
import { DiffView } from './diff-view.js';

const WORDS = {
  close: { zh: '关闭', en: 'Close' },
  title: { zh: '差异', en: 'Difference' },
} satisfies Words;

/** Two texts side by side, where a message offers to show them. */
export const CompareDialog = () => {
  const { disk } = filesOf(useSession());
  const comparison = disk.comparison.value;
  if (!comparison) return null;
  const close = (): void => {
    disk.comparison.value = undefined;
  };
  return (
    <Dialog
      wide
      title={say(WORDS.title)}
      onClose={close}
      actions={
        <button type="button" class="primary" onClick={close}>
          {say(WORDS.close)}
        </button>
      }
    >
      <p>{say(comparison.title)}</p>
      <div class="compare">
        <DiffView before={comparison.before} after={comparison.after} />
      </div>
    </Dialog>
  );
};
