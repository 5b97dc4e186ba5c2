import { describe, expect, it } from 'vitest';
import { isTerminal, TICKET_STATES, type TicketState } from '../../server/terms/state.ts';
import { progressOf } from '../../server/ticket/progress.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { aTicket } from '../channels/a-ticket.ts';

const at = '2026-11-05T12:00:00Z';
const on = (path: readonly TicketState[], more: Partial<Ticket> = {}): Ticket => {
  const state = path.at(-1) ?? 'screening';
  const holder = isTerminal(state) ? 'none' : 'platform';
  return { ...aTicket, state, holder, path: path.map((one) => ({ state: one, at })), ...more };
};
const way = (ticket: Ticket): string =>
  progressOf(ticket)
    .filter(({ status }) => status !== 'skipped')
    .map(({ node, status }) => (status === 'current' ? `[${node}]` : node))
    .join(' ');
const back = { id: 'r', to: 'platform', payer: 'buyer', labelCents: 1_200, offset: true } as const;
const leg = { ...back, extended: false };
const inspection = {
  class: 'R3',
  buyerCaused: true,
  note: '',
  evidenceIds: [],
  at,
  by: 'platform',
} as const;

describe('the buyer’s flowchart', () => {
  it.each(TICKET_STATES)('has one place for %s', (state) => {
    const lit = progressOf(on(['screening', state])).filter(({ status }) => status === 'current');
    expect(lit).toHaveLength(isTerminal(state) ? 0 : 1);
  });

  it.each([
    [
      'a partial refund',
      on(['evidence_wait', 'screening', 'offer_wait']),
      'submitted evidence review [offer] payout completed',
    ],
    [
      'a return on its way',
      on(['screening', 'return_wait', 'return_transit'], { return: leg }),
      'submitted review return_wait [return_transit] inspection payout completed',
    ],
    [
      'a disputed deduction',
      on(
        [
          'screening',
          'return_wait',
          'return_transit',
          'inspection',
          'inspect_dispute',
          'arb_evidence',
        ],
        {
          return: { ...leg, inspection },
        },
      ),
      'submitted review return_wait return_transit inspection [arbitration] payout completed',
    ],
    [
      'a code check',
      on(['screening', 'code_check', 'offer_wait']),
      'submitted review code_check [offer] payout completed',
    ],
    [
      'a parcel that is traced',
      on(['screening', 'intercepting']),
      'submitted review [tracing] offer payout completed',
    ],
    [
      'a repair that began',
      on(['screening', 'offer_wait', 'repair_wait'], {
        repair: { id: 'j', attempts: 0, failures: 0 },
      }),
      'submitted review offer [repair] payout completed',
    ],
  ])('shows %s', (_name, ticket, told) => {
    expect(way(ticket)).toBe(told);
  });

  it('keeps a suspended case where it stood', () => {
    const suspension = { from: 'inspection', reason: 'chargeback', at } as const;
    const ticket = on(['screening', 'return_wait', 'inspection', 'suspended'], {
      return: leg,
      suspension,
    });
    expect(way(ticket)).toContain('[inspection]');
  });
});
