import { browserStorage } from '../files/browser-storage.js';
import { Drafts } from '../files/drafts.js';
import { type TabChannel, type TabMessage, Tabs } from '../files/tabs.js';
import { takeToken } from '../files/token.js';
import { Disk } from './disk.js';
import { DraftKeeper } from './draft-keeper.js';
import { Opening } from './opening.js';
import { Saving } from './saving.js';
import type { Session } from './session.js';

/** How often the disk is looked at (ms); longer where looking takes long. */
const PAUSE = 2_500;

/** All that has to do with files, for one session. */
export interface Files {
  readonly disk: Disk;
  readonly keeper: DraftKeeper;
  readonly saving: Saving;
  readonly opening: Opening;
}

const bySession = new WeakMap<Session, Files>();

export const filesOf = (session: Session): Files => {
  const known = bySession.get(session);
  if (known) return known;
  const disk = new Disk(session);
  const drafts = new Drafts(browserStorage('local'));
  const tabs = new Tabs(channel(), newId());
  const keeper = new DraftKeeper(session, disk, drafts, tabs);
  const saving = new Saving(session, disk);
  const opening = new Opening({ session, disk, keeper, saving });
  const files = { disk, keeper, saving, opening };
  bySession.set(session, files);
  keeper.start();
  keepWhenLeaving(files, session, tabs);
  watchDisk(files, session);
  return files;
};

/** Opens what the page begins with. */
export const openFirst = async (session: Session): Promise<void> => {
  const token = takeToken({ location, history, storage: browserStorage('session') });
  // The address of a server that was started anew, pasted into this tab: to the browser that is a place in the page it has.
  addEventListener('hashchange', () => {
    if (/[#&]token=/.test(location.hash)) location.reload();
  });
  const isLocal = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  await filesOf(session).opening.first(token, isLocal);
  session.opening.value = false;
};

const channel = (): TabChannel | undefined => {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const all = new BroadcastChannel('zhunsheng');
  return {
    send: (message) => all.postMessage(message),
    listen: (hear) => all.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => hear(data)),
  };
};

/** `randomUUID` is missing on plain http. */
const newId = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) => one.toString(36)).join('');

const keepWhenLeaving = ({ keeper }: Files, session: Session, tabs: Tabs): void => {
  addEventListener('visibilitychange', () => keeper.flush());
  addEventListener('pagehide', () => {
    keeper.flush();
    tabs.leave();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tabs.comeBack();
  });
  addEventListener('beforeunload', (event) => {
    keeper.flush();
    // Where all is kept, there is nothing to ask.
    if (session.unsaved.peek().some((rule) => keeper.notKept.peek().has(rule))) event.preventDefault();
  });
};

const watchDisk = ({ disk }: Files, session: Session): void => {
  const look = async (): Promise<boolean> => session.store.peek()?.saving !== 'in-place' || (await disk.check());
  const again = async (): Promise<void> => {
    const began = performance.now();
    const reached = document.visibilityState !== 'visible' || (await look());
    setTimeout(again, Math.max(reached ? PAUSE : 4 * PAUSE, 5 * (performance.now() - began)));
  };
  setTimeout(again, PAUSE);
  addEventListener('focus', () => void look());
};
