import { moderate } from '../../contract/contact.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Draft } from '../draft.ts';
import type { NewConversationEvent } from '../ports.ts';
import { withTurnEnd } from '../rows.ts';

/** Words of people that a merchant may read once they are in the thread of their case. */
const SPOKEN = ['text', 'party', 'handback', 'whispered'] as const;

/**
 * The turn's events as they are kept. What belongs to the thread of a case names the case: only that
 * is ever given to its merchant, as the other party may read it.
 */
export function kept(draft: Draft, log: readonly NewConversationEvent[]): NewConversationEvent[] {
  const thread = openThread(draft);
  const events = withTurnEnd(log);
  return thread === undefined ? events : events.map((event) => marked(draft, event, thread));
}

/** The case whose merchant reads along: the one the talk is about, before this turn and after it. */
function openThread({ state, snapshot }: Draft): string | undefined {
  const before = (snapshot.conversation.state as Draft['state'] | null)?.ticketId;
  const id = state.ticketId ?? before;
  if (id === undefined || (before !== undefined && before !== id)) return undefined;
  return state.threads?.includes(id) ? id : undefined;
}

function marked(draft: Draft, event: NewConversationEvent, thread: string): NewConversationEvent {
  const { type, actor, body, visibility } = event;
  if (!SPOKEN.some((one) => one === type) || body.thread !== undefined) return event;
  if (type === 'whispered' && body.visibility !== 'merchant') return event;
  if (visibility === 'internal' && type !== 'whispered') return event;
  // What the bot says is said to the buyer; the merchant has the case itself.
  if (type === 'text' && actor.kind === 'bot') return event;
  if (type !== 'text' || actor.kind !== 'buyer') return { ...event, body: { ...body, thread } };
  const { text } = moderate(String(body.text ?? ''), knownOf(draft));
  return { ...event, body: { ...body, thread, toMerchant: text } };
}

/** What we know of the buyer that the other side need not. */
export function knownOf({ snapshot: { focus, buyer } }: Draft): readonly string[] {
  const receiver = focus?.order.receiver;
  return [receiver?.name, receiver?.phone, receiver?.address, buyer?.phone, buyer?.email].filter(
    (one): one is string => one !== undefined && one !== '',
  );
}

/** The merchant enters the thread of their case, visibly: from now on they read what is said of it. */
export function joinThread(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || isTerminal(ticket.state) || draft.state.threads?.includes(ticketId)) return;
  const merchant = draft.snapshot.focus?.merchants.find(({ id }) => id === ticket.merchantId);
  draft.note({ type: 'thread_joined', ticketId });
  const actor = { kind: 'merchant', ...(merchant && { name: merchant.name }) } as const;
  draft.show({ type: 'party', change: 'joined', ticketId }, actor);
  draft.say([{ name: 'thread_joined' }]);
}

/** The case is over: the merchant reads no further. */
export function leaveThread(draft: Draft, ticketId: string): void {
  if (!draft.state.threads?.includes(ticketId)) return;
  const ticket = draft.ticketById(ticketId);
  const merchant = draft.snapshot.focus?.merchants.find(({ id }) => id === ticket?.merchantId);
  const actor = { kind: 'merchant', ...(merchant && { name: merchant.name }) } as const;
  draft.show({ type: 'party', change: 'left', ticketId }, actor);
  draft.note({ type: 'thread_left', ticketId });
}
