import type { EffectWrite } from '../turn/effect.ts';
import type { Clock } from '../turn/ports.ts';
import type { TurnService } from '../turn/service.ts';
import { createDispatcher } from './dispatcher.ts';
import type { RefundPort } from './gateways/refund-port.ts';
import { cellRefresh, type PriceCells } from './handlers/cell-refresh.ts';
import { refundSubmit } from './handlers/refund-submit.ts';
import {
  couponIssue,
  pointsGrant,
  type Telling,
  tellParked,
} from './handlers/storefront-events.ts';
import type { EffectLog, Handlers, Outbox, StorefrontFeed } from './ports.ts';
import { createTeller } from './teller.ts';
import { deliver, type WebhookTarget } from './webhooks/deliver.ts';
import { createPump, type WebhookCursor } from './webhooks/pump.ts';

export interface EffectParts {
  readonly outbox: Outbox;
  readonly feed: StorefrontFeed;
  readonly cells: PriceCells;
  readonly turn: Pick<TurnService, 'gatewayEvent'>;
  readonly gateway: RefundPort;
  readonly clock: Clock;
  readonly log: EffectLog;
  /** Absent: the storefront reads the feed. */
  readonly webhook?: { readonly target: WebhookTarget; readonly cursor: WebhookCursor } | undefined;
}

export interface Effects {
  start(): void;
  /** These effects were committed, or any: look at once. */
  nudge(written?: readonly EffectWrite[]): void;
  /** Finishes what is under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Everything that carries the outbox into the world. */
export function createEffects(parts: EffectParts): Effects {
  const { outbox, feed, clock, log, webhook } = parts;
  const pump =
    webhook &&
    createPump({
      feed,
      cursor: webhook.cursor,
      deliver: (event) => deliver(webhook.target, event),
      log,
    });
  const telling: Telling = { feed, clock, appended: () => pump?.nudge() };
  const dispatcher = createDispatcher({
    outbox,
    log,
    handlers: handlersOf(parts, telling),
    parked: (item) => tellParked(telling, item),
  });
  const teller = createTeller({ ...telling, feed, log });
  return {
    start() {
      dispatcher.start();
      teller.start();
      pump?.start();
    },
    nudge(written) {
      if (!written || written.some(isNews)) teller.nudge();
      if (!written?.every(isNews)) dispatcher.nudge();
    },
    async stop(graceMs) {
      await dispatcher.stop(graceMs);
      await teller.stop();
      await pump?.stop();
    },
  };
}

const isNews = ({ effect }: EffectWrite): boolean => effect.kind === 'storefront.events';

const handlersOf = ({ gateway, turn, cells, clock }: EffectParts, telling: Telling): Handlers => ({
  'refund.submit': refundSubmit(gateway, turn),
  'coupon.issue': couponIssue(telling),
  'points.grant': pointsGrant(telling),
  'cell.refresh': cellRefresh(cells, clock),
});
