import type { Facts } from '../../decision/facts.ts';
import { inStock } from '../../decision/stock.ts';
import type { PendingConfirm } from '../../dialogue/conversation.ts';
import type { Fact } from '../../dialogue/facts.ts';
import { render, type Speech } from '../../dialogue/speech.ts';
import type { OrderItem } from '../../terms/order.ts';
import { type Leaf, trunkOf } from '../../terms/reason.ts';
import type { ProceedVerdict, Verdict } from '../../terms/verdict.ts';
import { confirmDigest } from '../chain.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { isLeaf } from '../taxonomy.ts';
import { basis } from './answers/told.ts';
import { carryOut, needsYes, turnsRound } from './assess.ts';
import { submitCites } from './card-cites.ts';
import { CONFIRM_MINUTES, summaryOf } from './confirm.ts';
import { factsOf, judge } from './facts.ts';
import { tellInform } from './inform.ts';
import { wouldPayLoss } from './loss.ts';
import { newTicket, previewOf } from './new-ticket.ts';
import { openClaim, tellUnderstood } from './open-claim.ts';
import { outboundSpeech } from './outbound.ts';

interface Told {
  readonly facts: OrderFacts;
  readonly item: OrderItem;
  readonly leaf: Leaf;
}

/**
 * A claim that needs no evidence is judged before it is opened: what only wants an answer gets one,
 * what would move money or goods is put to the buyer first, and everything else opens at once.
 */
export function submit(draft: Draft, facts: OrderFacts, item: OrderItem, leaf: Leaf): void {
  const told = { facts, item, leaf };
  follow(draft, told, foresee(draft, told));
}

/** What the rules would say of this claim if it were opened now. */
function foresee(draft: Draft, told: Told): Verdict | undefined {
  const known = preview(draft, told);
  return known && judge(draft, known);
}

const preview = (draft: Draft, { facts, item, leaf }: Told): Facts | undefined =>
  factsOf(draft, previewOf(newTicket(draft, facts, { id: 'preview', item, leaf })));

function follow(draft: Draft, told: Told, verdict: Verdict | undefined): void {
  const { facts, item, leaf } = told;
  if (verdict?.kind === 'inform') {
    tellInform(draft, verdict.topic, facts);
    return;
  }
  if (verdict?.kind === 'proceed' && needsYes(verdict)) {
    const instead = notAsWished(draft, told, verdict);
    if (instead) draft.say([instead]);
    showSubmit(draft, told, verdict);
    return;
  }
  const ticketId = openClaim(draft, facts, item, leaf);
  if (verdict?.kind !== 'decline') tellUnderstood(draft, item, leaf);
  carryOut(draft, ticketId, verdict);
}

/** Why it is not the way that this message wished for, before the card of the way there is. */
function notAsWished(draft: Draft, told: Told, { terms }: ProceedVerdict): Speech | undefined {
  const { remedy } = draft.state.draft;
  if (remedy === draft.stateBefore.draft.remedy || remedy === terms.remedy) return undefined;
  if (remedy === 'exchange') {
    const known = preview(draft, told);
    return known && !inStock(known) ? { name: 'submit_no_exchange' } : undefined;
  }
  const keeps = remedy === 'partial_refund' || remedy === 'coupon' || remedy === 'points';
  const plain = trunkOf(told.leaf) === 'NRR';
  return keeps && plain ? { name: 'submit_no_keep', facts: { rule: basis('DT-6') } } : undefined;
}

/** What would happen, on a card: the case opens with the buyer's yes and goes straight on. */
function showSubmit(draft: Draft, told: Told, verdict: ProceedVerdict): void {
  const { item, leaf } = told;
  const { currency } = told.facts.order;
  const askId = draft.id('ask');
  const digest = digestOf(draft, item.id, leaf, verdict);
  const expiresAt = new Date(Date.parse(draft.now) + CONFIRM_MINUTES * 60_000).toISOString();
  const cite = { kind: 'rule', id: verdict.ruleIds.at(-1) ?? 'DT-1' } as const;
  const { amountCents, freight, coupon } = verdict.terms;
  const amount = { kind: 'money', cents: amountCents, currency, cite } as const;
  const label: Fact = { kind: 'money', cents: freight?.labelCents ?? 0, currency, cite };
  const facts = { amount, label };
  // The same card shown again after a detour needs no second introduction.
  if (draft.state.confirm?.digest !== digest)
    draft.say([
      ...(coupon
        ? [
            {
              name: 'submit_coupon',
              facts: { face: { ...amount, cents: coupon.faceCents } },
            } as const,
          ]
        : []),
      verdict.to === 'refunding'
        ? refundSpeech(amount, leaf, draft.snapshot.focus?.order.couponCents ?? 0)
        : verdict.to === 'return_wait'
          ? { name: 'submit_return', facts }
          : freight && turnsRound(verdict)
            ? backSpeech(leaf, freight.offset, facts)
            : traceSpeech(draft, told, amount),
      ...outboundSpeech('submit', verdict.terms, amount),
    ]);
  draft.show({
    type: 'confirm',
    askId,
    slot: 'confirm',
    text: render({ name: 'confirm_submit' }, draft.locale).text,
    summary: summaryOf(draft, {
      itemId: item.id,
      title: item.title,
      leaf,
      paidCents: item.paidCents,
      terms: verdict.terms,
      currency,
      cite,
    }),
    digest,
    expiresAt,
    cites: submitCites(verdict),
  });
  draft.note({
    type: 'confirm_shown',
    confirm: { askId, digest, offerId: '', ticketId: '', purpose: 'submit', expiresAt },
  });
}

type Money = Extract<Fact, { kind: 'money' }>;

/** A loss that is more than the rules pay by themselves is paid once whoever must agree has (DT-5). */
function traceSpeech(draft: Draft, told: Told, amount: Money): Speech {
  const facts = preview(draft, told);
  const free = facts !== undefined && wouldPayLoss(draft, facts);
  return { name: free ? 'submit_trace' : 'submit_trace_asks', facts: { amount } };
}

/** The parcel is to be stopped, or was refused and is on its way back already. */
function backSpeech(
  leaf: Leaf,
  offset: boolean,
  { amount, label }: { readonly amount: Money; readonly label: Fact },
): Speech {
  const refused = leaf === 'LOG.reject_return';
  if (!offset)
    return { name: refused ? 'submit_refused_ours' : 'submit_intercept_ours', facts: { amount } };
  return { name: refused ? 'submit_refused' : 'submit_intercept', facts: { amount, label } };
}

/** Where nothing was paid in cash there is nothing to send back. */
const refundSpeech = (amount: Money, leaf: Leaf, couponCents: number): Speech =>
  amount.cents > 0
    ? {
        name: leaf === 'FUL.fake_ship' ? 'submit_refund_unscanned' : 'submit_refund',
        facts: { amount },
      }
    : { name: couponCents > 0 ? 'submit_free' : 'submit_free_plain' };

const digestOf = (draft: Draft, itemId: string, leaf: Leaf, { to, terms }: ProceedVerdict) =>
  confirmDigest({ orderId: draft.state.focus?.orderId, itemId, leaf, to, terms });

/** The buyer's yes to such a card; what has changed meanwhile is shown anew instead of done. */
export function submitConfirmed(draft: Draft, confirm: PendingConfirm): void {
  const told = claimInHand(draft);
  if (!told) return;
  const { facts, item, leaf } = told;
  const verdict = foresee(draft, told);
  const same =
    verdict?.kind === 'proceed' && digestOf(draft, item.id, leaf, verdict) === confirm.digest;
  if (!same) {
    draft.say([{ name: 'confirm_changed' }]);
    follow(draft, told, verdict);
    return;
  }
  carryOut(draft, openClaim(draft, facts, item, leaf), verdict, confirm.askId);
}

/** Shows the card again: the last one has run out, or the answer was not a plain yes. */
export function submitAgain(draft: Draft): void {
  const told = claimInHand(draft);
  if (told) follow(draft, told, foresee(draft, told));
}

function claimInHand(draft: Draft): Told | undefined {
  const { focus } = draft.snapshot;
  const item = focus?.order.items.find((one) => one.id === draft.state.focus?.itemId);
  const { leaf } = draft.state.draft;
  return focus && item && leaf && isLeaf(leaf) ? { facts: focus, item, leaf } : undefined;
}
