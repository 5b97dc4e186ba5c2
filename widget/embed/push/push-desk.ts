import type {
  NoticePreferences,
  PreferencesView,
} from '../../../server/contract/notice-settings.ts';
import type { Reach } from './reach.ts';

/** `waiting`: the buyer was sent to the page that asks the browser. */
export type Stage = 'idle' | 'waiting' | 'on' | 'failed';

export interface PushState {
  readonly view: PreferencesView;
  readonly stage: Stage;
  /** The buyer said no to the offer, here, not long ago. */
  readonly declined: boolean;
  /** Where the browser is asked; absent until it is known. */
  readonly page?: string | undefined;
}

interface Parts {
  readonly reach: Reach;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Whether this browser can be told anything at all. */
  readonly able: boolean;
  readonly now?: () => number;
}

const DECLINED = 'redress.push.declined';
/** A no is kept for thirty days. */
const DECLINED_MS = 30 * 86_400_000;
/** The page's invitation is good for ten minutes. */
const PAGE_MS = 8 * 60_000;
const LOOK_MS = 2_000;
/** How often it is looked whether the buyer came to an end on the page. */
const LOOKS = 90;

export type PushDesk = ReturnType<typeof createPushDesk>;

/** What the bell and the offer show and do. */
export function createPushDesk({ reach, storage, able, now = Date.now }: Parts) {
  let state: PushState | undefined;
  let pageAt = 0;
  const ears = new Set<() => void>();
  const put = (change: Partial<PushState>): void => {
    if (!state) return;
    state = { ...state, ...change };
    for (const ear of ears) ear();
  };
  const until = Number(storage?.getItem(DECLINED) ?? 0) + DECLINED_MS;

  async function choose(change: Partial<NoticePreferences>): Promise<void> {
    if (!state) return;
    const { app, mail, push, quiet, locale } = state.view;
    const view = await reach.choose({ app, mail, push, quiet, locale, ...change });
    put(view ? { view, stage: 'idle' } : { stage: 'failed' });
  }
  return {
    able,
    get: () => state,
    subscribe: (ear: () => void) => void ears.add(ear),
    /** False for somebody who cannot be told. */
    async begin(): Promise<boolean> {
      const view = await reach.look();
      if (view) state = { view, stage: 'idle', declined: now() < until };
      return view !== undefined;
    },
    /** The page is asked for before it is wanted: a browser lets only the click itself open one. */
    async prepare(): Promise<void> {
      if (!able || now() - pageAt < PAGE_MS) return;
      pageAt = now();
      const page = await reach.invite();
      if (page) put({ page });
      else pageAt = 0;
    },
    /** The page was opened: looks until the server knows of this browser too. */
    async follow(): Promise<void> {
      const before = state?.view.browsers ?? 0;
      put({ stage: 'waiting' });
      for (let n = 0; n < LOOKS && state?.stage === 'waiting'; n += 1) {
        await new Promise((done) => setTimeout(done, LOOK_MS));
        const view = await reach.look();
        if (view && view.browsers > before) return put({ view, stage: 'on' });
      }
      if (state?.stage === 'waiting') put({ stage: 'idle' });
    },
    decline(): void {
      storage?.setItem(DECLINED, String(now()));
      put({ declined: true });
    },
    rest: () => put({ stage: 'idle' }),
    choose,
    async endAll(): Promise<void> {
      const ended = await reach.endAll();
      const view = ended ? await reach.look() : undefined;
      put(view ? { view, stage: 'idle' } : { stage: 'failed' });
    },
  };
}
