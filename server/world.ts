import { randomUUID } from 'node:crypto';
import { isDemoOrder } from '../prisma/seed.ts';
import type { BusinessClock } from './channels/clock.ts';
import { tellPayout } from './channels/payout-news.ts';
import type { PayoutDesk } from './channels/ports.ts';
import type { Config } from './config.ts';
import type { RuleSet } from './decision/rule-set/schema.ts';
import { createSimulatedCarrier } from './effects/carriers/simulated.ts';
import { createEffects } from './effects/effects.ts';
import { createSimulatedGateway } from './effects/gateways/simulated.ts';
import { createStorefrontGateway } from './effects/gateways/storefront.ts';
import type { NoticeBoard } from './effects/handlers/notices.ts';
import { batchLook } from './plugins/batches.ts';
import type { Log } from './plugins/logger.ts';
import type { Database } from './store/database.ts';
import { createLease } from './store/lease.ts';
import { createOutbox } from './store/outbox.ts';
import { createPriceCells } from './store/price-cells.ts';
import type { createSettings } from './store/settings.ts';
import { createStorefrontFeed } from './store/storefront-feed.ts';
import type { TurnService } from './turn/service.ts';

interface WorldParts {
  readonly notices: NoticeBoard;
  readonly config: Config;
  readonly log: Log;
  readonly turn: TurnService;
  readonly payouts: PayoutDesk;
  readonly rules: () => RuleSet;
  readonly database: Database;
  readonly settings: ReturnType<typeof createSettings>;
  readonly clock: BusinessClock;
}

/** How long a dead process keeps others from delivering webhooks; a live one renews it in time. */
const DELIVERY_LEASE_MS = 20_000;

/** What carries the outbox into the world. A demo has a gateway that pays nobody. */
export function createWorld(parts: WorldParts) {
  const { config, log, turn, payouts, database, settings, clock } = parts;
  const cursor = {
    get: () => settings.get('webhook_cursor'),
    set: (at: string) => settings.set('webhook_cursor', at),
  };
  const lease = createLease(database.pool, {
    name: 'webhook_lease',
    holder: randomUUID(),
    leaseMs: DELIVERY_LEASE_MS,
  });
  return createEffects({
    outbox: createOutbox(database.pool),
    feed: createStorefrontFeed(database.pool),
    cells: createPriceCells(database.pool),
    turn,
    batches: batchLook(database.pool, parts.rules),
    payouts: (event) => tellPayout(payouts, event, clock.now()),
    gateway: config.demo ? createSimulatedGateway() : createStorefrontGateway(),
    carrier: createSimulatedCarrier(),
    notices: parts.notices,
    // On a test clock the storefront rehearses, and plays its partners itself.
    ...(config.demo && !clock.frozen ? { simulated: isDemoOrder } : {}),
    clock,
    log,
    ...(config.webhook ? { webhook: { target: config.webhook, cursor, lease } } : {}),
  });
}
