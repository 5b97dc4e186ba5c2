import type { Cite } from '../../../contract/conversation-events.ts';
import { lasting } from '../../../dialogue/durations.ts';
import type { Fact } from '../../../dialogue/facts.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Offer, Refund, Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import { mainOffer, openOffers } from '../offer.ts';
import { statusOf } from '../status.ts';
import { type Answer, aboutOrder, basis, instant, money, rule } from './told.ts';

/** "钱退到哪了": every refund of this talk's cases, newest first; else what the order says. */
export const refundStatus: Answer = (draft, heard) => {
  const told = [...refundsTold(draft), ...cardGone(heard.text)];
  if (told.length > 0) {
    draft.say(told);
    return 'told';
  }
  const { ticket } = draft;
  if (draft.state.confirm) {
    draft.say([{ name: 'refund_on_yes' }]);
    return 'told';
  }
  if (ticket && !isTerminal(ticket.state)) {
    const decides = ticket.state === 'offer_wait' || ticket.state === 'negotiation';
    const offer = decides ? offerMeant(ticket, heard) : undefined;
    const first: Speech = decides
      ? (onReturn(ticket, offer) ?? {
          name: 'refund_on_accept',
          facts: { usual: usualTime(draft) },
        })
      : (afterReturn(ticket) ?? { name: 'refund_not_yet' });
    // Whose way is taken in the same breath, the card says what is next.
    const takes = offer !== undefined && offer.terms.remedy === heard.draft.remedy;
    draft.say(takes ? [first] : [first, statusOf(draft, ticket)]);
    return 'told';
  }
  return aboutOrder(draft, heard, {
    about: 'refund_status',
    tell: (facts) => draft.say([ofOrder(draft, facts, heard.text)]),
  });
};

/** The offer that the question is of: the one wished for, else the first. */
const offerMeant = (ticket: Ticket, { draft: { remedy } }: Heard): Offer | undefined =>
  openOffers(ticket).find(({ terms }) => terms.remedy === remedy) ?? mainOffer(ticket);

/** Goods that go back come first, and the money then. */
function onReturn({ currency }: Ticket, offer: Offer | undefined): Speech | undefined {
  if (offer?.terms.remedy !== 'return_refund') return undefined;
  const { amountCents, freight } = offer.terms;
  const off = freight?.offset ? freight.labelCents : 0;
  const amount = money(amountCents - off, currency, { kind: 'offer', id: offer.id });
  return { name: 'refund_after_return', facts: { amount } };
}

const CARD_GONE =
  /(?:银行)?(?:卡|账户|账号|微信|支付宝)(?:已经?)?(?:换|注销|丢|挂失|停用|不用)了|换(?:了)?(?:银行)?卡|\b(?:card|account)\b[^.?!]{0,14}\b(?:closed|changed|expired|cancel\w+|lost|replaced)\b|\bnew (?:card|account)\b/i;

/** The way the money came from is no more (I2). */
const cardGone = (text: string): Speech[] =>
  CARD_GONE.test(text)
    ? [{ name: 'refund_card_gone', facts: { rule: basis('暂行办法 §14–15') } }]
    : [];

/** What most refunds take once they are submitted. */
const usualTime = ({ rules }: Draft): Fact =>
  lasting((rules.eta.refunding ?? rules.eta.default)?.p80Minutes ?? 0, rule('eta:refunding'));

/** The question is of how long it takes, not of a refund that is missed. */
const HOW_LONG =
  /多久|多长时间|几天|什么时候|啥时候|何时|\bhow (?:long|soon|many days)\b|\bwhen (?:will|would|do|does|can)\b/i;
const MISSED = /还没|没有?(?:到|收到)|怎么还|\b(?:not|never|haven'?t|hasn'?t|still)\b/i;

/** What comes back once the goods are here; undefined where no return was granted. */
function afterReturn({ return: leg, granted, currency, state }: Ticket): Speech | undefined {
  if (!leg || leg.inspection || !granted || !COMING_BACK.includes(state)) return undefined;
  if (granted.terms.remedy === 'exchange')
    return { name: 'refund_is_exchange', facts: { rule: basis('T-16') } };
  const off = leg.offset && !leg.ownBill ? leg.labelCents : 0;
  const amount = money(granted.terms.amountCents - off, currency, { kind: 'action', id: leg.id });
  return { name: 'refund_after_return', facts: { amount } };
}

const COMING_BACK: readonly Ticket['state'][] = ['return_wait', 'return_transit', 'inspection'];

/** Each refund that is on its way, the last that arrived, and in one line what had arrived before it. */
export function refundsTold(draft: Draft): Speech[] {
  const cases = draft.snapshot.tickets.map((known) => draft.ticketById(known.id) ?? known);
  const refunds = cases.flatMap((ticket) => ticket.refunds.map((refund) => ({ ticket, refund })));
  const arrived = refunds.filter(({ refund }) => refund.status === 'succeeded');
  const [last, ...older] = arrived;
  const shown = refunds.filter(
    (one) => one.refund.status !== 'succeeded' || (one === last && arrived.length > 0),
  );
  return [
    ...shown.map(({ ticket, refund }) => ofRefund(ticket, refund)),
    ...(last ? olderSum(last.ticket, older) : []),
    ...cases.flatMap((ticket) =>
      ticket.transfers.map(
        ({ id, cents }): Speech => ({
          name: 'refund_transferred',
          facts: { amount: money(cents, ticket.currency, { kind: 'action', id }) },
        }),
      ),
    ),
  ];
}

function olderSum(
  { currency }: Ticket,
  older: readonly { readonly ticket: Ticket; readonly refund: Refund }[],
): Speech[] {
  const same = older.filter(({ ticket }) => ticket.currency === currency);
  const [first] = same;
  if (!first) return [];
  const cite: Cite = { kind: 'action', id: first.refund.id };
  const cents = same.reduce((sum, { refund }) => sum + refund.amountCents, 0);
  return [
    {
      name: 'refund_done_before',
      facts: {
        count: { kind: 'count', value: same.length, cite },
        amount: money(cents, currency, cite),
      },
    },
  ];
}

function ofRefund(ticket: Ticket, { id, amountCents, status }: Refund): Speech {
  const cite: Cite = { kind: 'action', id };
  const done = { kind: 'done', cite } as const;
  const amount = money(amountCents, ticket.currency, cite);
  const reached = (...states: readonly Ticket['state'][]): string =>
    ticket.path.findLast(({ state }) => states.includes(state))?.at ?? ticket.updatedAt;
  if (status === 'failed') return { name: 'refund_stuck', facts: { amount } };
  if (status === 'succeeded') {
    const at = instant(reached('settling', 'completed'), cite);
    return { name: 'refund_done', facts: { amount, at, done } };
  }
  const at = instant(reached('refunding'), cite);
  const { deadline, state } = ticket;
  return state === 'refunding' && deadline
    ? {
        name: 'refund_requested',
        facts: {
          amount,
          at,
          done,
          deadline: instant(deadline.at, { kind: 'rule', id: deadline.timer }),
        },
      }
    : { name: 'refund_requested_plain', facts: { amount, at, done } };
}

function ofOrder(draft: Draft, { order, lines }: OrderFacts, text: string): Speech {
  const cents = lines.reduce((sum, line) => sum + line.refundedCents, 0);
  const cite: Cite = { kind: 'action', id: `order:${order.id}` };
  if (cents > 0)
    return { name: 'refund_order_total', facts: { amount: money(cents, order.currency, cite) } };
  if (!HOW_LONG.test(text) || MISSED.test(text)) return { name: 'refund_none' };
  // Whoever has the goods looks at them; of several items the longer time is told.
  const own = order.items.some(({ custody }) => custody !== 'platform_warehouse');
  const timer = own ? 'T-14c' : 'T-14';
  const inspect = lasting(draft.rules.timers[timer]?.minutes ?? 0, rule(timer));
  return { name: 'refund_times', facts: { usual: usualTime(draft), inspect } };
}
