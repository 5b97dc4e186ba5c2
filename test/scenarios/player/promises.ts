import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { TicketView } from '../../../server/contract/tickets.ts';
import type { Difference } from './judge.ts';
import type { Stage } from './stage.ts';

/** "¥1,140.00", "$51.20", "630.00元", "12 元"; a number with thousands is read whole. */
const MONEY = /(?:[¥$€]\s?)(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?)\s?元/g;
/** Sentences nobody may say, in any case (policy §7.6 and I5). */
const NEVER = [
  '最终解释权',
  '签收即认可',
  '不得投诉',
  '一律不退',
  'best and final',
  'final interpretation',
];

/** Every amount that was spoken and that nothing binds; every sentence that may not be said. */
export function brokenPromises(stage: Stage, ticket: TicketView): Difference[] {
  const said = stage.chat.events.filter(({ actor }) => actor.kind === 'bot');
  const bound = boundAmounts(stage, ticket);
  const loose = said.flatMap((event) =>
    spokenIn(event)
      .filter((cents) => !bound.has(cents))
      .map((cents) => ({
        what: 'promise',
        expected: 'a bound amount',
        actual: `${cents}: ${textOf(event)}`,
      })),
  );
  const forbidden = said.flatMap((event) =>
    NEVER.filter((words) => textOf(event).includes(words)).map((words) => ({
      what: 'words',
      expected: `never ${words}`,
      actual: textOf(event),
    })),
  );
  return [...loose, ...forbidden];
}

const textOf = (event: WireEvent): string => ('text' in event ? event.text : '');

const spokenIn = (event: WireEvent): number[] => amountsIn(textOf(event));

const amountsIn = (text: string): number[] =>
  [...text.matchAll(MONEY)].map(([, sign, word]) =>
    Math.round(Number((sign ?? word ?? '').replaceAll(',', '')) * 100),
  );

/** Amounts of offers, of the decision and its trace, of refunds and of the order itself. */
function boundAmounts(stage: Stage, ticket: TicketView): ReadonlySet<number> {
  const amounts = new Set<number>();
  const gather = (value: unknown): void => {
    if (typeof value === 'number') amounts.add(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather([ticket.offers, ticket.refunds, ticket.coupons, ticket.requested, ticket.paidCents]);
  gather([ticket.decision, Object(ticket).return, Object(ticket).exchange]);
  gather(stage.stock.order);
  // What the cards showed: each is bound to the case by its own id.
  gather(stage.chat.events.filter(({ type }) => type !== 'text'));
  for (const event of stage.chat.events)
    if (event.type === 'confirm')
      for (const { value } of event.summary)
        for (const cents of amountsIn(value)) amounts.add(cents);
  // A deduction is what an offer leaves of the price.
  for (const offer of ticket.offers)
    if (typeof offer.amountCents === 'number') amounts.add(ticket.paidCents - offer.amountCents);
  for (const { title } of stage.stock.order.items)
    for (const cents of amountsIn(title)) amounts.add(cents);
  const cash = ticket.refunds.map(({ amountCents }) => amountCents);
  amounts.add(cash.reduce((sum, one) => sum + one, 0));
  // What the buyer asked for may be said back to them.
  for (const event of stage.chat.events)
    if (event.actor.kind === 'buyer') for (const cents of spokenIn(event)) amounts.add(cents);
  return amounts;
}
