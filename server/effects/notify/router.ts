import type { NoticeSend } from '../../turn/effect.ts';
import type { LeavingNotice, NoticeSends } from '../../turn/notice-ports.ts';
import { wayOf } from './channels.ts';

/** Notices routed in one go. */
const AT_ONCE = 100;

export interface RouterParts {
  readonly sends: NoticeSends;
  readonly timeZone: () => Promise<string>;
  /** Whether the installation sends mails at all. */
  readonly mails: boolean;
  /** Whether a buyer has this talk open just now: then the chat itself tells them. */
  readonly present: (conversationId: string) => Promise<boolean>;
  /** The outbox has new work. */
  readonly nudge: () => void;
}

/** Decides for every notice by which ways it leaves, and lets it wait through its reader's night. */
export function createRouter(parts: RouterParts) {
  const { sends, timeZone, nudge } = parts;
  return {
    nextAt: sends.nextAt,
    /** Routes all that is due; answers how many those were. */
    async run(now: string): Promise<number> {
      let done = 0;
      for (let more = true; more; ) {
        const due = await sends.due(now, AT_ONCE);
        more = due.length === AT_ONCE;
        if (due.length === 0) break;
        const zone = await timeZone();
        const outcomes = await Promise.all(due.map((one) => outcomeOf(parts, one, now, zone)));
        await sends.routed(outcomes);
        done += due.length;
        if (outcomes.some((one) => one.sends.length > 0)) nudge();
      }
      return done;
    },
  };
}

async function outcomeOf(parts: RouterParts, notice: LeavingNotice, now: string, timeZone: string) {
  const { id, recipient, conversationId, topic, preferences, address, browsers } = notice;
  const seen = notice.readAt !== undefined || notice.doneAt !== undefined;
  const chatting =
    !seen && recipient.startsWith('buyer:') && conversationId !== undefined
      ? await parts.present(conversationId)
      : false;
  const way = wayOf(
    {
      ...{ topic, preferences, browsers },
      needless: seen || chatting,
      hasAddress: parts.mails && address !== undefined,
    },
    now,
    timeZone,
  );
  if (way.kind === 'wait') return { id, until: way.until, sends: [] };
  const mail: NoticeSend[] = way.mail ? [{ kind: 'notice.mail', noticeId: id }] : [];
  return {
    id,
    sends: [
      ...mail,
      ...way.browsers.map(
        (browserId): NoticeSend => ({ kind: 'notice.push', noticeId: id, browserId }),
      ),
    ],
  };
}
