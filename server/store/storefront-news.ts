import type pg from 'pg';

export interface StorefrontNews {
  /** What is told under a key is told once. */
  readonly key: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Puts one event for the storefront into the outbox, in the transaction that makes it true. */
export const tellStorefront = (client: pg.PoolClient, { key, type, data }: StorefrontNews) =>
  client.query(
    `INSERT INTO outbox (key, kind, payload) VALUES ($1, 'storefront.events', $2)
     ON CONFLICT (key) DO NOTHING`,
    [key, JSON.stringify({ kind: 'storefront.events', events: [{ type, data }] })],
  );
