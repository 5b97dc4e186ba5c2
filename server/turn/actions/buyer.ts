import { WISHES } from '../../terms/reason.ts';
import { PICKUP_ASAP } from '../labels.ts';
import { openArbitration } from '../steps/arbitration.ts';
import { changeSolution } from '../steps/change-solution.ts';
import { delegate } from '../steps/delegate.ts';
import { moveEvidence } from '../steps/evidence-flow.ts';
import { execute } from '../steps/execute.ts';
import { fileEvidence } from '../steps/file-evidence.ts';
import { receivedWell } from '../steps/goods.ts';
import { contestInspection } from '../steps/inspection.ts';
import { mainOffer } from '../steps/offer.ts';
import { refer } from '../steps/refer.ts';
import { reopenClaim } from '../steps/reopen.ts';
import { counter, declineOffer } from '../steps/respond-to-offer.ts';
import { extendReturn, noteParcel } from '../steps/return-talk.ts';
import { withdraw } from '../steps/withdraw.ts';
import { type Action, missing, step, type Taken, unless } from './action.ts';
import { appealAction } from './appeal.ts';

const NOT_OPEN = {
  code: 'offer_not_open',
  detail: 'name an open offer of this ticket in offerId',
} as const;

const openOffer = ({ ticket, body }: Taken) =>
  body.offerId
    ? ticket.offers.find((one) => one.id === body.offerId && one.status === 'open')
    : mainOffer(ticket);

/** What a buyer may do with a case beside talking about it. */
export const BUYER_ACTIONS: Readonly<Record<string, Action>> = {
  accept_offer(draft, taken) {
    const { ticket, body, actor } = taken;
    const offer = openOffer(taken);
    if (!offer) return NOT_OPEN;
    const yes = { offerId: offer.id, consentId: body.clientId, actor };
    return unless(execute(draft, ticket.id, yes), 'this offer cannot be carried out now');
  },
  decline_offer(draft, taken) {
    const offer = openOffer(taken);
    if (!offer) return NOT_OPEN;
    declineOffer(draft, taken.ticket, offer);
    return undefined;
  },
  counter(draft, { ticket, body }) {
    if (body.amountCents === undefined)
      return missing('amountCents', 'say how much, in minor units');
    if (ticket.state === 'inspect_dispute') contestInspection(draft, ticket, body.amountCents);
    else
      counter(draft, ticket, body.amountCents, {
        consentId: body.clientId,
        reason: body.note,
        evidenceIds: body.evidenceIds,
      });
    return undefined;
  },
  delegate: (draft, { ticket, body }) =>
    unless(
      delegate(draft, ticket, { leastCents: body.amountCents }),
      'there is no sum here that could be talked about',
    ),
  add_evidence(draft, { ticket, body }) {
    const { evidenceIds: ids = [], note } = body;
    // Words alone are a statement too (E18); anywhere else it is the files that count.
    if (ids.length === 0 && !(note && ticket.state === 'arb_evidence'))
      return missing('evidenceIds', 'name at least one uploaded file');
    if (ticket.state === 'evidence_wait') moveEvidence(draft, ticket.id, { fileIds: ids });
    else fileEvidence(draft, ticket, { ids, note, by: 'buyer' });
    return undefined;
  },
  escalate(draft, { ticket, actor }) {
    if (ticket.state === 'inspect_dispute') {
      openArbitration(draft, ticket, actor);
      return undefined;
    }
    refer(draft, { group: 'general', reasons: ['buyer_asked'], row: 'E14' });
    return undefined;
  },
  withdraw(draft, { ticket, actor }) {
    withdraw(draft, ticket, actor);
    return undefined;
  },
  change_solution(draft, { ticket, body, actor }) {
    const remedy = WISHES.find((one) => one === body.remedy);
    if (!remedy) return missing('remedy', `name one of ${WISHES.join(', ')}`);
    const wish = { remedy, amountCents: body.amountCents };
    return unless(
      changeSolution(draft, ticket, wish, actor),
      `E31: the rules do not open ${remedy} to this claim; the case stays as it is`,
    );
  },
  ship_return(draft, taken) {
    const { carrier, trackingNo } = taken.body;
    if (!carrier) return missing('carrier', 'name the carrier');
    if (!trackingNo) return missing('trackingNo', 'give the tracking number');
    const noted = noteParcel(draft, taken.ticket, { carrier, trackingNo });
    return unless(noted, 'there is nothing to send now');
  },
  book_pickup: (draft, taken) =>
    unless(
      step(draft, taken, { type: 'book_pickup', window: taken.body.note ?? PICKUP_ASAP }),
      'there is nothing to collect now',
    ),
  extend_deadline: (draft, { ticket, actor }) =>
    unless(extendReturn(draft, ticket, actor), 'it was extended once already'),
  confirm_receipt(draft, { ticket }) {
    receivedWell(draft, ticket);
    return undefined;
  },
  open_jury: (draft, taken) =>
    unless(step(draft, taken, { type: 'agree_to_jury', by: 'buyer' }), 'no arbitration is open'),
  appeal: appealAction,
  reopen: (draft, { ticket, actor }) =>
    unless(reopenClaim(draft, ticket, actor), 'it can no longer be reopened'),
  rate(draft, taken) {
    const { score, note } = taken.body;
    if (score === undefined) return missing('score', 'give 1 to 5');
    const rated = draft.act(
      taken.ticket.id,
      { type: 'rate', score, ...(note !== undefined && { note }) },
      taken.actor,
    );
    return unless(rated, 'it cannot be rated');
  },
};
