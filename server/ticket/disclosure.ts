import type { Actor } from '../terms/party.ts';
import type { TraceStep, Verdict } from '../terms/verdict.ts';
import type { TicketEventData } from './events.ts';

/** Who reads a case: one of its two sides, or the platform's people and the storefront. */
export type Reader = 'buyer' | 'merchant' | 'platform';

/** For whom a part of the record is kept; the platform reads each. */
export const CIRCLES = ['platform', 'merchant', 'buyer'] as const;
export type Circle = (typeof CIRCLES)[number];

export const reads = (reader: Reader, circle: Circle): boolean =>
  reader === 'platform' || reader === circle;

/** What of an event is told to some and not to others. */
interface Told {
  readonly type: string;
  readonly actor: Actor;
  readonly note?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}
type Part = Readonly<Record<string, unknown>>;
type Kept = Partial<Readonly<Record<Circle, Part>>>;

/** An event in what everybody reads of it, and what is kept for each circle. */
export interface Divided {
  readonly open: Omit<Told, 'type'>;
  readonly kept: Kept;
}

/** Divides an event among its readers: which party acted is open, which of its people is not. Pure. */
export function divide({ type, actor, note, data }: Told): Divided {
  const rule = isKnown(type) ? RULES[type] : 'platform';
  const { kind, ...who } = actor;
  const { open, kept } = fieldsOf(rule, data);
  // The words of one side may hold ways to reach them (I11): the other side reads them moderated elsewhere.
  const writer = isSide(kind) ? kind : undefined;
  const noteIs = rule === 'platform' ? 'platform' : writer;
  const partOf = (circle: Circle): Part => ({
    ...(circle === 'platform' && Object.keys(who).length > 0 && { actor: who }),
    ...(note !== undefined && noteIs === circle && { note }),
    ...(kept[circle] && { data: kept[circle] }),
  });
  return {
    open: {
      actor: { kind },
      ...(note !== undefined && noteIs === undefined && { note }),
      data: open,
    },
    kept: Object.fromEntries(
      CIRCLES.flatMap((circle) => {
        const part = partOf(circle);
        return Object.keys(part).length > 0 ? [[circle, part]] : [];
      }),
    ),
  };
}

function fieldsOf(rule: Rule, data: Part): Fields {
  if (rule === 'open') return { open: data, kept: {} };
  if (rule !== 'platform') return rule(data);
  return { open: {}, kept: Object.keys(data).length > 0 ? { platform: data } : {} };
}

const isSide = (kind: unknown): kind is 'buyer' | 'merchant' =>
  kind === 'buyer' || kind === 'merchant';

/** Whether all that is in such an event is the platform's own paper. */
export const isInside = (type: string): boolean => !isKnown(type) || RULES[type] === 'platform';

type Type = TicketEventData['type'];
const isKnown = (type: string): type is Type => Object.hasOwn(RULES, type);

interface Fields {
  readonly open: Part;
  readonly kept: Kept;
}
/** `open`: all of it to everybody; `platform`: all of it inside; else what each circle keeps. */
type Rule = 'open' | 'platform' | ((data: Part) => Fields);

const only =
  (circle: Circle, ...names: readonly string[]) =>
  (data: Part): Fields => {
    const [mine, rest] = parted(data, names);
    return { open: rest, kept: Object.keys(mine).length > 0 ? { [circle]: mine } : {} };
  };

/** How the platform settles with carriers, repairers and jurors is inside; a hold is the merchant's. */
const RULES: Readonly<Record<Type, Rule>> = {
  ticket_submitted: (data) => within(data, 'opened', opened),
  claim_revised: (data) => within(data, 'claim', claim),
  solution_changed: (data) => within(data, 'claim', claim),
  evidence_requested: 'open',
  evidence_added: 'open',
  found: (data) => within(data, 'findings', only('platform', ...INSIDE_FINDINGS)),
  verdict_reached: (data) => within(data, 'verdict', verdict),
  referred: 'open',
  assigned: 'platform',
  ticket_withdrawn: 'open',
  ticket_rejected: 'open',
  ticket_reopened: 'open',
  rated: 'open',
  offer_made: (data) => listed(data, 'offers'),
  offer_declined: 'open',
  offer_countered: (data) => within(data, 'counter', only('buyer', 'reason')),
  counter_passed_on: 'open',
  counter_answered: 'open',
  offer_accepted: 'open',
  offer_expired: 'open',
  consent_given: 'open',
  merchant_asked: 'open',
  merchant_agreed: 'open',
  merchant_rejected: 'open',
  granted: 'open',
  return_authorised: 'open',
  return_extended: 'open',
  exchange_authorised: 'open',
  exchange_failed: 'open',
  repair_authorised: 'open',
  repair_started: 'open',
  repair_finished: 'open',
  parcel_booked: 'open',
  pickup_booked: 'open',
  parcel_scanned: 'open',
  parcel_delivered: 'open',
  parcel_overdue: 'open',
  refunded_ahead: 'open',
  goods_lost: 'open',
  inspected: (data) => within(data, 'inspection', written),
  inspection_contested: 'open',
  inspection_stands: 'open',
  goods_shipped_back: 'open',
  ruling_held: 'platform',
  ruling_dropped: 'platform',
  code_check_started: 'open',
  trace_started: 'open',
  trace_failed: 'open',
  appraisal_started: 'open',
  audit_drawn: 'platform',
  audited: 'platform',
  appraisal_fee_asked: 'open',
  appraisal_fee_agreed: 'open',
  goods_quarantined: 'open',
  arbitration_opened: 'open',
  statement_filed: 'open',
  supplement_opened: 'open',
  jury_agreed: 'open',
  jury_opened: 'platform',
  juror_declined: 'platform',
  jury_voted: 'platform',
  arbitrated: 'open',
  appealed: (data) => within(data, 'appeal', written),
  suspended: 'open',
  dispute_noted: 'open',
  resumed: 'open',
  money_held: only('merchant', 'hold'),
  hold_released: only('merchant', 'cents'),
  refund_requested: 'open',
  refund_resumed: 'open',
  refund_refused: 'open',
  refund_succeeded: 'open',
  refund_failed: 'open',
  coupon_issued: 'open',
  points_granted: 'open',
  transfer_ordered: 'open',
  settlement_decided: 'platform',
  bill_received: 'platform',
  bill_paid: 'platform',
  carrier_answered: 'platform',
  settlement_posted: only('merchant', 'journalKeys'),
  ticket_completed: 'open',
  ticket_timed_out: 'open',
  escalated_to_lead: 'open',
  reminded: 'open',
  deadline_extended: 'open',
};

/** Findings that are the platform's own accounts with others. */
export const INSIDE_FINDINGS = ['bill', 'carrierClaim', 'outbound'] as const;

const claim = only('buyer', 'description');

/** What a side wrote with it stays with that side. */
const written = (data: Part): Fields =>
  isSide(data.by) ? only(data.by, 'note')(data) : { open: data, kept: {} };

/** The reasons of a list of proposals, each by its place. */
function listed(data: Part, name: string): Fields {
  const all = (data[name] ?? []) as readonly Part[];
  const own = (by: 'buyer' | 'merchant') =>
    all.flatMap(({ reason, ...one }, place) =>
      reason !== undefined && one.by === by ? [{ place, reason }] : [],
    );
  const kept = Object.fromEntries(
    (['buyer', 'merchant'] as const).flatMap((by) =>
      own(by).length > 0 ? [[by, { [name]: own(by) }]] : [],
    ),
  );
  const open = all.map(({ reason: _, ...one }) => one);
  return { open: Object.keys(kept).length > 0 ? { ...data, [name]: open } : data, kept };
}

const opened = (data: Part): Fields => within(data, 'claim', claim);

/** Each step's own facts go to whom they are kept for, by the step's place. */
function verdict(data: Part): Fields {
  const { trace, mandate, proposal, ...rest } = data as Part & Partial<Verdict> & Extra;
  const own = (circle: Circle) =>
    (trace ?? []).flatMap(({ kept }, step) =>
      kept?.for === circle ? [{ step, facts: kept.facts }] : [],
    );
  const merchant = {
    ...(own('merchant').length > 0 && { trace: own('merchant') }),
    ...(mandate !== undefined && { mandate }),
  };
  return {
    open: { ...rest, ...(trace && { trace: trace.map(openStep) }) },
    kept: {
      ...(proposal !== undefined && { platform: { proposal } }),
      ...(Object.keys(merchant).length > 0 && { merchant }),
      ...(own('buyer').length > 0 && { buyer: { trace: own('buyer') } }),
    },
  };
}
interface Extra {
  readonly mandate?: unknown;
  readonly proposal?: unknown;
}
const openStep = ({ kept: _, ...step }: TraceStep) => step;

/** Divides one field of the data, each part under that field's name. */
function within(data: Part, name: string, rule: (inner: Part) => Fields): Fields {
  const inner = data[name];
  if (typeof inner !== 'object' || inner === null) return { open: data, kept: {} };
  const { open, kept } = rule(inner as Part);
  return {
    open: { ...data, [name]: open },
    kept: Object.fromEntries(
      Object.entries(kept).map(([circle, part]) => [circle, { [name]: part }]),
    ),
  };
}

function parted(data: Part, names: readonly string[]): readonly [Part, Part] {
  const entries = Object.entries(data);
  const pick = (wanted: boolean) =>
    Object.fromEntries(entries.filter(([name]) => names.includes(name) === wanted));
  return [pick(true), pick(false)];
}
