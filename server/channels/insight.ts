import { z } from 'zod';
import { InsightView } from '../contract/insight.ts';
import { Id } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import { defineRoute, type Route } from './route.ts';

export interface InsightDoor {
  /** The figures of one merchant; undefined where there is none such. */
  readonly insight: (merchantId: string) => Promise<InsightView | undefined>;
}

/** What a merchant's last 90 days come to. */
export const insightRoutes = ({ insight }: InsightDoor): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/merchants/:id/insight',
    summary: 'After-sales rate, reasons, reply time, money and tier of a merchant; names no buyer',
    callers: ['merchant', 'agent', 'operator'],
    params: z.strictObject({ id: Id }),
    answers: { 200: InsightView },
    async handler({ caller, params }) {
      const own = caller.role !== 'merchant' || caller.merchantId === params.id;
      const view = own ? await insight(params.id) : undefined;
      if (!view) throw new Refused('not_found', 'There is no such merchant.');
      return view;
    },
  }),
];
