import { describe, expect, it } from 'vitest';
import {
  checklistNow,
  forCase,
  humanHolds,
  isOpenCard,
  itemOf,
  openCards,
  turnRuns,
} from '../../widget/embed/state/cards.ts';
import type { EventOf, WireEvent } from '../../widget/shared/wire.ts';
import { ask, buyerText, confirm, offer, text, ticket, wire } from './events.ts';

const request = (seq: number): EventOf<'evidence_request'> =>
  wire(seq, {
    type: 'evidence_request',
    askId: `a${seq}`,
    slot: 'evidence',
    text: 'photos',
    checklist: [
      { key: 'photo_overview', label: 'whole', kind: 'photo', required: true, satisfiedBy: 'e1' },
      { key: 'photo_closeup', label: 'close', kind: 'photo', required: true, problem: 'blurry' },
      { key: 'photo_serial', label: 'serial', kind: 'photo', required: true },
    ],
  }) as EventOf<'evidence_request'>;

describe('which cards can still be answered', () => {
  it.each([
    ['a question, until the buyer speaks', [ask(1)], { ask: 1 }],
    ['not one that was answered', [ask(1), buyerText(2, 'keep it')], {}],
    ['only the newest question', [ask(1), ask(2)], { ask: 2 }],
    ['an offer while it may be taken', [ticket(1, 'offer_wait'), offer(2)], { offer: 2 }],
    [
      'an offer over the buyer’s words',
      [ticket(1, 'offer_wait'), offer(2), buyerText(3, 'hm')],
      { offer: 2 },
    ],
    ['no offer that waits for its consignor', [ticket(1, 'merchant_review'), offer(2)], {}],
    ['a deduction that may be objected to', [ticket(1, 'inspect_dispute'), offer(2)], { offer: 2 }],
    ['no offer once money moves', [offer(1), ticket(2, 'refunding')], {}],
    [
      'the confirm card instead of its offer',
      [ticket(1, 'offer_wait'), offer(2), confirm(3)],
      { confirm: 3 },
    ],
    [
      'the offer again when the buyer turns back',
      [ticket(1, 'offer_wait'), offer(2), confirm(3), buyerText(4, 'no')],
      { offer: 2 },
    ],
    [
      'the checklist while evidence is gathered',
      [ticket(1, 'evidence_wait'), request(2), buyerText(3, 'wait')],
      { evidence: 2 },
    ],
    ['no checklist once a person has the case', [request(1), ticket(2, 'platform_review')], {}],
  ])('%s', (_name, events, open) => {
    expect(openCards(events, [])).toEqual(open);
  });
});

describe('the checklist', () => {
  it('shows what was asked, and what has been sent for it since', () => {
    const sent = wire(
      3,
      {
        type: 'text',
        text: '',
        evidence: [
          { evidenceId: 'e3', kind: 'photo', key: 'photo_closeup', ok: true, problems: [] },
        ],
      },
      { actor: { kind: 'buyer' } },
    );
    const states = (events: Parameters<typeof checklistNow>[1]) =>
      checklistNow(request(2), events).map((slot) => slot.state);
    expect(states([])).toEqual(['ok', 'bad', 'empty']);
    expect(states([request(2), sent])).toEqual(['ok', 'ok', 'empty']);
  });
});

describe('whose turn it is', () => {
  it('is the bot’s from the buyer’s words to the end of its turn', () => {
    expect(turnRuns([buyerText(1, 'hi')], [])).toBe(true);
    expect(turnRuns([buyerText(1, 'hi'), text(2)], [])).toBe(true);
    expect(turnRuns([buyerText(1, 'hi'), text(2, 'ok', { turnEnd: true })], [])).toBe(false);
  });

  it('is nobody’s while a person holds the talk', () => {
    const handoff = wire(1, { type: 'handoff', to: 'general', reason: 'asked', summary: '' });
    expect(humanHolds([handoff])).toBe(true);
    expect(turnRuns([handoff, buyerText(2, 'hello?')], [])).toBe(false);
    expect(humanHolds([handoff, wire(2, { type: 'handback' })])).toBe(false);
  });
});

describe('cards of several cases', () => {
  const at = (seq: number, event: Record<string, unknown>): WireEvent =>
    ({
      conversationId: 'V1',
      seq,
      at: '2026-11-05T12:14:00Z',
      actor: { kind: 'bot' },
      ...event,
    }) as unknown as WireEvent;
  const moved = (seq: number, ticketId: string, state: string, item: string) =>
    at(seq, { type: 'ticket', ticketId, state, item });
  const events = [
    moved(1, 'A', 'offer_wait', '键盘'),
    at(2, { type: 'offer', ticketId: 'A' }),
    moved(3, 'B', 'evidence_wait', '显示器'),
    at(4, { type: 'evidence_request', ticketId: 'B' }),
  ];

  it('keeps the offer of one open beside the photos of the other', () => {
    expect(openCards(events, [])).toEqual({ evidence: 4, others: [2] });
    expect([1, 2, 4].map((seq) => isOpenCard(openCards(events, []), seq))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('closes it once its own case has moved on', () => {
    const later = [...events, moved(5, 'A', 'refunding', '键盘')];
    expect(openCards(later, [])).toEqual({ evidence: 4 });
  });

  it('names the item only where there are several', () => {
    expect(itemOf(events[1] as WireEvent, events)).toBe('键盘');
    expect(itemOf(events[1] as WireEvent, events.slice(0, 2))).toBeUndefined();
    expect(forCase(events[3] as WireEvent)).toEqual({ ticketId: 'B' });
  });
});
