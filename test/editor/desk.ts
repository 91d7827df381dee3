import { Drafts } from '../../packages/editor/src/files/drafts.js';
import { Tabs } from '../../packages/editor/src/files/tabs.js';
import { Disk } from '../../packages/editor/src/state/disk.js';
import { DraftKeeper } from '../../packages/editor/src/state/draft-keeper.js';
import type { OpenRule } from '../../packages/editor/src/state/open-rule.js';
import { Saving } from '../../packages/editor/src/state/saving.js';
import { Session } from '../../packages/editor/src/state/session.js';
import { lastRule } from '../../packages/editor/src/state/settings.js';
import { type FakeChannels, FakeService, FakeStorage, type FakeStore, soon } from './fakes.js';

/** 25 November 2026, 10:32 by the clock of the machine. */
export const NOW = new Date(2026, 10, 25, 10, 32).getTime();

interface Around {
  readonly storage?: FakeStorage;
  readonly channels?: FakeChannels;
  readonly tab?: string;
}

/** A tab of the page with a store open, without the page. */
export const openDesk = async (
  store: FakeStore,
  { storage = new FakeStorage(), channels, tab = 'tab' }: Around = {},
) => {
  lastRule.value = {};
  const fake = new FakeService();
  const session = new Session(fake.service);
  const disk = new Disk(session);
  const tabs = new Tabs(channels?.open(), tab, 1);
  const drafts = new Drafts(storage);
  const keeper = new DraftKeeper(session, disk, drafts, tabs, () => NOW);
  const saving = new Saving(session, disk, () => NOW);
  keeper.start();
  await session.enter(store);
  await soon(5);
  const rule = (path = 'a.yaml'): OpenRule => {
    const found = session.open.value.get(path);
    if (!found) throw new Error(`${path} is not open`);
    return found;
  };
  return {
    fake,
    session,
    disk,
    tabs,
    drafts,
    keeper,
    saving,
    rule,
    text: (path?: string) => rule(path).text.text.value,
    /** What has been told, in Chinese. */
    told: () => session.notices.value.map(({ text }) => text.zh),
    act: (label: string) => {
      const actions = session.notices.value.flatMap(({ actions }) => actions);
      const action = actions.find((one) => one.label.zh === label);
      if (!action) throw new Error(`no action ${label}`);
      action.run();
    },
  };
};
