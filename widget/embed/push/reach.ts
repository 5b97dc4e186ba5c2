import type {
  NoticePreferences,
  PreferencesView,
} from '../../../server/contract/notice-settings.ts';
import type { Session } from '../session/session.ts';

/** How the buyer is reached while no chat is open, as the server keeps it. */
export interface Reach {
  /** Nothing for somebody without an account: a visitor cannot be told anything later. */
  look(): Promise<PreferencesView | undefined>;
  choose(preferences: NoticePreferences): Promise<PreferencesView | undefined>;
  /** Ends it for every device of this buyer. */
  endAll(): Promise<boolean>;
  /** The page that turns it on for this device; it is good for some minutes. */
  invite(): Promise<string | undefined>;
}

export function createReach({ ask }: Pick<Session, 'ask'>): Reach {
  const call = async (path: string, method: string, body?: unknown): Promise<unknown> => {
    const answer = await ask(`/v1/notices/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }).catch(() => undefined);
    return answer?.ok ? answer.json() : undefined;
  };
  return {
    look: async () => (await call('preferences', 'GET')) as PreferencesView | undefined,
    choose: async (body) => (await call('preferences', 'PUT', body)) as PreferencesView | undefined,
    endAll: async () => (await call('browsers/end', 'POST', {})) !== undefined,
    async invite() {
      const made = (await call('browsers/invite', 'POST', {})) as { page: string } | undefined;
      return made?.page;
    },
  };
}
