import { evidenceLabel } from '../../dialogue/labels.ts';
import type { EvidenceKey } from '../../terms/evidence.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { decideFor, toArbiter } from './decide-for.ts';
import { isDocumented } from './inspection.ts';
import { openJury } from './jury.ts';
import { deadlineFact } from './way-steps.ts';

/** E16, E26: both sides state their case; the tables still say how much. */
export function openArbitration(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  if (!draft.act(ticket.id, { type: 'open_arbitration' }, actor)) return false;
  const now = draft.ticketById(ticket.id) ?? ticket;
  draft.say([{ name: 'arbitration_opened', facts: deadlineFact(now) }]);
  draft.showTicket(ticket.id);
  return true;
}

const MINUTE = 60_000;

/** T-09s after this instant; undefined where the rules in force give no supplement. */
function supplementAfter(draft: Draft, instant: string): string | undefined {
  const minutes = draft.rules.timers['T-09s']?.minutes;
  return minutes === undefined
    ? undefined
    : new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
}

type Side = 'buyer' | 'merchant';

/** E18: both have stated their case. What is still to be said is said within the supplement, once. */
export function secondStatement(draft: Draft, ticketId: string): void {
  const { statements = [], supplement } = draft.ticketById(ticketId)?.arbitration ?? {};
  const sides = new Set(statements.map(({ by }) => by));
  if (supplement || sides.size < 2) return;
  const until = supplementAfter(draft, draft.now);
  if (until) giveTime(draft, ticketId, { for: 'both', until });
}

/** T-09 is over: whoever has not answered a late statement of the other side is given the time for it. */
export function evidenceTimeOver(draft: Draft, ticket: Ticket): void {
  const { statements = [], supplement } = ticket.arbitration ?? {};
  const last = statements.at(-1);
  const until = last && supplementAfter(draft, last.at);
  if (!last || !until || supplement || Date.parse(until) <= Date.parse(draft.now)) {
    decideOnFile(draft, ticket);
    return;
  }
  const side: Side = last.by === 'buyer' ? 'merchant' : 'buyer';
  if (!giveTime(draft, ticket.id, { for: side, until })) decideOnFile(draft, ticket);
}

function giveTime(
  draft: Draft,
  ticketId: string,
  given: { readonly for: Side | 'both'; readonly until: string },
): boolean {
  if (!draft.act(ticketId, { type: 'open_supplement', ...given }, SYSTEM)) return false;
  const now = draft.ticketById(ticketId);
  if (now) draft.say([{ name: `supplement_${given.for}`, facts: deadlineFact(now) }]);
  draft.showTicket(ticketId);
  return true;
}

/** An arbiter asks one side for more: never less time than there was. */
export function askSupplement(
  draft: Draft,
  ticket: Ticket,
  {
    from,
    keys,
    hours,
    actor,
  }: {
    readonly from: Side;
    readonly keys: readonly EvidenceKey[];
    readonly hours?: number | undefined;
    readonly actor: Actor;
  },
): boolean {
  const asked =
    hours === undefined
      ? supplementAfter(draft, draft.now)
      : new Date(Date.parse(draft.now) + hours * 60 * MINUTE).toISOString();
  if (!asked) return false;
  const running = ticket.deadline?.at ?? asked;
  const until = Date.parse(asked) > Date.parse(running) ? asked : running;
  const wanted = { from, keys, since: draft.now, until };
  const done = draft.act(ticket.id, { type: 'open_supplement', for: from, until, wanted }, actor);
  const now = draft.ticketById(ticket.id);
  if (!done || !now) return false;
  const list = keys.map((key) => ({
    kind: 'word' as const,
    word: evidenceLabel(key, {
      leaf: ticket.claim.leaf,
      category: ticket.category,
      description: ticket.claim.description,
      locale: draft.locale,
    }),
  }));
  draft.say([
    from === 'buyer'
      ? { name: 'supplement_asked', facts: { ...deadlineFact(now), list } }
      : { name: 'supplement_of_merchant', facts: deadlineFact(now) },
  ]);
  draft.showTicket(ticket.id);
  return true;
}

/**
 * Both have had their time. A jury decides where both agreed to one and it may; else the file
 * does: what an inspection has documented, or what the tables give.
 */
export function decideOnFile(draft: Draft, ticket: Ticket): void {
  const jury = openJury(draft, ticket, SYSTEM);
  if (jury === 'open') return;
  if (jury !== 'not_allowed') {
    draft.say([{ name: 'jury_short' }]);
    toArbiter(draft, ticket);
    return;
  }
  const side = isDocumented(draft, ticket) ? 'merchant' : 'buyer';
  if (!decideFor(draft, ticket, side, { row: 'T-09', by: 'file' })) toArbiter(draft, ticket);
}
