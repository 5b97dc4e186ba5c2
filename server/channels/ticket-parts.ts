import { moderate } from '../contract/contact.ts';
import type { TicketView } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import type { Actor } from '../terms/party.ts';
import type { Computed, Liability, Verdict } from '../terms/verdict.ts';
import { INSIDE_FINDINGS, isInside, type Reader, reads } from '../ticket/disclosure.ts';
import type { PendingRuling } from '../ticket/pending.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketSnapshot } from './ports.ts';

/** Which part of a case's record a caller reads; whoever is no party to it reads as a buyer, the least. */
export function readerOf(caller: Caller): Reader {
  if (caller.kind === 'integration') return 'platform';
  if (caller.kind !== 'staff') return 'buyer';
  return caller.role === 'merchant' ? 'merchant' : 'platform';
}

/** What one side wrote, as the other side reads it: without the ways to reach each other (I11). */
export function wordsFor(caller: Caller, by: string, text: string): string {
  const reader = readerOf(caller);
  const theirs = (by === 'buyer' || by === 'merchant') && by !== reader;
  return theirs && reader !== 'platform' ? moderate(text).text : text;
}

/** The platform's own people; a merchant is the other side of the case. */
const isPlatform = (caller: Caller): boolean =>
  caller.kind === 'staff' && caller.role !== 'merchant';

/** Buyers see which party acted, not which of its people. */
export function actorSeenBy(caller: Caller, { kind, name }: Actor): string {
  return isPlatform(caller) && name ? `${kind}: ${name}` : kind;
}

/** What else is known of a case. How merchant and platform settle between them is not the buyer's (I11). */
export function partsOf(ticket: Ticket, caller: Caller): Partial<TicketView> {
  const { granted, claim, transfers, appeals, suspension, hold, assignee, rating, pending } =
    ticket;
  const isStaff = caller.kind === 'staff' || caller.kind === 'integration';
  const { secondary = [] } = claim;
  const found = findingsFor(ticket, caller);
  return {
    ...(granted && {
      granted: { terms: { ...granted.terms }, liability: sharesOf(granted.liability) },
    }),
    ...(secondary.length > 0 && { flaws: secondary.map((flaw) => ({ ...flaw })) }),
    ...(Object.keys(found).length > 0 && { findings: found }),
    ...(hold && isStaff && { hold: { ...hold } }),
    ...(transfers.length > 0 && { transfers: transfers.map((transfer) => ({ ...transfer })) }),
    ...(seesBooks(caller) && booksOf(ticket)),
    ...arbitrationOf(ticket, caller),
    ...(appeals.length > 0 && {
      appeals: appeals.map(({ by, at, note }) => ({ by, at, note: wordsFor(caller, by, note) })),
    }),
    ...(suspension && {
      suspension: { from: suspension.from, reason: suspension.reason, at: suspension.at },
    }),
    ...(ticket.wanted && {
      wanted: {
        from: ticket.wanted.from,
        keys: [...ticket.wanted.keys],
        until: ticket.wanted.until,
      },
    }),
    ...(ticket.audit && isPlatform(caller) && { audit: auditView(ticket.audit) }),
    ...(pending && isPlatform(caller) && { pendingRuling: pendingView(pending) }),
    ...(assignee && isPlatform(caller) && { assignee: assignee.name ?? assignee.id }),
    ...(rating && { rating: { ...rating } }),
  };
}

const auditView = ({ by, ...audit }: NonNullable<Ticket['audit']>) => ({
  ...audit,
  ...(by && { by: by.name ?? by.kind }),
});

/** What a carrier or repairer bills, and what the platform's own last look says, is inside. */
const findingsFor = ({ findings }: Ticket, caller: Caller) =>
  Object.fromEntries(
    Object.entries(findings).filter(
      ([name]) => seesBooks(caller) || !INSIDE_FINDINGS.some((inside) => inside === name),
    ),
  );

const pendingView = ({ by, at, outcome, amountCents, reason }: PendingRuling) => ({
  by: by.name ?? by.kind,
  at,
  outcome,
  amountCents,
  reason,
});

/** The platform's own side of the books; what a carrier bills is no business of the parties'. */
const seesBooks = (caller: Caller): boolean => isPlatform(caller) || caller.kind === 'integration';

const booksOf = ({ bills = [], carrierClaim: claim }: Ticket): Partial<TicketView> => ({
  ...(bills.length > 0 && {
    bills: bills.map(({ id, of, cents, paidCents, approved }) => ({
      id,
      of,
      cents,
      paidCents,
      approved,
    })),
  }),
  ...(claim && {
    carrierClaim: {
      claimedCents: claim.claimedCents,
      clearedCents: claim.clearedCents,
      admittedCents: claim.admittedCents,
    },
  }),
});

/** Both sides read what was said; who sat where on the jury stays inside. */
function arbitrationOf({ arbitration }: Ticket, caller: Caller): Partial<TicketView> {
  if (!arbitration) return {};
  const { openedAt, statements, juryConsent, votes, decidedBy } = arbitration;
  return {
    arbitration: {
      openedAt,
      statements: statements.map((said) => ({
        ...said,
        note: wordsFor(caller, said.by, said.note),
        evidenceIds: [...said.evidenceIds],
      })),
      juryConsent: [...juryConsent],
      ...(isPlatform(caller) && { votes: votes.map((vote) => ({ ...vote })) }),
      ...(decidedBy && { decidedBy: actorSeenBy(caller, decidedBy) }),
    },
  };
}

const sharesOf = ({ merchantBps, platformBps, carrierBps, buyerBps, basis }: Liability) => ({
  merchantBps,
  platformBps,
  carrierBps,
  buyerBps,
  basis,
});

type Decision = NonNullable<TicketView['decision']>;
const NOTHING_DECIDED = { merchantBps: 0, platformBps: 0, carrierBps: 0, buyerBps: 0 } as const;

/** A decline, a referral and an answer have a trace too; they divide no loss. */
export function decisionView(verdict: Verdict, caller: Caller): Decision {
  const { kind, ruleSetVersion, trace } = verdict;
  const steps = trace.map(({ kept, ...step }) => ({
    ...step,
    facts: { ...step.facts, ...(kept && reads(readerOf(caller), kept.for) && kept.facts) },
  }));
  const base = { kind, ruleSetVersion, trace: steps };
  if (verdict.kind === 'offer' || verdict.kind === 'proceed')
    return {
      ...base,
      route: verdict.kind === 'offer' ? verdict.route : 'automatic',
      ...(verdict.kind === 'proceed' && { to: verdict.to }),
      ...(verdict.mandate &&
        reads(readerOf(caller), 'merchant') && { mandate: { ...verdict.mandate } }),
      capCents: verdict.capCents,
      liability: sharesOf(verdict.liability),
      freightPayer: verdict.freightPayer,
    };
  const reasons = verdict.kind === 'inform' ? [verdict.topic] : [...verdict.reasons];
  // Until a person has signed it, what the tables would give is the platform's own paper.
  const proposal = verdict.kind === 'refer' && isPlatform(caller) ? verdict.proposal : undefined;
  return {
    ...base,
    route: verdict.kind,
    reasons,
    capCents: 0,
    liability: { ...NOTHING_DECIDED, basis: reasons.join(', ') },
    freightPayer: 'none',
    ...(proposal && { proposal: proposalView(proposal) }),
  };
}

const proposalView = (computed: Computed) => ({
  terms: { ...computed.terms },
  alternatives: computed.alternatives.map((terms) => ({ ...terms })),
  capCents: computed.capCents,
  liability: sharesOf(computed.liability),
  freightPayer: computed.freightPayer,
});

type Moment = TicketView['timeline'][number];

/** One event of the history, with its plain values for the platform's people. */
export function momentView(event: TicketSnapshot['events'][number], caller: Caller): Moment {
  const detail = isPlatform(caller) ? plainOf(event.data) : {};
  // What each juror said, or one person decided that a second must confirm, stays inside.
  const said = isInside(event.type) && readerOf(caller) !== 'platform' ? undefined : event.note;
  return {
    at: event.at,
    event: event.type,
    ...(event.from === null ? {} : { from: event.from }),
    to: event.to,
    actor: actorSeenBy(caller, event.actor),
    ...(said === undefined ? {} : { note: wordsFor(caller, event.actor.kind, said) }),
    ...(Object.keys(detail).length > 0 && { detail }),
    hash: event.hash,
  };
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const plainOf = (data: Readonly<Record<string, unknown>>): NonNullable<Moment['detail']> =>
  Object.fromEntries(
    Object.entries(data).filter((field): field is [string, string | number | boolean] =>
      isPlain(field[1]),
    ),
  );
