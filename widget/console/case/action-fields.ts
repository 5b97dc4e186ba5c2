import type { ActionName } from '../../../server/contract/tickets.ts';

export type FieldKind =
  | 'text'
  | 'longtext'
  | 'money'
  | 'count'
  | 'remedy'
  | 'offer'
  | 'evidence'
  | 'reasonCode'
  | 'checklist'
  | 'severity'
  | 'inspection'
  | 'from'
  | 'side'
  | 'finding';

export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly required: boolean;
}

export type FieldName =
  | 'note'
  | 'reason'
  | 'reasonCode'
  | 'evidenceIds'
  | 'remedy'
  | 'amountCents'
  | 'offerId'
  | 'outcome'
  | 'severity'
  | 'trackingNo'
  | 'carrier'
  | 'from'
  | 'checklist'
  | 'hours'
  | 'liability'
  | 'decision'
  | 'score'
  | 'seat'
  | 'kind';

const must = (name: FieldName, kind: FieldKind): Field => ({ name, kind, required: true });
const may = (name: FieldName, kind: FieldKind): Field => ({ name, kind, required: false });

const NOTE = may('note', 'longtext');
const REASON = must('reason', 'longtext');

/** What each action of protocol §6 asks of the person who takes it. */
const FIELDS: Readonly<Record<ActionName, readonly Field[]>> = {
  approve: [NOTE],
  reject: [
    must('reasonCode', 'reasonCode'),
    must('note', 'longtext'),
    may('evidenceIds', 'evidence'),
  ],
  propose: [must('remedy', 'remedy'), must('amountCents', 'money'), must('note', 'longtext')],
  accept_offer: [must('offerId', 'offer')],
  decline_offer: [must('offerId', 'offer'), NOTE],
  confirm_receipt: [NOTE],
  inspect: [must('outcome', 'inspection'), may('severity', 'severity'), must('note', 'longtext')],
  ship_exchange: [must('trackingNo', 'text')],
  counter: [must('amountCents', 'money'), NOTE],
  add_evidence: [must('evidenceIds', 'evidence')],
  ship_return: [must('carrier', 'text'), must('trackingNo', 'text')],
  book_pickup: [NOTE],
  escalate: [NOTE],
  withdraw: [NOTE],
  appeal: [must('note', 'longtext'), may('evidenceIds', 'evidence')],
  rate: [must('score', 'count'), NOTE],
  assign: [],
  request_evidence: [must('from', 'from'), must('checklist', 'checklist'), must('hours', 'count')],
  arbitrate: [
    must('outcome', 'remedy'),
    may('amountCents', 'money'),
    must('liability', 'text'),
    REASON,
  ],
  open_jury: [],
  extend_deadline: [must('hours', 'count'), REASON],
  override: [must('decision', 'text'), REASON],
  reopen: [NOTE],
  ask_merchant: [NOTE],
  send_to_appraisal: [NOTE],
  open_arbitration: [NOTE],
  vote: [must('seat', 'text'), must('outcome', 'side')],
  report: [must('kind', 'finding'), must('outcome', 'text'), NOTE],
  retry_refund: [NOTE],
  suspend: [REASON],
  resume: [NOTE],
};

export const fieldsOf = (action: string): readonly Field[] =>
  Object.hasOwn(FIELDS, action) ? FIELDS[action as ActionName] : [NOTE];

/** Codes a merchant's refusal is filed under. */
export const REJECT_REASONS = [
  'disclosed',
  'not_visible',
  'buyer_caused',
  'not_this_item',
  'too_much',
  'other',
] as const;
