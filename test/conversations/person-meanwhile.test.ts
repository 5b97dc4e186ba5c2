import { describe, expect, it } from 'vitest';
import type { TicketState } from '../../server/terms/state.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, SIGNED } from './scenes.ts';

/** What was agreed is being done, or others decide. */
const UNDER_WAY: readonly TicketState[] = [
  'appraisal',
  'arb_evidence',
  'intercepting',
  'return_wait',
  'return_transit',
  'inspection',
  'inspect_dispute',
  'exchange_wait',
  'exchange_transit',
  'repair_wait',
  'repairing',
  'repair_transit',
  'refunding',
  'refund_failed',
];
const WAITING: readonly TicketState[] = ['evidence_wait', 'offer_wait', 'merchant_review'];

const asks = (state: TicketState) => {
  const ticket = caseIn(state);
  const chat = plainTalk({ orders: [SIGNED], tickets: [ticket], state: { ticketId: ticket.id } });
  return { chat, reply: chat.say('转人工') };
};

describe('a person asked for', () => {
  it.each(UNDER_WAY)('comes to the talk while the case stays in %s', (state) => {
    const { chat, reply } = asks(state);
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
    expect(chat.tickets[0]?.state).toBe(state);
    expect(chat.state.desk).toBeDefined();
  });

  it.each(WAITING)('takes the case over in %s', (state) => {
    const { chat, reply } = asks(state);
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
    expect(chat.tickets[0]?.state).toBe('platform_review');
  });
});
