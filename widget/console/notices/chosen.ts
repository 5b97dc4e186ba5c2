import type { NoticePreferences } from '../../../server/contract/notice-settings.ts';

/** What another tab chose holds here too, unless something here is chosen and not saved yet. */
export const chosenAnew = (
  now: NoticePreferences,
  known: NoticePreferences,
  fresh: NoticePreferences,
): NoticePreferences => (JSON.stringify(now) === JSON.stringify(known) ? fresh : now);
