import webPush from 'web-push';
import type { BrowserAddress } from '../../terms/notice.ts';
import type { PostOutward } from './outward.ts';

export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service may ask: `mailto:` or https. */
  readonly subject: string;
}

/** What the service worker shows; the same tag takes the place of what it showed before. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** A path of our own. */
  readonly url: string;
  readonly tag: string;
}

/** `gone`: the browser gave its subscription up. Throws when it may be tried again. */
export type SendPush = (
  browser: Omit<BrowserAddress, 'locale'>,
  message: PushMessage,
) => Promise<'sent' | 'gone'>;

/** A notice that nobody fetched in a day is stale. */
const KEPT_SECONDS = 86_400;

export const newPushKeys = (): Omit<PushKeys, 'subject'> => webPush.generateVAPIDKeys();

/** Sends to a browser's push service, encrypted for that browser alone (RFC 8291, RFC 8292). */
export const webPushTo =
  (keys: PushKeys, post: PostOutward): SendPush =>
  async ({ endpoint, p256dh, auth }, message) => {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(message),
      { vapidDetails: keys, TTL: KEPT_SECONDS, urgency: 'normal', contentEncoding: 'aes128gcm' },
    );
    const status = await post({
      url: endpoint,
      headers: Object.fromEntries(
        Object.entries(headers).map(([key, value]) => [key, String(value)]),
      ),
      body: body ?? '',
    });
    if (status === 404 || status === 410) return 'gone';
    if (status < 200 || status > 299) throw new Error(`the push service answered ${status}`);
    return 'sent';
  };
