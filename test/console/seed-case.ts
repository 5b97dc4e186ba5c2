import type { LedgerView, TicketView } from '../../server/contract/tickets.ts';

const HASH = '9f2c51ab7de04836';
const hash = (n: number) => `${n.toString(16).padStart(2, '0')}${HASH.repeat(4)}`.slice(0, 64);
const at = (time: string) => `2026-11-05T${time}:00Z`;

const offer = (id: string, terms: object, status: string, round = 1) => ({
  id,
  group: 'off_1',
  by: 'platform',
  terms,
  status,
  round,
  madeAt: at('12:21'),
  expiresAt: '2026-11-08T12:21:00Z',
});

/** The seed claim after its last step: ¥4,200 laptop, 15 % = ¥630.00, books O1. */
export const SEED: TicketView = {
  id: 'tkt_seed',
  number: 'RS20261105-0001',
  state: 'completed',
  goods: 'with_buyer',
  money: 'refunded',
  settlement: 'posted',
  holder: 'none',
  version: 14,
  buyerId: 'U10023',
  merchantId: 'C2001',
  orderId: 'JS20261101004218',
  itemId: 'JS20261101004218-1',
  conversationId: 'cnv_seed',
  quantity: 1,
  currency: 'CNY',
  paidCents: 420_000,
  itemTitle: 'ThinkPad X1 Carbon Gen9 16G/512G 二手',
  reason: 'NAD',
  leaf: 'NAD.appearance',
  severity: 'S2',
  description: '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写',
  remedy: 'partial_refund',
  requested: { remedy: 'partial_refund', amountCents: 84_000 },
  decision: {
    route: 'automatic',
    ruleSetVersion: 'cn-2026-11-01',
    capCents: 126_000,
    liability: { merchantBps: 10_000, platformBps: 0, carrierBps: 0, buyerBps: 0, basis: 'L14' },
    freightPayer: 'merchant',
    trace: [
      step('DT-9', 'submissions on this line', { submissions: 1, allowed: 5 }, 'within'),
      step(
        'DT-1',
        'decided by table',
        { leaf: 'NAD.appearance', category: 'electronics' },
        'covered',
      ),
      step('DT-2', 'special goods', { special: null, category: 'electronics' }, 'ordinary'),
      step('DT-14', 'time since signing', { hours: 2 }, 'within'),
      step('DT-6', 'severity', { severity: 'S2', told: false }, 'priced'),
      step('DT-6', 'what the listing said', { part: 'screen', disclosure: 'none' }, 'undisclosed'),
      step('DT-5', 'order value', { paidCents: 420_000, humanFromCents: 2_000_000 }, 'within'),
      step('DT-3', 'evidence', { score: 90, completeFrom: 80, adequateFrom: 60 }, 'complete'),
      step(
        'L14',
        'visible flaw, never inspected by the platform',
        { intake: 'not_inspected', listingAuthor: 'consignor', confidenceBps: 9_000 },
        'merchant 10000 / platform 0',
      ),
      step(
        'DT-6',
        'DT-6:electronics/S2/primary/95/none/complete',
        {
          base: 1_000,
          zone: '3/2',
          grade: '1/1',
          disclosure: '1/1',
          evidence: '1/1',
          rounded: 1_500,
          historyCount: 42,
          p25: 1_200,
          p75: 1_600,
          cap: 3_000,
        },
        '1500 bp = 63000',
      ),
      step('DT-4', 'risk', { score: 10, source: 'storefront', reuse: 0 }, 'low'),
      step(
        'DT-5',
        'who must agree',
        { cents: 63_000, platformCeiling: 80_000, merchantPreauth: 80_000, tier: 'B', risk: 'low' },
        'automatic',
      ),
    ],
  },
  offers: [
    offer(
      'off_1',
      { remedy: 'partial_refund', amountCents: 63_000, percentBps: 1_500 },
      'accepted',
    ),
    offer('off_2', { remedy: 'return_refund', amountCents: 420_000 }, 'superseded'),
    offer(
      'off_3',
      {
        remedy: 'coupon',
        amountCents: 0,
        coupon: { faceCents: 20_000, validDays: 90, thresholdCents: 0 },
      },
      'superseded',
    ),
  ],
  refunds: [{ id: 'rfd_1', amountCents: 63_000, status: 'succeeded' }],
  coupons: [],
  points: [],
  evidence: [
    evidence('evd_1', 'photo_overview', []),
    evidence('evd_2', 'photo_closeup', ['blurry']),
    evidence('evd_3', 'photo_serial', []),
    evidence('evd_4', 'photo_closeup', []),
  ],
  timeline: [
    moment(1, '12:15', 'ticket_submitted', undefined, 'screening', 'buyer'),
    moment(2, '12:15', 'evidence_requested', 'screening', 'evidence_wait', 'bot'),
    moment(
      3,
      '12:18',
      'evidence_added',
      'evidence_wait',
      'evidence_wait',
      'buyer',
      '近景照模糊，请买家重拍',
    ),
    moment(4, '12:20', 'evidence_added', 'evidence_wait', 'screening', 'buyer'),
    moment(5, '12:21', 'verdict_reached', 'screening', 'screening', 'bot'),
    moment(6, '12:21', 'offer_made', 'screening', 'offer_wait', 'bot'),
    moment(7, '12:24', 'offer_accepted', 'offer_wait', 'refunding', 'buyer'),
    moment(8, '12:24', 'refund_requested', 'refunding', 'refunding', 'system'),
    moment(9, '12:26', 'refund_succeeded', 'refunding', 'settling', 'system'),
    moment(10, '12:26', 'settlement_posted', 'settling', 'settling', 'system'),
    moment(11, '12:26', 'ticket_completed', 'settling', 'completed', 'system'),
  ],
  next: [],
  eta: { p50Minutes: 0, p80Minutes: 0, basis: 'settled' },
  createdAt: at('12:15'),
  updatedAt: at('12:26'),
};

const posted = { journalId: 'settle:tkt_seed:1', at: at('12:24'), event: 'settlement.decided' };
const paid = { journalId: 'refund:rfd_1', at: at('12:26'), event: 'refund.succeeded' };

/** O1-1 and O1-2 of the policy. */
export const SEED_LEDGER: LedgerView = {
  items: [
    { ...posted, account: '2001', debitCents: 56_700, creditCents: 0, note: posted.journalId },
    { ...posted, account: '4002', debitCents: 6_300, creditCents: 0, note: posted.journalId },
    { ...posted, account: '2004', debitCents: 0, creditCents: 63_000, note: posted.journalId },
    { ...paid, account: '2004', debitCents: 63_000, creditCents: 0, note: paid.journalId },
    { ...paid, account: '1001', debitCents: 0, creditCents: 63_000, note: paid.journalId },
  ],
};

function step(ruleId: string, label: string, facts: Record<string, unknown>, outcome: string) {
  return { ruleId, label, facts, outcome };
}

function evidence(
  id: string,
  key: 'photo_overview' | 'photo_closeup' | 'photo_serial',
  problems: string[],
): TicketView['evidence'][number] {
  const ok = problems.length === 0;
  const file = {
    sha256: hash(id.charCodeAt(4)),
    uploadedAt: at('12:18'),
    url: `/v1/evidence/${id}`,
  };
  return { id, key, kind: 'photo', ok, problems, ...file };
}

function moment(
  seq: number,
  time: string,
  event: string,
  from: string | undefined,
  to: string,
  actor: string,
  note?: string,
): TicketView['timeline'][number] {
  return {
    at: at(time),
    event,
    ...(from && { from }),
    to,
    actor,
    ...(note && { note }),
    hash: hash(seq),
  };
}
