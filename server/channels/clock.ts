import type { Clock } from '../turn/ports.ts';
import type { SettingsStore } from './ports.ts';

/** Business time: the wall's, or one that stands still until it is told to go on. */
export interface BusinessClock extends Clock {
  readonly frozen: boolean;
  /** Forward only; kept, so that a restart does not turn time back. */
  advanceTo(instant: string): Promise<void>;
}

const SETTING = 'test_clock';

export const wallClock: BusinessClock = {
  frozen: false,
  now: () => new Date().toISOString(),
  advanceTo: async () => {
    throw new Error('the wall clock cannot be moved');
  },
};

/** `start` is an instant, or `start` for the moment of start; a later instant kept before wins. */
export async function testClock(start: string, settings: SettingsStore): Promise<BusinessClock> {
  const asked = start === 'start' ? new Date() : new Date(start);
  const kept = await settings.get(SETTING);
  let at = Math.max(asked.getTime(), kept ? new Date(kept).getTime() : 0);
  return {
    frozen: true,
    now: () => new Date(at).toISOString(),
    async advanceTo(instant) {
      const next = new Date(instant).getTime();
      if (next < at) throw new Error('time only goes forward');
      await settings.set(SETTING, new Date(next).toISOString());
      at = next;
    },
  };
}
