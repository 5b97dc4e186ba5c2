import { rulesFor } from '../../../decision/market.ts';
import { type InvoiceAsked, invoiceWish } from '../../../dialogue/invoices.ts';
import { word } from '../../../dialogue/speech.ts';
import type { OrderItem } from '../../../terms/order.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import { handOver } from '../refer.ts';
import { type Answer, aboutItem, instant } from './told.ts';

/**
 * An invoice is the merchant's to make out. What is asked of it is passed on at once with the time the
 * merchant's tier may take to answer; a person comes in only where that has passed.
 */
export const invoice: Answer = (draft, heard) => {
  let late = false;
  const told = aboutItem(draft, heard, {
    about: 'invoice',
    tell: (facts, item) => {
      late = tellOrAsk(draft, facts, item, heard.text);
    },
  });
  if (!late) return told;
  const need = handOver(draft, heard, { group: 'general', reasons: ['invoice'], row: 'E14' });
  return need ?? 'told';
};

/** True where the merchant has let the time pass. */
function tellOrAsk(draft: Draft, facts: OrderFacts, item: OrderItem, text: string): boolean {
  const asked = draft.state.invoices?.findLast(
    ({ orderId, itemId }) => orderId === facts.order.id && itemId === item.id,
  );
  const wish = invoiceWish(text);
  const again = asked && (wish === undefined || wish === asked.wish);
  if (again && Date.parse(asked.until) < Date.parse(draft.now)) return true;
  if (again) draft.say([waiting(facts, item, asked)]);
  // Whoever comes back to it after the rule was told wants the paper.
  else if (wish ?? draft.state.answered?.invoice) ask(draft, facts, item, { wish, text });
  else tellInvoice(draft, facts, item.merchantId);
  return false;
}

export function tellInvoice(draft: Draft, facts: OrderFacts, merchantId: string): void {
  const quickReplies = [word('quick.invoice', draft.locale)];
  draft.say([{ name: 'invoice_rule', facts: { seller: sellerOf(facts, merchantId) } }], {
    quickReplies,
  });
}

const sellerOf = ({ merchants }: OrderFacts, merchantId: string) =>
  ({
    kind: 'quoted',
    text: merchants.find(({ id }) => id === merchantId)?.name ?? merchantId,
  }) as const;

const waiting = (facts: OrderFacts, item: OrderItem, asked: InvoiceAsked) =>
  ({
    name: 'invoice_waiting',
    facts: {
      seller: sellerOf(facts, item.merchantId),
      at: instant(asked.askedAt, { kind: 'action', id: keyOf(asked) }),
      until: instant(asked.until, { kind: 'action', id: keyOf(asked) }),
      done: { kind: 'done', cite: { kind: 'action', id: keyOf(asked) } },
    },
  }) as const;

const keyOf = ({ orderId, itemId, wish, askedAt }: InvoiceAsked): string =>
  `invoice:${orderId}:${itemId}:${wish}:${Date.parse(askedAt)}`;

function ask(
  draft: Draft,
  facts: OrderFacts,
  item: OrderItem,
  { wish = 'issue', text }: { wish?: InvoiceAsked['wish'] | undefined; text: string },
): void {
  const { order, merchants } = facts;
  const { merchantId } = item;
  const tier = merchants.find(({ id }) => id === merchantId)?.tier ?? 'B';
  const rules = rulesFor(draft.rules, order.market);
  const { reviewHours } = rules.dt10[tier];
  const minutes = reviewHours === null ? (rules.timers['T-05']?.minutes ?? 0) : reviewHours * 60;
  const until = new Date(Date.parse(draft.now) + minutes * 60_000).toISOString();
  const asked = { orderId: order.id, itemId: item.id, wish, askedAt: draft.now, until };
  const key = keyOf(asked);
  draft.note({ type: 'invoice_asked', asked });
  const data = { reason: 'invoice_wanted', merchantId, ...asked, note: text };
  draft.effect({
    key,
    effect: { kind: 'storefront.events', events: [{ type: 'alert.raised', data }] },
  });
  const cite = { kind: 'action', id: key } as const;
  draft.say([
    {
      name: wish === 'correct' ? 'invoice_correcting' : 'invoice_asked',
      facts: {
        seller: sellerOf(facts, merchantId),
        until: instant(until, cite),
        done: { kind: 'done', cite },
      },
    },
  ]);
}
