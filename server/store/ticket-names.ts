import type { Caller } from '../terms/caller.ts';
import type { Database } from './database.ts';

/** The people behind the ids of some cases. */
export interface TicketNames {
  readonly buyer: (buyerId: string) => string | undefined;
  readonly merchant: (merchantId: string) => string | undefined;
}

interface Parties {
  readonly buyerId: string;
  readonly merchantId: string;
}

const NOBODY = { buyer: () => undefined, merchant: () => undefined };

/** The platform's people know both sides by name; a merchant is told of the buyer what the case says, no more. */
export async function namesFor(
  prisma: Database['prisma'],
  caller: Caller,
  cases: readonly Parties[],
): Promise<TicketNames> {
  if (caller.kind !== 'staff' || cases.length === 0) return NOBODY;
  const named = (ids: readonly string[]) => ({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const [merchants, buyers] = await Promise.all([
    prisma.merchant.findMany(named(cases.map(({ merchantId }) => merchantId))),
    caller.role === 'merchant'
      ? []
      : prisma.buyer.findMany(named(cases.map(({ buyerId }) => buyerId))),
  ]);
  const byId = (rows: readonly { id: string; name: string }[]) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id);
  };
  return { buyer: byId(buyers), merchant: byId(merchants) };
}
