import type { StaffUser } from '../../server/contract/staff.ts';
import type { TicketRow, TicketView } from '../../server/contract/tickets.ts';
import { SEED } from './seed-case.ts';

export const STAFF: readonly StaffUser[] = [
  { id: 'usr_op', name: '林运营', email: 'operator@demo.redress', role: 'operator' },
  { id: 'usr_ag', name: '周客服', email: 'agent@demo.redress', role: 'agent', groups: ['general'] },
  {
    id: 'usr_me',
    name: '青木数码',
    email: 'merchant-c2001@demo.redress',
    role: 'merchant',
    merchantId: 'C2001',
  },
];

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** A claim above what the merchant agreed to beforehand: it waits for the merchant's word. */
export function reviewCase(): TicketView {
  const { remedy: _, decision, ...seed } = SEED;
  return {
    ...seed,
    id: 'tkt_review',
    number: 'RS20261105-0002',
    state: 'merchant_review',
    holder: 'merchant',
    version: 6,
    itemTitle: 'Leica M10 机身 95新',
    paidCents: 1_340_000,
    requested: { remedy: 'partial_refund', amountCents: 240_000 },
    ...(decision && { decision: aboveCeiling(decision) }),
    offers: [],
    refunds: [],
    timeline: SEED.timeline.slice(0, 5),
    next: [
      { action: 'approve', by: 'merchant', effect: 'offer_wait' },
      { action: 'reject', by: 'merchant', effect: 'platform_review' },
    ],
    deadline: { at: inHours(4.5), thenState: 'offer_wait' },
    eta: { p50Minutes: 180, p80Minutes: 1_440, basis: 'history' },
    updatedAt: inHours(-1),
  };
}

type Decision = NonNullable<TicketView['decision']>;

/** The same flaw on a dearer item: more than may be given without asking. */
function aboveCeiling(decision: Decision): Decision {
  const trace = decision.trace.map((step) => {
    if (step.outcome === '1500 bp = 63000') return { ...step, outcome: '1500 bp = 201000' };
    if (step.outcome !== 'automatic') return step;
    return { ...step, facts: { ...step.facts, cents: 201_000 }, outcome: 'merchant' };
  });
  return { ...decision, route: 'merchant', capCents: 402_000, trace };
}

type Kind = readonly [
  state: TicketRow['state'],
  holder: TicketRow['holder'],
  leaf: string,
  title: string,
  dueHours: number | undefined,
];

const KINDS: readonly Kind[] = [
  ['offer_wait', 'buyer', 'NAD.material_color', '羊绒大衣 驼色 M', 61],
  ['platform_review', 'platform', 'AUT.counterfeit', 'Chanel Classic Flap 中号 黑金', -3.4],
  ['return_transit', 'carrier', 'NRR.seven_day', '羊毛开衫 L', 90],
  ['evidence_wait', 'buyer', 'DEF.power', 'Switch OLED 日版', 20],
  ['refunding', 'platform', 'LOG.lost', '富士 XF35mm F1.4', undefined],
  ['negotiation', 'merchant', 'CND.grade_lower', 'iPhone 14 Pro 256G 95新', 2.2],
  ['rejected', 'none', 'VIR.code_used', '视频会员年卡 卡密', undefined],
  ['inspection', 'platform', 'WRG.wrong_item', 'AJ1 High 42码', 40],
];

/** The list: the two told cases, then enough others to need a second page. */
export function rows(cases: readonly TicketView[]): TicketRow[] {
  const told = cases.map((ticket) => rowOf(ticket, ticket.id === SEED.id ? 63_000 : 240_000));
  const others = Array.from({ length: 24 }, (_, index): TicketRow => {
    const [state, holder, leaf, itemTitle, due] = KINDS[index % KINDS.length] as Kind;
    const base = rowOf(SEED, index % 3 === 0 ? undefined : 4_500 + index * 1_234);
    const { deadline: _deadline, ...rest } = base;
    return {
      ...rest,
      id: `tkt_${index}`,
      number: `RS20261104-${String(index + 10).padStart(4, '0')}`,
      state,
      holder,
      leaf,
      reason: leaf.slice(0, 3),
      itemTitle,
      merchantId: index % 2 ? 'C2001' : 'C2044',
      paidCents: 9_900 + index * 77_700,
      updatedAt: inHours(-index - 2),
      ...(due === undefined ? {} : { deadline: { at: inHours(due), thenState: 'closed_timeout' } }),
    };
  });
  return [...told, ...others];
}

function rowOf(ticket: TicketView, amountCents: number | undefined): TicketRow {
  const { id, number, state, holder, version, buyerId, merchantId, orderId, itemId } = ticket;
  const { itemTitle, reason, leaf, currency, paidCents, createdAt, updatedAt } = ticket;
  return {
    ...{ id, number, state, holder, version, buyerId, merchantId, orderId, itemId },
    ...{ itemTitle, reason, leaf, currency, paidCents, createdAt, updatedAt },
    ...(ticket.deadline && { deadline: ticket.deadline }),
    ...(amountCents === undefined ? {} : { amountCents }),
  };
}
