import type pg from 'pg';
import { z } from 'zod';
import type { Juror } from '../terms/juror.ts';
import type { Grade, OrderItem } from '../terms/order.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { createCovers } from './evidence-cover.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';

/** A seat somebody was asked to take. */
export type KeptSeat = z.infer<typeof SeatRow>;

/** Seats told at once, the newest first. */
const MOST_SEATS = 100;
/** Rulings looked through for one question. */
const LOOKED_THROUGH = 400;

/** The roster, who was asked to sit where, and what was decided with reasons. */
export function createJury(pool: Pick<pg.Pool, 'query'>) {
  return {
    /** Everybody who may be drawn now. */
    async roster(): Promise<readonly Juror[]> {
      const { rows } = await pool.query({
        name: 'jury_roster',
        text: `SELECT id AS "userId", skills AS topics, ties FROM staff_user
          WHERE role = 'juror' AND disabled_at IS NULL ORDER BY id`,
      });
      return z.array(JurorRow).parse(rows);
    },

    /** What this person was asked to judge, newest first. */
    async seats(userId: string): Promise<readonly KeptSeat[]> {
      const { rows } = await pool.query(
        `${SEATS} WHERE s.user_id = $1 ORDER BY s.invited_at DESC, s.ticket_id LIMIT $2`,
        [userId, MOST_SEATS],
      );
      return z.array(SeatRow).parse(rows);
    },

    async seat(userId: string, ticketId: string): Promise<KeptSeat | undefined> {
      const { rows } = await pool.query(`${SEATS} WHERE s.user_id = $1 AND s.ticket_id = $2`, [
        userId,
        ticketId,
      ]);
      return z.array(SeatRow).parse(rows)[0];
    },

    /** What blinding must find in the parties' own words, and how the item was listed. */
    async behind(ticket: Pick<Ticket, 'id' | 'orderId' | 'itemId' | 'merchantId' | 'buyerId'>) {
      const { rows } = await pool.query(
        `SELECT o.body AS "order", m.name AS shop, b.name AS buyer FROM orders o
         LEFT JOIN merchant m ON m.id = $2 LEFT JOIN buyer b ON b.id = $3 WHERE o.id = $1`,
        [ticket.orderId, ticket.merchantId, ticket.buyerId],
      );
      const found = z.array(BehindRow).parse(rows)[0];
      const { name, phone, address } = found?.order.receiver ?? {};
      const item = found?.order.items.find(({ id }) => id === ticket.itemId);
      return {
        names: [found?.shop, found?.buyer, name, phone, address].flatMap((one) =>
          one?.trim() ? [one] : [],
        ),
        withheld: await createCovers(pool).withheld(ticket.id),
        ...(item && { listing: listingOf(item) }),
      };
    },

    /** Cases of the reason that a jury or a person decided, the newest first. */
    async rulings(asked: {
      readonly leaf?: string | undefined;
      readonly not?: string | undefined;
    }) {
      const { rows } = await pool.query(
        `SELECT t.body AS ticket, e.at, e.body->>'note' AS note, e.body->'actor'->>'kind' AS by,
           e.body->'data'->>'outcome' AS outcome
         FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
         WHERE e.type = 'arbitrated' AND t.leaf = coalesce($1, t.leaf)
           AND t.id IS DISTINCT FROM $2
         ORDER BY e.at DESC LIMIT $3`,
        [asked.leaf ?? null, asked.not ?? null, LOOKED_THROUGH],
      );
      return z.array(RulingRow).parse(rows);
    },
  };
}

const listingOf = ({ listedGrade, disclosures, intake }: OrderItem): Listed => ({
  grade: listedGrade,
  said: disclosures.map(({ part, note }) => `${part}: ${note}`),
  intake: (intake?.defects ?? []).map(({ part, note }) => `${part}: ${note}`),
});

/** What the page said of the item, and what was found when it came in. */
export interface Listed {
  readonly grade: Grade;
  readonly said: readonly string[];
  readonly intake: readonly string[];
}

const SEATS = `SELECT s.ticket_id AS "ticketId", s.seat, s.expert, s.side, s.reason, s.outcome,
    CASE WHEN s.status = 'invited' AND NOT n.sits THEN 'closed' ELSE s.status END AS status,
    s.invited_at AS "invitedAt", s.answered_at AS "answeredAt", s.decided_at AS "decidedAt", t.leaf,
    CASE WHEN n.sits THEN t.deadline_at END AS "deadlineAt", n.sits,
    x.seats, x.cast
  FROM jury_seat s JOIN ticket t ON t.id = s.ticket_id
    CROSS JOIN LATERAL (SELECT t.state IN ('arb_jury', 'appraisal') AS sits) n CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.status IN ('invited', 'voted'))::integer AS seats,
      count(*) FILTER (WHERE o.status = 'voted')::integer AS cast
    FROM jury_seat o WHERE o.ticket_id = s.ticket_id) x`;

const JurorRow = z.object({
  userId: z.string(),
  topics: z.array(z.string()),
  ties: z.array(z.string()),
});

const SeatRow = z.object({
  ticketId: z.string(),
  seat: z.string(),
  expert: z.boolean(),
  status: z.enum(['invited', 'voted', 'declined', 'closed']),
  side: orAbsent(z.enum(['buyer', 'merchant'])),
  reason: orAbsent(z.string()),
  outcome: orAbsent(z.string()),
  invitedAt: StoredInstant,
  answeredAt: orAbsent(StoredInstant),
  decidedAt: orAbsent(StoredInstant),
  leaf: z.string(),
  deadlineAt: orAbsent(StoredInstant),
  /** The jury still sits. */
  sits: z.boolean(),
  /** Who sits on it, and how many of them have voted. */
  seats: z.int(),
  cast: z.int(),
});

const BehindRow = z.object({
  order: stored<{
    readonly items: readonly OrderItem[];
    readonly receiver?: {
      readonly name?: string;
      readonly phone?: string;
      readonly address?: string;
    };
  }>(),
  shop: orAbsent(z.string()),
  buyer: orAbsent(z.string()),
});

const RulingRow = z.object({
  ticket: stored<Ticket>(),
  at: StoredInstant,
  note: orAbsent(z.string()),
  by: orAbsent(z.string()),
  outcome: orAbsent(z.string()),
});
