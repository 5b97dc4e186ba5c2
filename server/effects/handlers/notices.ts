import { renderNotice } from '../../contract/notice-texts.ts';
import { discreet } from '../../contract/notice-words/discreet.ts';
import type { BrowserAddress } from '../../terms/notice.ts';
import type { LeavingNotice, MerchantHook } from '../../turn/notice-ports.ts';
import { sendHook } from '../notify/hook.ts';
import type { MailPort } from '../notify/mail.ts';
import type { PostOutward } from '../notify/outward.ts';
import type { SendPush } from '../notify/push.ts';
import type { Handler, Outcome } from '../ports.ts';

/** Where notices are kept, and the ways out of the house. */
export interface NoticeBoard {
  /** Brings all that waits to its readers; answers whose lists changed. Safe to repeat. */
  bring(): Promise<readonly string[]>;
  /** A hint to whoever has a page open; the list is the truth. */
  hint(readers: readonly string[]): void;
  /** Decides by which ways what was brought leaves. */
  route(): Promise<unknown>;
  notice(id: string): Promise<LeavingNotice | undefined>;
  browser(id: string): Promise<(BrowserAddress & { readonly reader: string }) | undefined>;
  forgetBrowser(id: string): Promise<void>;
  hook(merchantId: string): Promise<MerchantHook | undefined>;
  noteHook(merchantId: string, error?: string): Promise<void>;
  readonly timeZone: () => Promise<string>;
  /** Absent: this installation sends none. */
  readonly mail?: MailPort | undefined;
  readonly push: SendPush;
  readonly post: PostOutward;
  /** The page a reader finds the case on. */
  pageOf(notice: LeavingNotice): string;
  /** Where one click ends a reader's mails. */
  unsubscribeUrl(reader: string): string;
}

const DONE: Outcome = { kind: 'done' };

/** Seen or settled since it was put on its way: nobody need be told any more. */
const isStale = ({ readAt, doneAt }: LeavingNotice): boolean =>
  readAt !== undefined || doneAt !== undefined;

export const noticeMail =
  (board: NoticeBoard): Handler<'notice.mail'> =>
  async ({ effect: { noticeId } }) => {
    const notice = await board.notice(noticeId);
    if (!board.mail || !notice?.address || isStale(notice)) return DONE;
    const { title, body } = renderNotice(notice, notice.preferences.locale, await board.timeZone());
    const unsubscribe = board.unsubscribeUrl(notice.recipient);
    const end = notice.preferences.locale === 'en' ? 'No more mails' : '不再接收邮件';
    await board.mail.send({
      to: notice.address,
      subject: [title, notice.facts.number].filter(Boolean).join(' · '),
      text: `${body}\n\n${board.pageOf(notice)}\n\n—\n${end}: ${unsubscribe}\n`,
      messageId: `<notice-${notice.id}@redress.notice>`,
      unsubscribe,
    });
    return DONE;
  };

export const noticePush =
  (board: NoticeBoard): Handler<'notice.push'> =>
  async ({ effect: { noticeId, browserId } }) => {
    const [notice, browser] = await Promise.all([board.notice(noticeId), board.browser(browserId)]);
    // A browser that somebody else uses now hears nothing of this reader's.
    if (!notice || !browser || browser.reader !== notice.recipient || isStale(notice)) return DONE;
    // A buyer's phone lies on tables.
    const { title, body } = notice.recipient.startsWith('buyer:')
      ? discreet(notice, browser.locale)
      : renderNotice(notice, browser.locale, await board.timeZone());
    const url = pathOf(board.pageOf(notice));
    const message = { title, body, url, tag: notice.ticketId ?? notice.name };
    if ((await board.push(browser, message)) === 'gone') await board.forgetBrowser(browserId);
    return DONE;
  };

/** A browser opens pages of the origin that it subscribed at, by whatever name it knows us. */
function pathOf(page: string): string {
  const { pathname, search, hash } = new URL(page);
  return pathname + search + hash;
}

export const noticeHook =
  (board: NoticeBoard): Handler<'notice.hook'> =>
  async ({ key, effect }) => {
    const hook = await board.hook(effect.merchantId);
    if (!hook?.enabled) return DONE;
    try {
      await sendHook(board.post, hook, key, effect);
      await board.noteHook(effect.merchantId);
      return DONE;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await board.noteHook(effect.merchantId, why);
      throw error;
    }
  };
