import type pg from 'pg';
import type { RefundIndex } from '../turn/conversation-log.ts';
import { disputesOn } from './disputes.ts';

/** What a gateway's word is about. */
export const createRefundIndex = (pool: pg.Pool): RefundIndex => ({
  async ticketOf(refundId) {
    const { rows } = await pool.query<{ ticket_id: string }>({
      name: 'refund_ticket',
      text: 'SELECT ticket_id FROM refund WHERE id = $1',
      values: [refundId],
    });
    return rows[0]?.ticket_id;
  },
  async orderOf(refundId) {
    const { rows } = await pool.query<{ order_id: string }>(
      'SELECT order_id FROM refund WHERE id = $1',
      [refundId],
    );
    return rows[0]?.order_id;
  },
  async ticketsOf(orderId) {
    const { rows } = await pool.query<{ id: string }>(
      'SELECT id FROM ticket WHERE order_id = $1 ORDER BY created_at, id',
      [orderId],
    );
    return rows.map(({ id }) => id);
  },
  ...disputesOn(pool),
});
