import type { Remedy } from '../../server/terms/reason.ts';
import type { PublicScenario } from './public.ts';
import type { Ending, FileSketch, Knowledge, Step } from './shape.ts';

/** After these a buyer who is asked something says what they have to say, and no more. */
const SAID_NO = ['redirect', 'explain_rule', 'refuse'];

type Turn = PublicScenario['turns'][number];

const REMEDIES: Readonly<Record<string, Remedy | null>> = {
  partial_refund: 'partial_refund',
  return_refund: 'return_refund',
  return_refund_with_deduction: 'return_refund',
  refund_only: 'refund_only',
  intercept_refund: 'return_refund',
  coupon: 'coupon',
  points: 'points',
  exchange: 'exchange',
  resend: 'resend',
  repair: 'repair',
  none: null,
};

/** What the buyer knows: the reason, and where the flaw is and how bad, from the rule that priced it. */
export function knowsOf({ expected }: PublicScenario): Knowledge {
  const rules = expected.rules.join(' ');
  const severity = /\b(S[1-5])\b/.exec(rules)?.[1];
  const zone = /\b(primary|secondary|hidden)\b/.exec(rules)?.[1];
  const remedy = REMEDIES[expected.solution];
  return {
    leaf: expected.reason,
    ...(severity && { severity: severity as NonNullable<Knowledge['severity']> }),
    ...(zone && { zone: zone as NonNullable<Knowledge['zone']> }),
    ...(remedy && { remedy }),
  };
}

/** Words and events become steps; what the assistant should have said guards the words before it. */
export const stepsOf = ({ turns }: PublicScenario): readonly Step[] =>
  turns.flatMap((turn, index) => {
    if (turn.role === 'buyer') return [sayOf(turn, turns.slice(index + 1), turns.slice(0, index))];
    return turn.role === 'system' ? eventOf(turn) : [];
  });

function sayOf(turn: Turn, after: readonly Turn[], before: readonly Turn[]): Step {
  const answer = after.slice(0, after.findIndex(({ role }) => role !== 'assistant') >>> 0);
  const never = answer.flatMap(({ expect }) => expect?.must_not_include ?? []);
  const acts = before.slice(1 + before.findLastIndex(({ role }) => role === 'buyer'));
  const has = (act: string) => acts.some(({ expect }) => expect?.act === act);
  return {
    say: turn.text ?? '',
    files: (turn.attachments ?? []).map(fileOf),
    never,
    ...(SAID_NO.some(has) && { silentBefore: true }),
    ...(has('offer_options') && { offerBefore: true }),
  };
}

const fileOf = ({ kind, quality }: NonNullable<Turn['attachments']>[number]): FileSketch => ({
  kind,
  ...(quality === 'blurry' && { blurry: true }),
});

/** What the world does, by the way it would reach us. */
function eventOf({ event = '', role: _, ...fields }: Turn): readonly Step[] {
  const minor = typeof fields.minor === 'number' ? { amountCents: fields.minor } : {};
  switch (event) {
    case 'refund.success':
      return [{ gateway: 'refund.succeeded', ...minor }];
    case 'code_check.result':
      return [{ report: 'code_check', result: fields }];
    case 'intercept.success':
    case 'intercept.failed':
      return [{ report: 'intercept', result: { status: event.slice('intercept.'.length) } }];
    case 'carrier.claim.accepted':
    case 'carrier.claim.rejected':
      return [
        {
          report: 'carrier_claim',
          result: { status: event.slice('carrier.claim.'.length), ...fields },
        },
      ];
    case 'platform.regrade':
      return [{ report: 'regrade', result: fields }];
    case 'appraisal.result':
      return [{ report: 'appraisal', result: fields }];
    case 'return.delivered':
      return [{ returned: 'delivered' }];
    case 'inspection.pass':
      return [{ inspect: 'R0' }];
    case 'inspection.fail':
      return [{ inspect: String(fields.code), fields: { note: String(fields.detail ?? '') } }];
    case 'timer.merchant_24h_reminder':
      return [{ deadline: 'T-05', minutesBefore: 24 * 60, answerFirst: true }];
    case 'timer.merchant_48h':
      return [{ deadline: 'T-05', answerFirst: true }];
    case 'coupon.issued':
      return [{ finish: true }];
    default:
      throw new Error(`nobody knows how ${event} happens`);
  }
}

export function endOf({ expected }: PublicScenario): Ending {
  const { amounts_minor: money, liability_minor: shares } = expected;
  const remedy = REMEDIES[expected.solution];
  const offset = Number(/抵扣，实付(\d+)/.exec(expected.freight ?? '')?.[1] ?? money.cash_refund);
  return {
    state: expected.final_state,
    path: expected.path.join(' '),
    leaf: expected.reason,
    secondary: expected.secondary_reasons,
    ...(remedy !== undefined && { remedy }),
    cash: money.cash_refund ?? 0,
    offset: (money.cash_refund ?? 0) - offset,
    coupon: money.coupon_face ?? 0,
    points: money.points ?? 0,
    freight: money.return_freight_reimbursed ?? 0,
    compensation: money.compensation ?? 0,
    shares: {
      merchant: shares.consignor ?? 0,
      platform: shares.platform ?? 0,
      carrier: shares.carrier ?? 0,
    },
    reversal: money.commission_reversal ?? 0,
    because: expected.rules,
  };
}
