import type { VisibleEvent, WireEvent } from '../../server/contract/conversation-events.ts';

type Extra = Partial<Pick<WireEvent, 'at' | 'actor' | 'turnEnd' | 'conversationId'>>;

/** An event as the wire brings it; the bot says it at noon unless told otherwise. */
export const wire = (seq: number, event: VisibleEvent, extra: Extra = {}): WireEvent => ({
  conversationId: 'c1',
  seq,
  at: '2026-11-05T12:00:00.000Z',
  actor: { kind: 'bot' },
  ...extra,
  ...event,
});

export const text = (seq: number, words = `words ${seq}`, extra: Extra = {}): WireEvent =>
  wire(seq, { type: 'text', text: words }, extra);

export const buyerText = (seq: number, words: string, clientId?: string): WireEvent =>
  wire(
    seq,
    { type: 'text', text: words, ...(clientId && { clientId }) },
    { actor: { kind: 'buyer' } },
  );

export const ticket = (
  seq: number,
  state: Extract<VisibleEvent, { type: 'ticket' }>['state'],
): WireEvent =>
  wire(seq, {
    type: 'ticket',
    ticketId: 't1',
    number: 'AS-1',
    state,
    holder: 'buyer',
    eta: { p50Minutes: 1, p80Minutes: 2, basis: 'target' },
    progress: [],
  });

export const offer = (seq: number): WireEvent =>
  wire(seq, {
    type: 'offer',
    offerId: `o${seq}`,
    ticketId: 't1',
    by: 'platform',
    remedy: 'partial_refund',
    currency: 'CNY',
    amountCents: 63_000,
    alternatives: [],
    why: [],
    ruleIds: [],
    round: 1,
    roundsLeft: 2,
    expiresAt: '2026-11-08T12:00:00.000Z',
    proposals: {},
  });

export const confirm = (seq: number): WireEvent =>
  wire(seq, {
    type: 'confirm',
    askId: `a${seq}`,
    slot: 'confirm',
    text: 'check',
    summary: [],
    digest: 'd',
    expiresAt: '2026-11-05T12:30:00.000Z',
  });

export const ask = (seq: number): WireEvent =>
  wire(seq, { type: 'ask', askId: `a${seq}`, slot: 'remedy', text: 'how?', options: [] });
