import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type BatchBody, BatchBody as Body, MAX_BATCH } from '../contract/batch.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import type { TicketReads } from './ports.ts';
import { defineRoute, type Route, STAFF } from './route.ts';

const BatchAnswer = z.strictObject({
  results: z.array(
    z.strictObject({
      ticketId: z.string(),
      ok: z.boolean(),
      error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
});
type Result = z.infer<typeof BatchAnswer>['results'][number];

interface Parts {
  readonly turn: Pick<TurnService, 'act'>;
  readonly tickets: Pick<TicketReads, 'one'>;
}

/** Turns of one batch under way at once: as many as the store takes together. */
const ABREAST = 8;

/** The same action on many tickets (protocol §6). */
export const batchRoute = (parts: Parts): Route =>
  defineRoute({
    method: 'POST',
    url: '/v1/tickets/actions::batch',
    summary: `The same action on up to ${MAX_BATCH} tickets; each stands alone`,
    callers: STAFF,
    body: Body,
    answers: { 200: BatchAnswer },
    limit: { burst: 20, perSecond: 1 },
    async handler({ caller, body }) {
      const ids = [...new Set(body.ticketIds)];
      if (ids.length > MAX_BATCH)
        throw new Refused(
          'bad_request',
          `A batch names at most ${MAX_BATCH} tickets; this one names ${ids.length}. Send several.`,
          { errors: [{ path: 'ticketIds', message: `at most ${MAX_BATCH}` }] },
        );
      return {
        results: await inLanes(ids, (ticketId) => actOn(parts, caller, { ticketId, body })),
      };
    },
  });

/** Runs `work` on each, so many at a time; the answers stand in the order asked. */
async function inLanes(
  ids: readonly string[],
  work: (id: string) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    while (next < ids.length) {
      const at = next;
      next += 1;
      results[at] = await work(ids[at] ?? '');
    }
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, ids.length) }, lane));
  return results;
}

async function actOn(
  { turn, tickets }: Parts,
  caller: Caller,
  { ticketId, body }: { readonly ticketId: string; readonly body: BatchBody },
): Promise<Result> {
  const { ticketIds: _, clientId: batchId, ...fields } = body;
  try {
    const found = await tickets.one(caller, ticketId);
    if (!found) throw new Refused('not_found', 'There is no such ticket.');
    const clientId = batchId === undefined ? randomUUID() : partId(batchId, ticketId);
    await turn.act(caller, ticketId, { ...fields, version: found.ticket.version, clientId });
    return { ticketId, ok: true };
  } catch (error) {
    if (!(error instanceof Refused)) return { ticketId, ok: false, error: OURS };
    return { ticketId, ok: false, error: { code: error.code, message: error.detail } };
  }
}

const OURS = {
  code: 'internal',
  message: 'This one failed on our side; nothing was half done.',
} as const;

/** The id of one ticket's part of a batch: the same batch sent again is the same action on each. */
function partId(batchId: string, ticketId: string): string {
  const hex = createHash('sha256').update(`${batchId} ${ticketId}`).digest('hex');
  // A UUID of version 8: made by a rule of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
