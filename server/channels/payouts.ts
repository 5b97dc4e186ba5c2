import { z } from 'zod';
import {
  MerchantMoney,
  PayoutActionBody,
  PayoutBody,
  PayoutPage,
  PayoutQuery,
  PayoutView,
  PreauthBody,
} from '../contract/payouts.ts';
import { Id } from '../contract/primitives.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { PayoutDesk, PayoutRow, StaffReads } from './ports.ts';
import { Answer, defineRoute, type Route, STAFF } from './route.ts';

export interface PayoutDoor {
  readonly payouts: PayoutDesk;
  readonly staff: Pick<StaffReads, 'byId'>;
  readonly clock: { now(): string };
}

const Path = z.strictObject({ id: Id });
const READERS = ['integration', ...STAFF] as const;
const FINANCE = 'finance';

/** What merchants withdraw: asked for by them, approved by somebody else, confirmed by the gateway. */
export function payoutRoutes(door: PayoutDoor): readonly Route[] {
  return [...readingRoutes(door), ...writingRoutes(door)];
}

function readingRoutes({ payouts, staff }: PayoutDoor): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/payouts',
      summary: 'Payouts that the caller may see, newest first',
      callers: READERS,
      query: PayoutQuery,
      answers: { 200: PayoutPage },
      async handler({ caller, query }) {
        const { items, nextCursor } = await payouts.list(caller, query);
        const view = await viewFor(staff, caller);
        return { items: items.map(view), nextCursor };
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/merchants/:id/money',
      summary: 'A merchant’s accounts, by currency, and what can be withdrawn',
      callers: READERS,
      params: Path,
      answers: { 200: MerchantMoney },
      async handler({ caller, params }) {
        const money = await payouts.money(caller, params.id);
        if (!money) throw new Refused('not_found', 'There is no such merchant.');
        return money;
      },
    }),
  ];
}

function writingRoutes(door: PayoutDoor): readonly Route[] {
  const { payouts, staff, clock } = door;
  return [
    defineRoute({
      method: 'PUT',
      url: '/v1/merchants/:id/preauth',
      summary:
        'Up to how much is refunded in the merchant’s name without asking, as the tier allows',
      callers: ['merchant', 'operator'],
      params: Path,
      body: PreauthBody,
      answers: { 200: MerchantMoney },
      async handler({ caller, params, body }) {
        if (caller.role === 'merchant' && caller.merchantId !== params.id) throw noMerchant();
        await payouts.setPreauth({ merchantId: params.id, cents: body.preauthCents });
        const money = await payouts.money(caller, params.id);
        if (!money) throw noMerchant();
        return money;
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/payouts',
      summary: 'Ask for a payout of what is available; the same clientId is the same payout',
      callers: STAFF,
      body: PayoutBody,
      answers: { 201: PayoutView },
      async handler({ caller, body: { clientId, merchantId, ...asked } }) {
        const own = caller.role === 'merchant';
        if (own && merchantId !== undefined && merchantId !== caller.merchantId)
          throw new Refused('not_found', 'There is no such merchant.');
        if (!own) await onlyFinance(staff, caller);
        const whose = own ? caller.merchantId : merchantId;
        if (whose === undefined)
          throw new Refused('validation_failed', 'Say whose money it is.', {
            errors: [{ path: 'merchantId', message: 'name the merchant' }],
          });
        const id = `po_${clientId.replaceAll('-', '')}`;
        const at = clock.now();
        const made = await payouts.request({
          id,
          merchantId: whose,
          at,
          by: caller.userId,
          own,
          ...asked,
        });
        return new Answer(201, (await viewFor(staff, caller))(made));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/payouts/:id/actions',
      summary: 'Approve or reject a payout as finance, or cancel one’s own',
      callers: STAFF,
      params: Path,
      body: PayoutActionBody,
      answers: { 200: PayoutView },
      async handler({ caller, params, body }) {
        const payout = await payouts.one(caller, params.id);
        if (!payout) throw new Refused('not_found', 'There is no such payout.');
        const view = await viewFor(staff, caller);
        if (body.action === 'reject' && body.reason === undefined)
          throw new Refused('validation_failed', 'Say why; the merchant will read it.', {
            errors: [{ path: 'reason', message: 'is needed' }],
          });
        const { next } = view(payout);
        if (!next.includes(body.action)) {
          if (body.action === 'approve' && payout.requestedBy === caller.userId)
            throw new Refused('forbidden', 'Whoever asked for a payout may not approve it.');
          throw new Refused('action_not_allowed', `It is ${payout.stage}.`, { next });
        }
        const step = { payoutId: params.id, at: clock.now(), by: caller.userId, ...body };
        const { payout: now, applied } = await payouts.act(step);
        if (!applied)
          throw new Refused('action_not_allowed', `It is ${now.stage}.`, { next: view(now).next });
        return view(now);
      },
    }),
  ];
}

const noMerchant = () => new Refused('not_found', 'There is no such merchant.');

type Reader = StaffCaller | { readonly kind: 'integration' };

/** A payout as this caller sees it, with what they may do. A merchant is not told which colleague decided. */
async function viewFor(staff: PayoutDoor['staff'], caller: Reader) {
  const finance = caller.kind === 'staff' && (await isFinance(staff, caller));
  return (payout: PayoutRow): PayoutView => ({
    ...payout,
    requestedBy:
      caller.kind === 'staff' && caller.role === 'merchant' ? 'merchant' : payout.requestedBy,
    decidedBy: hides(caller) && payout.decidedBy !== undefined ? 'platform' : payout.decidedBy,
    next: nextFor(payout, caller, finance),
  });
}

const hides = (caller: Reader): boolean => caller.kind === 'staff' && caller.role === 'merchant';

function nextFor(
  { stage, requestedBy }: PayoutRow,
  caller: Reader,
  finance: boolean,
): PayoutView['next'] {
  if (caller.kind !== 'staff') return [];
  if (caller.role === 'merchant') return stage === 'requested' ? ['cancel'] : [];
  if (!finance) return [];
  const decides = stage === 'requested' && requestedBy !== caller.userId;
  return [
    ...(decides ? (['approve'] as const) : []),
    ...(stage === 'requested' ? (['reject'] as const) : []),
  ];
}

/** Maker and checker are both of finance, or the operator. */
export async function isFinance(staff: PayoutDoor['staff'], { role, userId }: StaffCaller) {
  if (role === 'operator') return true;
  return role === 'agent' && ((await staff.byId(userId))?.groups.includes(FINANCE) ?? false);
}

async function onlyFinance(staff: PayoutDoor['staff'], caller: StaffCaller): Promise<void> {
  if (!(await isFinance(staff, caller)))
    throw new Refused('forbidden', 'Only finance may ask for a merchant’s payout.');
}
