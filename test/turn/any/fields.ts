import type { ActionBody, ActionName } from '../../../server/contract/tickets.ts';
import type { Ticket } from '../../../server/ticket/ticket.ts';

type Fields = Omit<Partial<ActionBody>, 'action' | 'version' | 'clientId'>;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
const OUTCOMES = [
  'partial_refund',
  'return_refund',
  'refund_only',
  'exchange',
  'resend',
  'coupon',
  'reject',
  'uphold',
  'buyer',
  'merchant',
];
const LIABLE = [
  'L06',
  'L16',
  'L08',
  'L07',
  'merchant:7000,platform:3000',
  'carrier:10000',
  undefined,
];
const CLASSES = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'];

/** Fields with which this action would be taken, if the case lets it be; `n` varies them. */
export function fieldsFor(
  action: ActionName,
  { ticket, n, file }: { readonly ticket: Ticket; readonly n: number; readonly file: string },
): Fields {
  const open = ticket.offers.filter((offer) => offer.status === 'open');
  const sums = [1, 100, Math.floor(ticket.paidCents / 7), ticket.paidCents, undefined];
  const amountCents = pick(sums, n);
  const liability = pick(LIABLE, n);
  const money = { ...(amountCents !== undefined && { amountCents }) };
  const blame = { ...(liability !== undefined && { liability }) };
  switch (action) {
    case 'accept_offer':
    case 'decline_offer': {
      const offer = pick(open, n);
      return offer ? { offerId: offer.id } : {};
    }
    case 'counter':
      return { amountCents: amountCents ?? ticket.paidCents + 1 };
    case 'add_evidence':
    case 'appeal':
      return { evidenceIds: [file], note: '补充' };
    case 'reject':
      return { reasonCode: 'damage_after_delivery', note: '发货前完好', reason: '发货前完好' };
    case 'propose':
      return {
        remedy: pick(['partial_refund', 'return_refund'], n) ?? '',
        amountCents: amountCents ?? 0,
      };
    case 'inspect':
      return {
        outcome: pick(CLASSES, n) ?? 'R0',
        deductBps: (n * 37) % 10_001,
        note: '有痕迹',
        evidenceIds: n % 2 ? [file] : [],
        missing: n % 3 ? ['box'] : [],
      };
    case 'ship_return':
    case 'ship_exchange':
      return { carrier: 'SF', trackingNo: `SF${ticket.id}${n}`.slice(0, 60) };
    case 'arbitrate':
      return { outcome: pick(OUTCOMES, n) ?? '', reason: '裁决', ...money, ...blame };
    case 'override':
      return { decision: pick(OUTCOMES, n) ?? '', reason: '改判', ...money, ...blame };
    case 'extend_deadline':
      return { hours: 1 + (n % 72), reason: '等材料' };
    case 'change_solution':
      return { remedy: pick(OUTCOMES.slice(0, 5), n) ?? '', ...money };
    case 'request_evidence':
      return {
        from: n % 2 ? 'buyer' : 'merchant',
        checklist: n % 3 ? ['photo_waybill', 'photo_closeup'] : ['repair_report'],
        hours: 1 + (n % 72),
      };
    case 'suspend':
      return { reason: '司法冻结' };
    case 'vote':
      return { seat: String(n % 20), outcome: n % 3 ? 'buyer' : 'merchant', reason: '页面没写' };
    case 'report':
      return { kind: 'intercept', result: pick(['failed', 'lost', 'intercepted'], n) };
    case 'rate':
      return { score: 1 + (n % 5) };
    default:
      return { note: '请处理' };
  }
}
