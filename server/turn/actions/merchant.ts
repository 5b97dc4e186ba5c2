import { RemedySchema } from '../../contract/cards.ts';
import { bpsOf } from '../../decision/exact.ts';
import { ACCESSORIES } from '../../terms/claim.ts';
import { INSPECTION_CLASSES, type Inspection } from '../../terms/finding.ts';
import type { Remedy } from '../../terms/reason.ts';
import { openCounter } from '../../ticket/proposals.ts';
import { answerForBuyer } from '../steps/delegate.ts';
import { fileEvidence } from '../steps/file-evidence.ts';
import { onReport } from '../steps/findings.ts';
import { onScan } from '../steps/goods.ts';
import { inspect, needsPhotos } from '../steps/inspection.ts';
import { leastProposal, merchantAgrees, merchantProposes } from '../steps/merchant.ts';
import { agreeTo } from '../steps/negotiate.ts';
import { showOffer } from '../steps/offer.ts';
import { readFinding } from '../steps/read-finding.ts';
import { refer } from '../steps/refer.ts';
import { computedOf } from '../steps/terms.ts';
import { claimedCents } from '../steps/ways.ts';
import { type Action, missing, shownFiles, step, type Taken, unless } from './action.ts';
import { appealAction } from './appeal.ts';
import { rejectAction } from './reject.ts';

const REMEDIES: readonly Remedy[] = RemedySchema.options;
/** Ways that give nothing where they give no money. */
const CASH: readonly Remedy[] = ['partial_refund', 'refund_only', 'return_refund'];
const NOT_OPEN = {
  code: 'offer_not_open',
  detail: 'name in offerId what the buyer proposed last',
} as const;

/** What a merchant may do with a case of their own. */
export const MERCHANT_ACTIONS: Readonly<Record<string, Action>> = {
  approve(draft, { ticket, actor, body }) {
    merchantAgrees(draft, ticket, { actor, row: 'E15', note: body.note });
    return undefined;
  },
  reject: rejectAction,
  propose(draft, { ticket, body, actor }) {
    const { remedy, amountCents } = body;
    if (!remedy) return missing('remedy', 'name the remedy you propose');
    if (amountCents === undefined) return missing('amountCents', 'say how much, in minor units');
    if (amountCents > ticket.paidCents)
      return missing('amountCents', `the buyer paid ${ticket.paidCents}`);
    const way = REMEDIES.find((one) => one === remedy);
    if (!way) return missing('remedy', `name one of ${REMEDIES.join(', ')}`);
    if (amountCents === 0 && CASH.includes(way))
      return missing('amountCents', 'nothing is no proposal; refuse by a code, or name an amount');
    const least = ticket.state === 'negotiation' ? leastProposal(ticket, way) : 0;
    if (amountCents < least)
      return missing('amountCents', `the rules already give the buyer ${least} this way`);
    const known = computedOf(ticket)?.alternatives.find((one) => one.remedy === way);
    const percentBps =
      way === 'partial_refund' ? bpsOf(amountCents, claimedCents(ticket)) : undefined;
    const terms = { ...known, remedy: way, amountCents, percentBps };
    const { note: reason, evidenceIds } = body;
    const said = { terms, actor, reason, evidenceIds };
    const done = merchantProposes(draft, ticket, said);
    if (done) answerForBuyer(draft, ticket.id);
    return unless(done, 'no proposal is open');
  },
  accept_offer(draft, { ticket, body, actor }) {
    const counter = openCounter(ticket);
    if (!counter || (body.offerId !== undefined && body.offerId !== counter.id)) return NOT_OPEN;
    const agreed = agreeTo(draft, ticket.id, counter, { actor, note: body.note });
    return unless(agreed, 'what the buyer proposed cannot be carried out now');
  },
  decline_offer(draft, { ticket, body, actor }) {
    const counter = openCounter(ticket);
    if (!counter || (body.offerId !== undefined && body.offerId !== counter.id)) return NOT_OPEN;
    const { note } = body;
    const no = { type: 'answer_counter', counterId: counter.id, answer: 'declined', note } as const;
    if (!draft.act(ticket.id, no, actor)) return NOT_OPEN;
    draft.showTicket(ticket.id);
    draft.say([{ name: 'talk_merchant_declined' }]);
    showOffer(draft, ticket.id);
    return undefined;
  },
  add_evidence(draft, { ticket, body }) {
    if (!body.evidenceIds?.length && !body.note)
      return missing('evidenceIds', 'name an uploaded file, or write a statement in note');
    if (
      ticket.state === 'code_check' &&
      shownFiles(draft, ticket, body.evidenceIds ?? []).length === 0
    )
      return missing('evidenceIds', 'show that the code is good: a screenshot or a document');
    fileEvidence(draft, ticket, { ids: body.evidenceIds ?? [], note: body.note, by: 'merchant' });
    // T-24: what a seller shows of its own codes is for people to judge.
    if (ticket.state === 'code_check')
      refer(draft, { group: 'general', reasons: ['supplier_proof'], row: 'T-24' });
    return undefined;
  },
  confirm_receipt: (draft, { ticket }) =>
    unless(
      onScan(draft, ticket.id, { leg: 'return', code: 'delivered', at: draft.now }),
      'no return is on its way',
    ),
  inspect: inspectAction,
  ship_exchange(draft, { ticket, body, actor }) {
    const { trackingNo, carrier = 'SF' } = body;
    if (!trackingNo) return missing('trackingNo', 'give the tracking number');
    const parcel = { carrier, trackingNo, bookedAt: draft.now };
    const done = draft.act(ticket.id, { type: 'book_parcel', leg: 'exchange', parcel }, actor);
    if (done) {
      const isCode = ticket.claim.leaf.startsWith('VIR.');
      draft.say([{ name: isCode ? 'code_again_sent' : 'exchange_shipped' }]);
      draft.showTicket(ticket.id);
    }
    return unless(done, 'nothing waits to be sent');
  },
  report(draft, { ticket, body, actor }) {
    if (body.kind !== 'repair') return missing('kind', 'a merchant reports a repair');
    const read = readFinding(body, draft.now);
    if ('path' in read) return missing(read.path, read.detail);
    const { repairQuote } = read;
    const found = repairQuote ? { repairQuote: { ...repairQuote, by: 'merchant' as const } } : read;
    return unless(
      onReport(draft, ticket.id, found, actor),
      'nothing can be filed on this case now',
    );
  },
  open_jury: (draft, taken) =>
    unless(step(draft, taken, { type: 'agree_to_jury', by: 'merchant' }), 'no arbitration is open'),
  appeal: appealAction,
};

/** E25: by whoever has the goods. Nobody takes a fifth and more off without a photo of why (DT-11). */
export function inspectAction(draft: Parameters<Action>[0], taken: Taken) {
  const { ticket, body, actor, by } = taken;
  const found = readInspection(body, {
    at: draft.now,
    by: by === 'merchant' ? 'merchant' : 'platform',
  });
  if ('path' in found) return missing(found.path, found.detail);
  const shown = shownFiles(draft, ticket, found.evidenceIds).length > 0;
  if (!shown && needsPhotos(draft, ticket, found)) {
    const { photosFromBps } = draft.rules.dt11.R3;
    return missing('evidenceIds', `what takes ${photosFromBps / 100} % off needs a photo`);
  }
  return unless(inspect(draft, ticket, found, actor), 'nothing waits to be inspected');
}

function readInspection(
  body: Taken['body'],
  seen: { at: string; by: 'merchant' | 'platform' },
): Inspection | { readonly path: string; readonly detail: string } {
  const said = body.outcome?.toUpperCase();
  const found =
    INSPECTION_CLASSES.find((one) => one === said) ??
    (PASSED.includes(said ?? '') ? 'R0' : undefined);
  if (!found) return { path: 'outcome', detail: `name one of ${INSPECTION_CLASSES.join(', ')}` };
  if (found === 'R4' && !body.missing?.length)
    return { path: 'missing', detail: `name what is missing, by ${ACCESSORIES.join(', ')}` };
  return {
    class: found,
    ...(body.deductBps !== undefined && { deductBps: body.deductBps }),
    ...(body.missing && { missing: body.missing }),
    buyerCaused: body.buyerCaused ?? found !== 'R0',
    note: body.note ?? '',
    evidenceIds: body.evidenceIds ?? [],
    ...seen,
  };
}

const PASSED: readonly string[] = ['PASS', 'PASSED', 'INTACT'];
