import { inStock } from '../../decision/stock.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { wishFact } from '../../dialogue/labels.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { asksHowMuch } from './answers/plain-asks.ts';
import { factsOf } from './facts.ts';

/** The way a message wishes for, where it is another than the one known; a figure alone keeps the goods. */
function wishToldAnew({ state: { draft: known } }: Draft, { draft: told }: Heard) {
  const figure = told.amountCents ?? told.percentBps;
  const remedy: Remedy | undefined =
    told.remedy ?? (figure !== undefined ? 'partial_refund' : undefined);
  const same =
    remedy === known.remedy &&
    (figure === undefined || figure === (known.amountCents ?? known.percentBps));
  return same ? undefined : remedy;
}

/**
 * A wish told while the case waits for something else is heard at once: it is weighed with the photos,
 * or read by the colleague who has the case. False where the message wishes for nothing new.
 */
export function acknowledgeWish(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const remedy = wishToldAnew(draft, heard);
  if (!remedy || asksHowMuch(heard)) return false;
  const known = remedy === 'exchange' ? factsOf(draft, ticket) : undefined;
  if (known && ticket.state === 'evidence_wait' && !inStock(known)) {
    draft.say([{ name: 'exchange_no_stock' }]);
    return true;
  }
  const facts = { remedy: wishFact(remedy, draft.locale) };
  const { state } = ticket;
  if (state !== 'evidence_wait' && state !== 'platform_review') return false;
  const seen = state === 'platform_review';
  const list = heard.draft.fallbacks?.map((one) => wishFact(one, draft.locale)) ?? [];
  draft.say([
    list.length > 0
      ? { name: seen ? 'wishes_seen' : 'wishes_noted', facts: { ...facts, list } }
      : { name: seen ? 'wish_seen' : 'wish_noted', facts },
  ]);
  return true;
}
