import { z } from 'zod';
import {
  JuryCase,
  JuryDeclineBody,
  JuryFile,
  JurySeatPage,
  type JurySeatView,
  JuryVoteBody,
  type Precedent,
  PrecedentPage,
  PrecedentQuery,
} from '../contract/jury.ts';
import { Id } from '../contract/primitives.ts';
import type { JurorCaller, StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import { defineRoute, type Route } from './route.ts';

/** What the jury's doors read. What is not the caller's is undefined, as if it were not there. */
export interface JuryDoor {
  readonly turn: Pick<TurnService, 'act'>;
  /** For the platform's people, while a jury sits. */
  fileFor(caller: StaffCaller, ticketId: string): Promise<JuryFile | undefined>;
  seats(caller: JurorCaller): Promise<readonly JurySeatView[]>;
  seat(caller: JurorCaller, ticketId: string): Promise<JurySeatView | undefined>;
  /** For whoever sits on it, while it sits. */
  file(caller: JurorCaller, ticketId: string): Promise<JuryFile | undefined>;
  /** A jury moved: whoever sits on it is told to look again. */
  moved(ticketId: string): void;
  precedents(query: PrecedentQuery): Promise<readonly Precedent[]>;
}

const Path = z.strictObject({ id: Id });
const JUROR = ['juror'] as const;
const PLATFORM = ['agent', 'operator'] as const;
/** A vote is final; nobody needs many at a time. */
const VOTES = { burst: 20, perSecond: 0.5 };

export const juryRoutes = (door: JuryDoor): readonly Route[] => [
  ...deskRoutes(door),
  ...jurorRoutes(door),
];

/** What the platform's people see of juries. */
const deskRoutes = (door: JuryDoor): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/tickets/:id/jury-file',
    summary: 'A case as its jury reads it: no names, shops, orders or sums',
    callers: PLATFORM,
    params: Path,
    answers: { 200: JuryFile },
    async handler({ caller, params }) {
      const file = await door.fileFor(caller, params.id);
      if (!file) throw new Refused('not_found', 'No jury sits on such a ticket.');
      return file;
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/v1/precedents',
    summary: 'How cases of a reason were decided by juries and arbiters, and why; blinded',
    callers: PLATFORM,
    query: PrecedentQuery,
    answers: { 200: PrecedentPage },
    handler: async ({ query }) => ({
      items: [...(await door.precedents(query))],
      nextCursor: null,
    }),
  }),
];

/** What a juror sees and does; nothing else lets them in. */
function jurorRoutes(door: JuryDoor): readonly Route[] {
  const mine = async (caller: JurorCaller, id: string) => {
    const seat = await door.seat(caller, id);
    if (!seat) throw new Refused('not_found', 'You were not asked to judge such a case.');
    const file = await door.file(caller, id);
    return { seat, ...(file && { file }) };
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/jury',
      summary: 'What the caller was asked to judge, newest first',
      callers: JUROR,
      answers: { 200: JurySeatPage },
      handler: async ({ caller }) => ({ items: [...(await door.seats(caller))], nextCursor: null }),
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/jury/:id',
      summary: 'One case the caller was asked to judge, blinded',
      callers: JUROR,
      params: Path,
      answers: { 200: JuryCase },
      handler: ({ caller, params }) => mine(caller, params.id),
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/jury/:id/vote',
      summary: 'Say who is right, and why; once, from one’s own seat',
      callers: JUROR,
      params: Path,
      body: JuryVoteBody,
      limit: VOTES,
      answers: { 200: JuryCase },
      async handler({ caller, params, body: { clientId, for: outcome, reason } }) {
        await mine(caller, params.id);
        const body = { action: 'vote', version: 0, clientId, outcome, reason } as const;
        await door.turn.act(caller, params.id, body);
        door.moved(params.id);
        return mine(caller, params.id);
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/jury/:id/decline',
      summary: 'Leave one’s seat to somebody else',
      callers: JUROR,
      params: Path,
      body: JuryDeclineBody,
      limit: VOTES,
      answers: { 200: JuryCase },
      async handler({ caller, params, body: { clientId } }) {
        await mine(caller, params.id);
        await door.turn.act(caller, params.id, { action: 'decline_seat', version: 0, clientId });
        door.moved(params.id);
        return mine(caller, params.id);
      },
    }),
  ];
}
