import type { Handler } from '../ports.ts';
import { type Telling, tell } from './storefront-events.ts';

/** How a batch of codes stands; undefined while it may stay on the shelf (DT-13). */
export type BatchLook = (batch: {
  readonly merchantId: string;
  readonly sku: string;
}) => Promise<{ readonly bad: number; readonly size: number } | undefined>;

/** A batch with too many bad codes leaves the shelf: the storefront is told, once for ever. */
export const batchCheck =
  (look: BatchLook, telling: Telling): Handler<'batch.check'> =>
  async ({ effect: { ticketId, merchantId, sku } }) => {
    const found = await look({ merchantId, sku });
    if (!found) return { kind: 'done' };
    const data = { reason: 'batch_pulled', merchantId, sku, ...found };
    return tell(telling, {
      id: `batch:${merchantId}:${sku}`,
      type: 'alert.raised',
      ticketId,
      data,
    });
  };
