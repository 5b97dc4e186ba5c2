import type { MessageBody } from '../../contract/buyer-channel.ts';
import { type Heard, hear } from '../../dialogue/hear.ts';
import { word } from '../../dialogue/speech.ts';
import { titlesOf } from '../../terms/order.ts';
import { slotOf, type Understanding } from '../../terms/understanding.ts';
import type { Draft } from '../draft.ts';
import type { OrderClaim, ProofOutcome } from '../order-proof.ts';
import { questionIn } from './answers/answer.ts';
import { ask, askedBefore } from './ask.ts';
import { quickStarts } from './quick-starts.ts';
import { tellClaim } from './tell-claim.ts';

/** What a visitor's message is to the proof of their order. */
export type Proving =
  /** The claim is to be checked, and the turn planned again with what came of it. */
  | { readonly prove: OrderClaim }
  /** It holds: the message goes on about this order. `bare`: it says nothing beside. */
  | { readonly proven: string; readonly bare: boolean }
  /** Nothing is left to be said. */
  | 'answered'
  | undefined;

interface Message {
  readonly body: MessageBody;
  readonly understanding: Understanding | undefined;
  /** What came of checking this message's claim. */
  readonly proof: ProofOutcome | undefined;
}

/**
 * Hears a visitor name an order and the last four digits of its receiver's phone (protocol §1). Until
 * both match nothing of the order is shown, and nobody learns which of the two was wrong.
 */
export function proveOrder(draft: Draft, { body, understanding, proof }: Message): Proving {
  const { conversation, orders } = draft.snapshot;
  if (conversation.visitorId === undefined || draft.holder === 'human') return undefined;
  const text = body.text ?? '';
  if (proof) return judged(draft, proof, text);
  if (conversation.buyerId !== undefined && orders.some(({ id }) => text.includes(id)))
    return undefined;
  const order = orderIn(text, draft.state.pending?.slot === 'order');
  const number = order ?? draft.state.claimed;
  if (number === undefined) return undefined;
  const digits = digitsIn(draft, { text, order, understanding });
  if (digits !== undefined) return { prove: { numbers: spellings(number), digits } };
  if (order === undefined) return undefined;
  draft.note({ type: 'order_claimed', number });
  const heard = hear(body, understanding, draft.state);
  if (heard.safety || heard.legal || heard.topic === 'person') return undefined;
  if (!isBare(text)) keepForLater(draft, heard);
  askProof(draft);
  return 'answered';
}

/** What is told or asked beside the number waits for the proof. */
function keepForLater(draft: Draft, heard: Heard): void {
  tellClaim(draft, heard);
  const about = heard.topic === 'claim' ? undefined : questionIn(draft, heard);
  if (about) draft.note({ type: 'wondered', about });
}

/** Asks for what is missing of the proof; who is signed in and has no orders has none to prove. */
export function askProof(draft: Draft): void {
  if (draft.snapshot.conversation.visitorId === undefined) draft.say([{ name: 'sign_in' }]);
  else if (draft.state.claimed !== undefined) ask(draft, 'phone', { name: 'ask_phone_tail' });
  else if (askedBefore(draft, 'order') === 0) ask(draft, 'order', { name: 'ask_order_number' });
  else draft.say([{ name: 'order_number_where' }], human(draft));
}

const human = ({ locale }: Draft) => ({ quickReplies: [word('quick.human', locale)] });

function judged(draft: Draft, proof: ProofOutcome, text: string): Proving {
  const order = draft.snapshot.focus?.order ?? draft.snapshot.orders[0];
  if (proof === 'proven' && order) {
    const item = { kind: 'quoted', text: titlesOf(order.items) } as const;
    const matches = { name: 'order_proved', facts: { item } } as const;
    const bare = isBare(text);
    draft.note({ type: 'order_proved', orderId: order.id });
    if (bare && !draft.state.pending) {
      draft.note({ type: 'focus_set', orderId: order.id });
      draft.say([matches, { name: 'greet_item' }], { quickReplies: quickStarts(draft) });
      return 'answered';
    }
    draft.say([matches]);
    return { proven: order.id, bare };
  }
  draft.note({ type: 'order_unproved' });
  if (proof === 'too_many') draft.say([{ name: 'proof_too_many' }], human(draft));
  else ask(draft, 'order', { name: 'proof_refused' });
  return 'answered';
}

const TOKEN = /(?<![a-z0-9])[a-z0-9][a-z0-9_-]{2,63}(?![a-z0-9])/gi;
const MOBILE = /^1[3-9]\d{9}$/;
/** Unasked, only what is as long as orders' numbers are taken for one. */
const LIKE_A_NUMBER = /(?=.{8,})(?:\D*\d){5}/;

/** The order's number that a message names; any name with a digit where it was asked for. */
function orderIn(text: string, isAsked: boolean): string | undefined {
  const like = isAsked ? /\d/ : LIKE_A_NUMBER;
  return (text.match(TOKEN) ?? [])
    .filter((token) => like.test(token) && !MOBILE.test(token) && !FOUR.test(token))
    .sort((a, b) => b.length - a.length)[0];
}

const FOUR = /^\d{4}$/;
const ALONE = /(?<![a-z0-9-])\d{4}(?![a-z0-9-])/i;
const OF_A_PHONE = /手机|电话|尾号|后四位|末四位|phone|mobile|last (?:four|4)|\bend(?:s|ing)\b/i;
/** What is said around the two, and says nothing else. */
const AROUND =
  /订单号?码?|单号|号码?|手机|电话|尾号|后四位|末四位|收货|我的?|是|和|order|phone|mobile|number|digits|last|four|end(?:s|ing)?|in|my|is|the|and|no|[\s,，:：。.#!！、;；]/gi;
const isBare = (text: string): boolean =>
  text.replaceAll(TOKEN, (token) => (/\d/.test(token) ? '' : token)).replaceAll(AROUND, '') === '';

/** The last four digits of a phone: asked for, told as such, or told with the number and nothing else. */
function digitsIn(
  draft: Draft,
  {
    text,
    order,
    understanding,
  }: Pick<Message, 'understanding'> & { text: string; order: string | undefined },
): string | undefined {
  const phone = understanding && slotOf(understanding, 'phone');
  if (phone !== undefined) return phone;
  const rest = order === undefined ? text : text.replace(order, ' ');
  const isTold =
    draft.state.pending?.slot === 'phone' ||
    OF_A_PHONE.test(rest) ||
    (order !== undefined && isBare(text));
  return isTold ? ALONE.exec(rest)?.[0] : undefined;
}

/** As it was written, in capitals, and without what stands between. */
const spellings = (written: string): readonly string[] => {
  const capitals = written.toUpperCase();
  return [...new Set([written, capitals, capitals.replaceAll(/[-_]/g, '')])];
};
