import { type JuryDoor, juryRoutes } from '../channels/jury.ts';
import { juryNamespace } from '../channels/jury-socket.ts';
import type { TicketReads } from '../channels/ports.ts';
import { rooms } from '../channels/rooms.ts';
import type { Route } from '../channels/route.ts';
import type { Send } from '../channels/signal.ts';
import type { Namespace } from '../channels/socket-event.ts';
import type { JurySeatView, Precedent, PrecedentQuery } from '../contract/jury.ts';
import { judgesRule } from '../decision/jury.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { createJury, KeptSeat } from '../store/jury.ts';
import { isVotedOn } from '../terms/juror.ts';
import { juryFile, precedentOf, sideOf } from '../turn/jury-file.ts';

/** Read for somebody whose seat was checked before. */
const INTEGRATION = { kind: 'integration' } as const;

interface Parts {
  readonly tickets: TicketReads;
  readonly turn: JuryDoor['turn'];
  readonly jury: ReturnType<typeof createJury>;
  readonly send: Send;
  readonly rules: () => RuleSet;
}

interface JuryDoors {
  readonly routes: readonly Route[];
  readonly namespace: Namespace;
}

/** The jury's doors, with what they read of a case behind them. */
export function jury({ tickets, turn, jury: kept, send, rules }: Parts): JuryDoors {
  const blinded = async (caller: Parameters<TicketReads['one']>[0], ticketId: string) => {
    const found = await tickets.one(caller, ticketId);
    if (!found || !isVotedOn(found.ticket)) return undefined;
    return juryFile(found.ticket, found.evidence, await kept.behind(found.ticket));
  };
  const view = (seat: KeptSeat) => seatView(seat, judgesRule(seat.leaf, rules()).votes);
  const door: JuryDoor = {
    turn,
    fileFor: blinded,
    seats: async ({ userId }) => (await kept.seats(userId)).map(view),
    async seat({ userId }, ticketId) {
      const seat = await kept.seat(userId, ticketId);
      return seat && view(seat);
    },
    async file({ userId }, ticketId) {
      const seat = await kept.seat(userId, ticketId);
      return seat?.status === 'invited' || seat?.status === 'voted'
        ? blinded(INTEGRATION, ticketId)
        : undefined;
    },
    moved: (id) =>
      send({ namespace: '/jury', rooms: [rooms.jury(id)], name: 'seat', payload: { id } }),
    precedents: (query) => precedents(kept, query),
  };
  return { routes: juryRoutes(door), namespace: juryNamespace(door) };
}

/** Words are looked for in what is shown, so that no search can find out what is hidden. */
async function precedents(
  kept: Parts['jury'],
  { leaf, not, q, limit }: PrecedentQuery,
): Promise<readonly Precedent[]> {
  const wanted = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found: Precedent[] = [];
  for (const ruling of await kept.rulings({ leaf, not })) {
    if (found.length === limit) break;
    const { names } = await kept.behind(ruling.ticket);
    const precedent = precedentOf(ruling, names);
    if (!precedent) continue;
    const said = [precedent.claim, ...precedent.reasons].join('\n').toLowerCase();
    if (wanted.every((word) => said.includes(word))) found.push(precedent);
  }
  return found;
}

const seatView = (seat: KeptSeat, enough: number): JurySeatView => ({
  id: seat.ticketId,
  leaf: seat.leaf,
  expert: seat.expert,
  status: seat.status,
  invitedAt: seat.invitedAt,
  ...(seat.deadlineAt !== undefined && { deadlineAt: seat.deadlineAt }),
  ...(seat.sits && { jury: { seats: seat.seats, cast: seat.cast, enough } }),
  ...(seat.side && { vote: { for: seat.side, reason: seat.reason ?? '' } }),
  ...(seat.outcome !== undefined &&
    seat.decidedAt !== undefined && {
      outcome: { for: sideOf(seat.outcome), at: seat.decidedAt },
    }),
});
