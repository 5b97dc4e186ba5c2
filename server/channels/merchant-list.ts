import { z } from 'zod';
import { MerchantQuery, MerchantRow } from '../contract/merchant-list.ts';
import { defineRoute, type Route } from './route.ts';

export interface MerchantListDoor {
  readonly find: (query: MerchantQuery) => Promise<{
    readonly items: readonly MerchantRow[];
    readonly nextCursor: string | null;
  }>;
}

/** Who sells here, for the platform's people to choose from. */
export const merchantListRoutes = ({ find }: MerchantListDoor): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/merchants',
    summary: 'Merchants by name, for the platform’s people to choose from',
    callers: ['agent', 'operator'],
    query: MerchantQuery,
    answers: {
      200: z.strictObject({ items: z.array(MerchantRow), nextCursor: z.string().nullable() }),
    },
    async handler({ query }) {
      const { items, nextCursor } = await find(query);
      return { items: [...items], nextCursor };
    },
  }),
];
