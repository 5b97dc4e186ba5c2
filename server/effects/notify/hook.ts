import { Webhook } from 'standardwebhooks';
import type { NoticeHook } from '../../turn/effect.ts';
import type { MerchantHook } from '../../turn/notice-ports.ts';
import type { PostOutward } from './outward.ts';

/** Sends a merchant's notice to the merchant's own address, signed as the storefront's webhooks are. */
export async function sendHook(
  post: PostOutward,
  { url, secret }: Pick<MerchantHook, 'url' | 'secret'>,
  id: string,
  { ticketId, at, topic, name, facts }: NoticeHook,
): Promise<void> {
  const body = JSON.stringify({
    type: `notice.${topic}`,
    timestamp: at,
    ...(ticketId && { ticketId }),
    data: { name, ...facts },
  });
  const now = new Date();
  const status = await post({
    url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
    body,
  });
  if (status < 200 || status > 299) throw new Error(`the merchant’s address answered ${status}`);
}
