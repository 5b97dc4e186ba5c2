import { Webhook } from 'standardwebhooks';
import type { FedEvent } from '../ports.ts';

/** How long the storefront may take to answer. */
const TIMEOUT_MS = 8_000;

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and base64 as Standard Webhooks has it, or any other text, taken as it is. */
  readonly secret: string;
}

/**
 * Sends one event, signed by Standard Webhooks; `webhook-id` is the event's own, whichever try it is.
 * Throws unless the answer is a success. A redirect is none: it would carry the event elsewhere.
 */
export async function deliver({ url, secret }: WebhookTarget, event: FedEvent): Promise<void> {
  const { id, type, at, ticketId, data } = event;
  const body = JSON.stringify({ type, timestamp: at, ticketId, data });
  const now = new Date();
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signer(secret).sign(id, now, body),
    },
    body,
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the storefront answered ${response.status}`);
}

const signer = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });
