import { hash } from '@node-rs/argon2';
import type { Database } from '../server/store/database.ts';
import { createDemoReads } from '../server/store/demo-reads.ts';
import { createPriceCells } from '../server/store/price-cells.ts';
import { createSettings } from '../server/store/settings.ts';
import { createStaff, type StaffDraft } from '../server/store/staff.ts';
import { createStorefrontWrites } from '../server/store/storefront-writes.ts';
import type { Order } from '../server/terms/order.ts';
import { ago } from './demo/ago.ts';
import { draftOrder, type OrderDraft } from './demo/draft.ts';
import { DEMO_CELLS, demoHistory } from './demo/history.ts';
import { demoJurors } from './demo/jurors.ts';
import { linOrders } from './demo/orders-lin.ts';
import { chenOrders, EMILY_ORDERS, zhouOrders } from './demo/orders-others.ts';
import { DEMO_MERCHANTS, demoBuyers } from './demo/people.ts';

export const DEMO_PASSWORD = 'demo';
/** Set once the demo's history of settlements is in; holds the instant. */
const SEEDED = 'demo.seeded_at';

/**
 * Fills the demo marketplace; `now` is the business instant its dates are counted back from. Safe to
 * repeat: an order that is a day old and was never claimed on gets fresh dates, so that a demo
 * started next week still has its windows open; everything else stays as it is.
 */
export async function seedDemo(database: Database, now: string): Promise<void> {
  const storefront = createStorefrontWrites(database.pool, { now: () => now });
  for (const merchant of DEMO_MERCHANTS) await storefront.putMerchant(merchant);
  for (const buyer of demoBuyers(now)) await storefront.putBuyer(buyer);

  const settled = await createDemoReads(database).ordersToKeep(ago(now, { days: 1 }));
  for (const order of demoOrders(now)) if (!settled.has(order.id)) await storefront.putOrder(order);

  await seedStaff(database);
  await seedHistory(database, now);
}

/** Every order of the demo marketplace, dated back from `now`. */
export function demoOrders(now: string): readonly Order[] {
  const drafts: Readonly<Record<string, readonly OrderDraft[]>> = {
    U10023: linOrders(now),
    U10057: zhouOrders(now),
    U10088: chenOrders(now),
    U20001: EMILY_ORDERS,
  };
  return demoBuyers(now).flatMap((buyer) =>
    (drafts[buyer.id] ?? []).map((draft) => draftOrder(now, buyer, draft)),
  );
}

/** Whether the buyer is one of the demo shop's own, whose orders its guide speaks of. */
export const isDemoBuyer = (buyerId: string): boolean => DEMO_BUYER_IDS.has(buyerId);

const DEMO_BUYER_IDS = new Set(demoBuyers(new Date(0).toISOString()).map(({ id }) => id));

/** Whether the order is one of the demo shop's own. */
export const isDemoOrder = (orderId: string): boolean => DEMO_ORDER_IDS.has(orderId);

const DEMO_ORDER_IDS = new Set(demoOrders(new Date(0).toISOString()).map(({ id }) => id));

async function seedStaff(database: Database): Promise<void> {
  const staff = createStaff(database);
  const known = new Set((await staff.all()).map((account) => account.userId));
  const missing = demoStaff().filter((account) => !known.has(account.userId));
  if (missing.length === 0) return;
  const passwordHash = await hash(DEMO_PASSWORD);
  for (const account of missing) await staff.put({ ...account, passwordHash });
}

/** The accounts a visitor of the demo may log in with, all by `DEMO_PASSWORD`. */
export const demoStaff = (): readonly Omit<StaffDraft, 'passwordHash'>[] => [
  {
    kind: 'staff',
    userId: 'staff-operator',
    name: '平台运营 · 沈知行',
    email: 'operator@demo.redress',
    role: 'operator',
    groups: ['lead'],
  },
  {
    kind: 'staff',
    userId: 'staff-agent',
    name: '许安然',
    email: 'agent@demo.redress',
    role: 'agent',
    groups: ['general', 'logistics', 'appraisal', 'finance'],
    skills: ['digital', 'luxury'],
    capacity: 8,
  },
  {
    kind: 'staff',
    userId: 'staff-agent-2',
    name: '陆知微',
    email: 'agent2@demo.redress',
    role: 'agent',
    groups: ['general', 'logistics', 'appraisal'],
    skills: ['watches', 'virtual'],
    capacity: 5,
  },
  ...DEMO_MERCHANTS.map(({ id, name }) => ({
    kind: 'staff' as const,
    userId: `staff-${id.toLowerCase()}`,
    name,
    email: `merchant-${id.toLowerCase()}@demo.redress`,
    role: 'merchant' as const,
    merchantId: id,
    groups: [],
  })),
  ...demoJurors(),
];

async function seedHistory(database: Database, now: string): Promise<void> {
  const cells = createPriceCells(database.pool);
  const settings = createSettings(database);
  if (!(await settings.get(SEEDED))) {
    await cells.record(demoHistory(now));
    await settings.set(SEEDED, now);
  }
  for (const cell of DEMO_CELLS) await cells.refresh(cell, now);
}
