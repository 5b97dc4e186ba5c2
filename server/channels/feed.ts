import { z } from 'zod';
import type { FeedReads } from './ports.ts';
import { defineRoute, type Route } from './route.ts';

const FeedPage = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      cursor: z.string(),
      type: z.string(),
      at: z.string(),
      ticketId: z.string().optional(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** The same events as the webhooks, for a storefront that was away (protocol §3). */
export function feedRoutes(feed: FeedReads): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/events',
      summary: 'Webhook events after a cursor, oldest first',
      callers: ['integration'],
      query: z.strictObject({
        afterCursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answers: { 200: FeedPage },
      handler: ({ query }) => feed.after(query.afterCursor, query.limit),
    }),
  ];
}
