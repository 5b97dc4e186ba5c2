import { addHours, endOfDay, isWithin } from './days.ts';
import type { Facts } from './facts.ts';
import { parcelOf } from './parcel.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** The last second of a window of whole days after signing; undefined while nothing is signed for. */
export function closesAt(
  facts: Pick<Facts, 'order' | 'item'>,
  days: number,
  { timeZone }: RuleSet,
): string | undefined {
  const { signedAt } = parcelOf(facts.order, facts.item);
  return signedAt === undefined ? undefined : endOfDay(signedAt, days, timeZone);
}

export const submittedWithin = (facts: Facts, closes: string | undefined): boolean =>
  closes !== undefined && isWithin(facts.submittedAt, closes);

/** By when a parcel had to leave: the promised time, or DT-14's hours after payment. */
export const shipDue = ({ order }: Pick<Facts, 'order'>, { dt7b }: RuleSet): string =>
  order.shipBy ?? addHours(order.paidAt, dt7b.late.overHours);
