import { useEffect, useState } from 'preact/hooks';
import { dragsFiles, readDrop } from '../files/dropped.js';
import { useSession } from '../state/context.js';
import { filesOf } from '../state/files.js';
import { say, type Words } from '../words/language.js';

const WORDS = {
  release: { zh: '松开鼠标，打开规则或加入数据', en: 'Release to open rules or add data' },
} satisfies Words;

/** The whole page takes files that are dropped on it; the browser would leave the page for them. */
export const DropZone = () => {
  const session = useSession();
  const { opening } = filesOf(session);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!dragsFiles(event)) return;
      // Before the code editor, which would put a dropped file into the text.
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Out of the window, not into another element.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!dragsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      const dropped = readDrop(event.dataTransfer.items);
      void dropped.then((it) => (it.kind === 'folder' ? opening.openFolder(it.folder) : opening.takeFiles(it.given)));
    };
    addEventListener('dragenter', onOver, true);
    addEventListener('dragover', onOver, true);
    addEventListener('dragleave', onLeave, true);
    addEventListener('drop', onDrop, true);
    return () => {
      removeEventListener('dragenter', onOver, true);
      removeEventListener('dragover', onOver, true);
      removeEventListener('dragleave', onLeave, true);
      removeEventListener('drop', onDrop, true);
    };
  }, [opening]);
  return over ? (
    <div class="drop-zone">
      <p>{say(WORDS.release)}</p>
    </div>
  ) : null;
};
