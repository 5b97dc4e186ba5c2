import type { Facts } from '../../server/decision/facts.ts';
import type { Claim } from '../../server/terms/claim.ts';
import type { Findings } from '../../server/terms/finding.ts';
import type { Order, OrderItem, Shipment } from '../../server/terms/order.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { seed } from './facts.ts';

/** Changes to the seed case, each where it belongs. */
export interface Change {
  readonly item?: Partial<OrderItem>;
  readonly order?: Partial<Order>;
  readonly shipment?: Partial<Shipment> | null;
  readonly claim?: Partial<Claim>;
  readonly findings?: Findings;
  readonly facts?: Partial<Facts>;
}

/** The seed's order with another claim on it; nothing in particular is asked for. */
export function aCase(leaf: Leaf, change: Change = {}): Facts {
  const item = { ...seed.item, ...change.item };
  const [first] = seed.order.shipments;
  const shipments = change.shipment === null || !first ? [] : [{ ...first, ...change.shipment }];
  const order = {
    ...seed.order,
    paidCents: item.paidCents,
    shipments,
    ...change.order,
    items: change.order?.items ?? [item],
  };
  return {
    ...seed,
    order,
    item,
    claim: { leaf, description: '—', requested: {}, ...change.claim },
    findings: change.findings ?? {},
    ...change.facts,
  };
}

/** Not signed for yet, or not even shipped. */
export const inTransit: Change = {
  order: { status: 'shipped' },
  shipment: { shippedAt: '2026-11-02T00:00:00Z', signedAt: undefined },
};
export const unshipped: Change = { order: { status: 'paid' }, shipment: null };

/** A code delivered when it was paid for. */
export const digital: Change = {
  item: {
    category: 'virtual_code',
    custody: 'digital',
    special: 'digital_code',
    listedGrade: 'new',
    paidCents: 9_500,
    serial: undefined,
  },
  order: { status: 'delivered_digital', paidAt: '2026-11-05T11:00:00Z' },
  shipment: null,
};
