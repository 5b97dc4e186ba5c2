import type { InsightView } from '../../../server/contract/insight.ts';
import type { MandateBody, MandateView } from '../../../server/contract/mandate.ts';
import type { MerchantRow } from '../../../server/contract/merchant-list.ts';
import type { MerchantMoney, PayoutView } from '../../../server/contract/payouts.ts';
import type { HeldLineView } from '../../../server/contract/releases.ts';
import type { TodoPage } from '../../../server/contract/todo.ts';
import { actOnMany, type BatchResult } from './batch-calls.ts';
import { ask } from './http.ts';

export function readTodo(
  page: { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<TodoPage> {
  const search = new URLSearchParams({ limit: String(page.limit) });
  if (page.cursor) search.set('cursor', page.cursor);
  return ask(`/v1/todo?${search}`, signal ? { signal } : {});
}

/** Agrees to many at once; the same `clientId` sent again does nothing twice. */
export const agreeToMany = (
  ticketIds: readonly string[],
  clientId: string,
): Promise<{ readonly results: readonly BatchResult[] }> =>
  actOnMany({ action: 'approve', ticketIds, clientId });

export const findMerchants = (
  q: string,
  signal: AbortSignal,
): Promise<{ readonly items: readonly MerchantRow[]; readonly nextCursor: string | null }> =>
  ask(`/v1/merchants?${new URLSearchParams(q ? { q } : {})}`, { signal });

const of = (merchantId: string, part: string) =>
  `/v1/merchants/${encodeURIComponent(merchantId)}/${part}`;

export const readMandate = (merchantId: string, signal?: AbortSignal): Promise<MandateView> =>
  ask(of(merchantId, 'mandate'), signal ? { signal } : {});

export const readInsight = (merchantId: string, signal?: AbortSignal): Promise<InsightView> =>
  ask(of(merchantId, 'insight'), signal ? { signal } : {});

export const setMandate = (merchantId: string, body: MandateBody): Promise<MandateView> =>
  ask(of(merchantId, 'mandate'), { method: 'PUT', body });

export const readMoney = (merchantId: string, signal?: AbortSignal): Promise<MerchantMoney> =>
  ask(of(merchantId, 'money'), signal ? { signal } : {});

export interface PayoutList {
  readonly items: readonly PayoutView[];
  readonly nextCursor: string | null;
}
export const readPayouts = (signal?: AbortSignal): Promise<PayoutList> =>
  ask('/v1/payouts?limit=50', signal ? { signal } : {});

interface HeldList {
  readonly items: readonly HeldLineView[];
}
export const readHeld = (signal?: AbortSignal): Promise<HeldList> =>
  ask('/v1/releases', signal ? { signal } : {});

export const actOnHeld = (body: {
  readonly orderId: string;
  readonly itemId: string;
  readonly action: string;
  readonly reason?: string;
}): Promise<HeldList> => ask('/v1/releases', { method: 'POST', body });

export const askPayout = (body: {
  readonly clientId: string;
  readonly cents: number;
  readonly currency: string;
  /** Whose money it is, where one of the platform's people asks. */
  readonly merchantId?: string;
}): Promise<PayoutView> => ask('/v1/payouts', { method: 'POST', body });

export const actOnPayout = (
  id: string,
  body: { readonly action: string; readonly reason?: string },
): Promise<PayoutView> =>
  ask(`/v1/payouts/${encodeURIComponent(id)}/actions`, { method: 'POST', body });
