import type { VisibleEventOf, WireEvent } from '../../server/contract/conversation-events.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { rules, type Stage } from './stage.ts';
import { allowedFor } from './tables.ts';

type Offer = WireEvent & VisibleEventOf<'offer'>;

/** Every amount offered or paid that the tables, worked out anew, do not give. */
export function wrongAmounts(stage: Stage, ticket: Ticket | undefined): string[] {
  const offers = stage.events.filter((event): event is Offer => event.type === 'offer');
  // What was heard as something else is priced by another table; that is told apart.
  const heardRight = ticket?.claim.leaf === stage.simulated.plot.leaf;
  return [
    ...(heardRight ? offers.flatMap((offer) => wrongIn(stage, offer, ticket)) : []),
    ...wrongPaid(ticket),
  ];
}

function wrongIn(stage: Stage, offer: Offer, ticket: Ticket): string[] {
  const { cash, mostKept } = allowedFor(stage.simulated);
  const asked = leastAsked(stage, ticket);
  const ways = [offer, ...offer.alternatives];
  const kept = ways.find(({ remedy }) => remedy === 'partial_refund')?.amountCents;
  return ways.flatMap((way) => {
    const { remedy, amountCents = 0 } = way;
    if (kept !== undefined && remedy !== 'partial_refund' && insteadOf(kept, way)) return [];
    const listed = cash[remedy];
    const right =
      listed?.includes(amountCents) ||
      (remedy === 'partial_refund' &&
        listed &&
        amountCents <= mostKept &&
        amountCents >= least(asked, listed));
    return right
      ? []
      : [`${remedy} ${amountCents}, the tables give ${listed?.join(' or ') ?? 'none'}`];
  });
}

/** DT-7: a voucher beside cash is worth a fifth more and points three tenths, within their limits. */
function insteadOf(cash: number, way: Way): boolean {
  const { coupon, points } = rules.dt7;
  if (way.remedy === 'points')
    return (
      way.points ===
      Math.round((cash * points.factor[0] * points.perCurrencyUnit) / (points.factor[1] * 100))
    );
  if (way.remedy !== 'coupon') return false;
  const whole = Math.max(
    Math.ceil((cash * coupon.factor[0]) / coupon.factor[1] / 100) * 100,
    coupon.minFaceCents,
  );
  const face = Math.min(whole, coupon.maxFaceCents);
  const rest =
    whole <= coupon.maxFaceCents
      ? 0
      : cash - Math.round((face * coupon.factor[1]) / coupon.factor[0]);
  return way.coupon?.faceCents === face && (way.amountCents ?? 0) === rest;
}

type Way = Offer | Offer['alternatives'][number];

/** The least the buyer asked for, with the claim or while haggling: "make it 35%". */
function leastAsked({ events }: Stage, { claim, paidCents }: Ticket): number | undefined {
  const said = events.flatMap((event) =>
    event.type === 'text' && event.actor.kind === 'buyer'
      ? [...event.text.matchAll(/(\d+(?:\.\d+)?) ?%/g)].map(([, share]) =>
          Math.round((paidCents * Number(share)) / 100),
        )
      : [],
  );
  const all = [
    ...said,
    ...(claim.requested.amountCents === undefined ? [] : [claim.requested.amountCents]),
  ];
  return all.length > 0 ? Math.min(...all) : undefined;
}

/** Less than the table only where less was asked for. */
const least = (asked: number | undefined, listed: readonly number[]): number =>
  Math.min(asked ?? Number.MAX_SAFE_INTEGER, ...listed);

/** Paid out is what was granted, less freight that was agreed to be taken off. */
function wrongPaid(ticket: Ticket | undefined): string[] {
  if (ticket?.state !== 'completed' || !ticket.granted) return [];
  const { terms } = ticket.granted;
  const offset =
    terms.freight?.offset && ticket.return?.ownBill !== true ? terms.freight.labelCents : 0;
  const due = terms.amountCents - offset;
  const moved = [
    ...ticket.refunds.filter(({ status }) => status === 'succeeded').map((one) => one.amountCents),
    ...ticket.transfers.map((one) => one.cents),
  ].reduce((sum, one) => sum + one, 0);
  return moved === due || moved === terms.amountCents ? [] : [`paid ${moved}, due ${due}`];
}
