import { describe, expect, it } from 'vitest';
import {
  type Change,
  type ChatState,
  initialState,
  reduce,
} from '../../widget/embed/state/chat-state.ts';
import type { Outgoing } from '../../widget/embed/state/outgoing.ts';
import { rowsOf } from '../../widget/embed/state/rows.ts';
import { unreadCount } from '../../widget/embed/state/unread.ts';
import { buyerText, text, ticket } from './events.ts';

const stateAfter = (...changes: Change[]): ChatState =>
  changes.reduce(reduce, initialState('zh-CN'));
const opened = (count: number): Change => ({
  type: 'opened',
  conversationId: 'c1',
  events: Array.from({ length: count }, (_, index) => text(index + 1)),
  last: count,
});
const outgoing = (clientId: string): Outgoing => ({
  clientId,
  box: 'c1',
  saying: { text: 'hi' },
  echo: 'hi',
  at: '2026-11-05T12:00:00.000Z',
  status: 'waiting',
});
const queued = (clientId: string): Change => ({ type: 'queued', items: [outgoing(clientId)] });

describe('the chat state', () => {
  it('shows a message once: pending, then as the event that bears its client id', () => {
    const pending = stateAfter(opened(1), queued('k'));
    expect(rowsOf(pending.log.events, pending.outbox).at(-1)?.kind).toBe('outgoing');
    const confirmed = reduce(pending, { type: 'received', events: [buyerText(2, 'hi', 'k')] });
    expect(confirmed.outbox).toEqual([]);
    expect(rowsOf(confirmed.log.events, confirmed.outbox).at(-1)?.kind).toBe('event');
  });

  it('drops an acknowledged message only when its place in the log is reached', () => {
    const sent: Change = { type: 'outgoing', clientId: 'k', change: { status: 'sent', seq: 2 } };
    const acked = stateAfter(opened(1), queued('k'), sent);
    expect(acked.outbox).toHaveLength(1);
    expect(reduce(acked, { type: 'received', events: [text(2)] }).outbox).toEqual([]);
  });

  it('shows that a person types until they have said it', () => {
    const typing = stateAfter(opened(1), { type: 'typed', typed: true });
    const agent = { ...text(3), actor: { kind: 'agent' } } as const;
    expect(reduce(typing, { type: 'received', events: [buyerText(2, 'hi', 'k')] }).typed).toBe(
      true,
    );
    expect(reduce(typing, { type: 'received', events: [agent] }).typed).toBe(false);
    expect(reduce(typing, { type: 'left' }).typed).toBe(false);
  });

  it('takes the acknowledgement after the event just as well', () => {
    const state = stateAfter(
      opened(1),
      queued('k'),
      { type: 'received', events: [buyerText(2, 'hi', 'k')] },
      { type: 'outgoing', clientId: 'k', change: { status: 'sent', seq: 2 } },
    );
    expect(state.outbox).toEqual([]);
  });

  it('does not queue again what a reload brings back twice, or what the log already has', () => {
    expect(stateAfter(opened(1), queued('k'), queued('k')).outbox).toHaveLength(1);
    const known = stateAfter(opened(1), { type: 'received', events: [buyerText(2, 'hi', 'k')] });
    expect(reduce(known, queued('k')).outbox).toEqual([]);
  });

  it('counts as unread what others said while nobody looked, moves of the ticket apart', () => {
    const away = stateAfter(
      opened(2),
      { type: 'visible', visible: true },
      { type: 'visible', visible: false },
    );
    const later = reduce(away, {
      type: 'received',
      events: [text(3), buyerText(4, 'me'), ticket(5, 'screening')],
    });
    expect(unreadCount(later)).toBe(1);
    expect(unreadCount(reduce(later, { type: 'visible', visible: true }))).toBe(0);
  });

  it('forgets a talk it leaves but not what still waits to be sent', () => {
    const left = stateAfter(opened(3), queued('k'), { type: 'left' });
    expect([left.log.events, left.outbox.length]).toEqual([[], 1]);
  });
});
