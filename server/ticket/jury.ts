import type { JurySeat } from '../terms/juror.ts';
import type { Arbitration } from './legs.ts';

type Sat = Pick<Arbitration, 'seats' | 'votes'>;

/** Seats from which nobody has voted yet. */
export const openSeats = ({ seats = [], votes }: Sat): readonly JurySeat[] =>
  seats.filter(({ seat }) => !votes.some((vote) => vote.seat === seat));

/** Seats from which somebody has voted. */
export const votedSeats = ({ seats = [], votes }: Sat): readonly JurySeat[] =>
  seats.filter(({ seat }) => votes.some((vote) => vote.seat === seat));

/** The seat that this person may still vote from; one person, one seat, one vote. */
export const openSeat = (sat: Sat | undefined, userId: string): JurySeat | undefined =>
  sat && openSeats(sat).find((seat) => seat.userId === userId);

/** Whether enough equal votes can still come together. */
export function canDecide(sat: Sat, enough: number): boolean {
  const of = (side: 'buyer' | 'merchant') => sat.votes.filter((vote) => vote.for === side).length;
  return Math.max(of('buyer'), of('merchant')) + openSeats(sat).length >= enough;
}
