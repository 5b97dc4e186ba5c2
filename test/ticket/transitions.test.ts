import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../server/terms/party.ts';
import { TICKET_STATES, type TicketState } from '../../server/terms/state.ts';
import { ACTION_ROWS, actionFaults, nextActions } from '../../server/ticket/actions.ts';
import type { Command } from '../../server/ticket/commands.ts';
import { decide } from '../../server/ticket/decide.ts';
import type { TicketEvent } from '../../server/ticket/events.ts';
import { evolve } from '../../server/ticket/evolve.ts';
import type { Offer, Ticket } from '../../server/ticket/ticket.ts';
import { canMove, holderOf, NEXT_STATES, stateFaults } from '../../server/ticket/transitions.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { unmatchedActions } from '../../server/turn/plan-command.ts';
import { rules } from '../decision/facts.ts';
import { ticket as aTicket } from '../store/world.ts';

const NOW = '2026-11-05T12:14:00.000Z';
const context = { now: NOW, actor: { kind: 'system' }, timers: rules.timers } as const;

describe('the table of transitions', () => {
  it('is sound: everything is reached, nothing is a dead end, actions lead where it says', () => {
    expect(stateFaults()).toEqual([]);
    expect(actionFaults()).toEqual([]);
    expect(unmatchedActions()).toEqual([]);
  });

  it('counts as a second opening what had ended, not what was sent anew and is faulty still (E27, E34)', () => {
    const opened = (state: TicketState, type: 'reopen' | 'still_faulty') => {
      const done = decide(aTicket({ state }), { type }, context);
      return done.ok && [done.ticket.state, done.ticket.reopens, done.ticket.submissions];
    };
    expect(opened('closed_timeout', 'reopen')).toEqual(['screening', 1, 2]);
    expect(opened('exchange_transit', 'still_faulty')).toEqual(['screening', 0, 1]);
    expect(opened('repair_transit', 'still_faulty')).toEqual(['screening', 0, 1]);
  });

  it('names every state of the wire, and only those', () => {
    expect(Object.keys(NEXT_STATES).sort()).toEqual([...TICKET_STATES].sort());
  });

  it('says of a stopped case that it goes on where it stood', () => {
    const stopped = aTicket({
      state: 'suspended',
      suspension: { from: 'inspection', reason: 'chargeback', at: NOW },
    });
    expect(nextActions(stopped, 'platform', actionContext(rules, NOW))).toContainEqual(
      expect.objectContaining({ action: 'resume', effect: 'inspection' }),
    );
  });

  it('offers a party only actions of its own, and none in a final state but to look again', () => {
    const at = (state: TicketState) => aTicket({ state, offers: [offer] });
    const open = (state: TicketState, by: Party) =>
      nextActions(at(state), by, actionContext(rules, NOW)).map((next) => next.action);
    for (const row of ACTION_ROWS)
      for (const from of row.from) if (!row.when) expect(open(from, row.by)).toContain(row.action);
    expect(open('merchant_review', 'merchant')).toEqual([
      'approve',
      'reject',
      'propose',
      'add_evidence',
    ]);
    expect(open('completed', 'buyer')).toEqual(['appeal', 'rate']);
    expect(open('refunding', 'buyer')).toEqual([]);
  });
});

const offer: Offer = {
  id: 'of_1',
  group: 'of_1',
  by: 'platform',
  status: 'open',
  round: 1,
  madeAt: NOW,
  expiresAt: NOW,
  terms: { remedy: 'partial_refund', amountCents: 100 },
};
const refund = { id: 'rf_1', businessKey: 'k', amountCents: 100, status: 'requested' } as const;
const liability = {
  merchantBps: 10_000,
  platformBps: 0,
  carrierBps: 0,
  buyerBps: 0,
  basis: 'L14',
  confidenceBps: 9_000,
};
const verdict = {
  kind: 'offer',
  route: 'automatic',
  terms: offer.terms,
  alternatives: [],
  capCents: 1,
  tableCents: 1,
  tableBps: 1,
  liability,
  freightPayer: 'merchant',
  risk: 'low',
  ruleSetVersion: '1',
  trace: [],
  ruleIds: [],
} as const;

const COMMANDS: readonly Command[] = [
  { type: 'request_evidence', keys: ['photo_closeup'] },
  { type: 'add_evidence', evidence: [], enough: false },
  { type: 'add_evidence', evidence: [], enough: true },
  { type: 'reach_verdict', verdict, offers: [offer] },
  { type: 'reach_verdict', verdict: { ...verdict, route: 'merchant' }, offers: [offer] },
  { type: 'refer', group: 'general', reasons: ['x'], row: 'E11' },
  { type: 'accept', offerId: 'of_1', consentId: 'c', liability, refund },
  { type: 'accept', offerId: 'gone', consentId: 'c', liability, refund },
  { type: 'consent', offerId: 'of_1', consentId: 'c' },
  { type: 'counter', amountCents: 5 },
  { type: 're_offer', offers: [offer], uplifted: true },
  { type: 'decline_offer', offerId: 'of_1' },
  { type: 'withdraw' },
  { type: 'merchant_agree', row: 'E15' },
  { type: 'merchant_reject', reasonCode: 'r', note: '' },
  { type: 'refund_succeeded', refundId: 'rf_1', journalKeys: ['j'] },
  { type: 'refund_failed', refundId: 'rf_1', reason: 'r' },
  { type: 'settle', journalKeys: ['j'] },
  { type: 'time_out' },
];

describe('any ticket under any commands', () => {
  const {
    version: _v,
    state: _s,
    holder: _h,
    deadline: _d,
    updatedAt: _u,
    path: _p,
    ...opened
  } = aTicket();

  it('moves only along the table, always has a holder and a deadline, and is the fold of its events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMANDS), { maxLength: 30 }), (commands) => {
        const log: TicketEvent[] = [];
        let ticket: Ticket | undefined;
        for (const command of [{ type: 'submit', opened } as Command, ...commands]) {
          const before: TicketState = ticket?.state ?? 'draft';
          const decision = decide(ticket, command, context);
          if (!decision.ok) continue;
          let from = before;
          for (const event of decision.events) {
            expect(canMove(from, event.to)).toBe(true);
            from = event.to;
          }
          log.push(...decision.events);
          ticket = decision.events.reduce<Ticket | undefined>(evolve, ticket);
          expect(ticket?.holder).toBe(holderOf(from, ticket));
          if (ticket && ticket.holder !== 'none') expect(ticket.deadline).toBeDefined();
          expect(ticket?.version).toBe(log.length);
          expect((ticket?.refunds ?? []).length).toBeLessThanOrEqual(1);
        }
        expect(log.reduce<Ticket | undefined>(evolve, undefined)).toEqual(ticket);
      }),
      { numRuns: 400 },
    );
  });
});
