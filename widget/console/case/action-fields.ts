import type { ActionName } from '../../../server/contract/tickets.ts';
import { REJECT_REASONS, type RejectCode } from '../../../server/terms/reject-reason.ts';

export type FieldKind =
  | 'text'
  | 'longtext'
  | 'money'
  | 'percent'
  | 'count'
  | 'yesno'
  | 'remedy'
  | 'ruling'
  | 'liability'
  | 'offer'
  | 'evidence'
  | 'reasonCode'
  | 'accessories'
  | 'slots'
  | 'inspection'
  | 'side'
  | 'finding'
  | 'status';

export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly required: boolean;
}

/** The fields of an action's body, and those of a report's `result`. */
export type FieldName =
  | 'note'
  | 'reason'
  | 'reasonCode'
  | 'evidenceIds'
  | 'remedy'
  | 'amountCents'
  | 'offerId'
  | 'outcome'
  | 'deductBps'
  | 'missing'
  | 'buyerCaused'
  | 'trackingNo'
  | 'carrier'
  | 'hours'
  | 'from'
  | 'checklist'
  | 'liability'
  | 'decision'
  | 'score'
  | 'seat'
  | 'kind'
  | ResultField;

/** What goes into a report's `result` beside its status. */
export const RESULT_FIELDS = [
  'status',
  'feeCents',
  'quoteCents',
  'invoiceCents',
  'admittedCents',
  'listedFaceCents',
  'actualFaceCents',
  'billId',
  'billCents',
] as const;
export type ResultField = (typeof RESULT_FIELDS)[number];

const must = (name: FieldName, kind: FieldKind): Field => ({ name, kind, required: true });
const may = (name: FieldName, kind: FieldKind): Field => ({ name, kind, required: false });

const NOTE = may('note', 'longtext');
const REASON = must('reason', 'longtext');
const RULING = [may('amountCents', 'money'), may('liability', 'liability'), REASON];

/** What each action of protocol §6 asks of the person who takes it; nothing that the server ignores. */
const FIELDS: Readonly<Record<ActionName, readonly Field[]>> = {
  approve: [NOTE],
  reject: [],
  propose: [must('remedy', 'remedy'), must('amountCents', 'money'), NOTE],
  accept_offer: [NOTE],
  decline_offer: [NOTE],
  confirm_receipt: [],
  inspect: [
    must('outcome', 'inspection'),
    may('deductBps', 'percent'),
    may('missing', 'accessories'),
    may('buyerCaused', 'yesno'),
    must('note', 'longtext'),
    may('evidenceIds', 'evidence'),
  ],
  ship_exchange: [must('carrier', 'text'), must('trackingNo', 'text')],
  counter: [must('amountCents', 'money')],
  add_evidence: [may('evidenceIds', 'evidence'), NOTE],
  ship_return: [must('carrier', 'text'), must('trackingNo', 'text')],
  book_pickup: [NOTE],
  escalate: [],
  withdraw: [],
  change_solution: [must('remedy', 'remedy'), may('amountCents', 'money')],
  appeal: [must('note', 'longtext')],
  rate: [must('score', 'count'), NOTE],
  assign: [],
  request_evidence: [may('from', 'side'), may('checklist', 'slots'), may('hours', 'count')],
  arbitrate: [must('outcome', 'ruling'), ...RULING],
  open_jury: [],
  decline_seat: [],
  extend_deadline: [must('hours', 'count'), REASON],
  override: [must('decision', 'ruling'), ...RULING],
  confirm_ruling: [],
  withdraw_ruling: [],
  reopen: [],
  audit_confirm: [NOTE],
  audit_overturn: [REASON],
  ask_merchant: [],
  send_to_appraisal: [may('amountCents', 'money')],
  open_arbitration: [],
  vote: [must('seat', 'text'), must('outcome', 'side'), REASON],
  report: [must('kind', 'finding'), NOTE],
  retry_refund: [],
  suspend: [REASON],
  resume: [],
  delegate: [may('amountCents', 'money')],
};

/** Beside its status, what a kind of finding is told with. */
const OF_FINDING: Readonly<Record<string, readonly Field[]>> = {
  code_check: [may('listedFaceCents', 'money'), may('actualFaceCents', 'money')],
  appraisal: [may('feeCents', 'money')],
  repair: [may('quoteCents', 'money'), may('invoiceCents', 'money')],
  carrier_claim: [may('admittedCents', 'money')],
  bill: [must('billId', 'text'), must('billCents', 'money')],
};

export interface Asked {
  readonly action: string;
  /** Whose form it is: the platform refuses in its own words, a merchant by a code. */
  readonly by?: string | undefined;
  /** The kind of finding that is being filed. */
  readonly kind?: string | undefined;
  /** The code that a merchant refuses under. */
  readonly code?: string | undefined;
}

export function fieldsOf({ action, by, kind, code }: Asked): readonly Field[] {
  if (action === 'reject') return by === 'platform' ? [REASON] : refusalFields(code);
  if (isRepair({ action, by }))
    return [must('status', 'status'), ...(OF_FINDING.repair ?? []), NOTE];
  if (!Object.hasOwn(FIELDS, action)) return [NOTE];
  const fields = FIELDS[action as ActionName];
  if (action !== 'report' || !kind) return fields;
  const more = OF_FINDING[kind] ?? [];
  return [...fields.slice(0, 1), must('status', 'status'), ...more, ...fields.slice(1)];
}

/** What a merchant files is what a repair would cost, or how it went. */
export const isRepair = ({ action, by }: Pick<Asked, 'action' | 'by'>): boolean =>
  action === 'report' && by === 'merchant';

/** What an action is called to whoever takes it. */
export const wordOf = (asked: Pick<Asked, 'action' | 'by'>): string =>
  isRepair(asked) ? 'report_repair' : asked.action;

/** A merchant's refusal, with what its code asks for. */
function refusalFields(code: string | undefined): readonly Field[] {
  const first = must('reasonCode', 'reasonCode');
  if (!code || !Object.hasOwn(REJECT_REASONS, code)) return [first, must('note', 'longtext')];
  const rule = REJECT_REASONS[code as RejectCode];
  const note = { ...NOTE, required: rule.note };
  if (rule.of === 'exchange') return [first, note];
  return [first, note, { ...may('evidenceIds', 'evidence'), required: rule.evidence }];
}
