import type { Remedy } from '../../server/terms/reason.ts';
import type { SimCase } from './shape.ts';
import { rules } from './stage.ts';

/** What the tables of policy.md §5 allow an offer to say, worked out here once more and by other means. */
export interface Allowed {
  /** 分, by remedy; a remedy that is not listed may not be offered at all. */
  readonly cash: Partial<Readonly<Record<Remedy, readonly number[]>>>;
  /** The highest cash for keeping the goods: one uplift of DT-12, held by the category's cap. */
  readonly mostKept: number;
}

interface Priced {
  readonly evidence: readonly [number, number];
  /** Of the severity: S2, the second, where nothing is told. */
  readonly column: 0 | 1 | 2 | 3;
}

/** DT-6 with every factor as a whole number, so that no fraction is ever rounded before its time. */
function located(simulated: SimCase, { evidence, column }: Priced): number {
  const [item] = simulated.plot.order.items;
  const { dt6 } = rules;
  const category = item?.category as keyof typeof dt6.base;
  const base = dt6.base[category][column];
  const zone = dt6.zone[simulated.plot.part?.zone ?? 'secondary'];
  const [a, b] = dt6.grade['95'];
  const top = base * zone[0] * a * evidence[0];
  const bottom = zone[1] * b * evidence[1] * dt6.roundBps;
  const bps = Math.floor((2 * top + bottom) / (2 * bottom)) * dt6.roundBps;
  return Math.min(bps, dt6.cap[category]);
}

const share = (cents: number, bps: number): number =>
  Math.floor((cents * bps * 2 + 10_000) / 20_000);

export function allowedFor(simulated: SimCase): Allowed {
  const { leaf, order } = simulated.plot;
  const [item] = order.items;
  const paid = item?.paidCents ?? 420_000;
  const kept = keptCash(simulated, paid);
  const cap = capOf(item?.category, paid);
  const back = [paid, paid - rules.dt8.labelCents, 0];
  return {
    cash: {
      ...(kept.length > 0 && { partial_refund: kept }),
      return_refund: back,
      refund_only:
        leaf === 'WRG.missing_item' ? [Math.floor(paid / 3), Math.ceil(paid / 3), paid] : [paid],
      exchange: [0],
      repair: [0],
      resend: [0],
      ...(kept.length === 0 && { coupon: [0] }),
    },
    mostKept: Math.max(
      0,
      ...kept.map((cents) => Math.min(cents + share(paid, rules.dt12.upliftBps), cap)),
    ),
  };
}

function capOf(category: string | undefined, paid: number): number {
  const { cap } = rules.dt6;
  const bps = cap[category as keyof typeof cap];
  return bps === undefined ? paid : share(paid, bps);
}

const EVIDENCE = [
  [1, 1],
  [9, 10],
] as const;

function keptCash({ plot, ...simulated }: SimCase, paid: number): readonly number[] {
  switch (plot.leaf) {
    case 'NAD.appearance':
    case 'CND.odor_hygiene':
    case 'DEF.function':
    case 'DEF.material':
    case 'LOG.damaged':
      return locatedCash({ plot, ...simulated }, paid);
    case 'NAD.size_spec':
    case 'NAD.material_color':
      return [rules.dt6d.colour.lightBps, rules.dt6d.colour.plainBps].map((bps) =>
        share(paid, bps),
      );
    case 'NAD.spec_lower':
      return [rules.dt6d.storageStepBps, rules.dt6d.memoryStepBps].map((bps) => share(paid, bps));
    case 'WRG.missing_part':
    case 'LOG.short_in_transit':
      // Whoever does not say which piece it is gets what an unnamed one is worth (DT-6c).
      return [
        pieceWorth(paid, 'charger'),
        ...(simulated.persona === 'confused' ? [pieceWorth(paid, 'other')] : []),
      ];
    case 'WRG.gift_missing':
      return [pieceWorth(paid, 'gift'), pieceWorth(paid, 'other')];
    case 'VIR.wrong_face_value':
      return [Math.round(paid / 2)];
    case 'SVC.freight':
      return [rules.dt8.labelCents];
    default:
      return [];
  }
}

/** Where it is and how bad it is only a flaw that can be pointed at leaves no doubt of. */
function locatedCash(simulated: SimCase, paid: number): number[] {
  const { plot } = simulated;
  const pointed = plot.leaf === 'NAD.appearance';
  const zones = pointed ? [plot.part?.zone ?? 'secondary'] : ZONES;
  return zones.flatMap((zone) =>
    EVIDENCE.flatMap((evidence) =>
      (pointed ? ([1] as const) : COLUMNS).map((column) => {
        const moved = { ...simulated, plot: { ...plot, part: { zh: '', en: '', zone } } };
        const cents = share(paid, located(moved, { evidence, column }));
        return Math.max(cents, rules.dt6.minCents);
      }),
    ),
  );
}

const COLUMNS = [0, 1, 2, 3] as const;
const ZONES = ['primary', 'secondary', 'hidden'] as const;

function pieceWorth(paid: number, piece: keyof typeof rules.dt6c): number {
  const { bps, maxCents } = rules.dt6c[piece];
  return Math.min(share(paid, bps), maxCents ?? paid);
}
