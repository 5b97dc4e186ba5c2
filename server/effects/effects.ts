import type { Clock } from '../turn/ports.ts';
import type { TurnService } from '../turn/service.ts';
import { createDispatcher } from './dispatcher.ts';
import type { RefundPort } from './gateways/refund-port.ts';
import { cellRefresh, type PriceCells } from './handlers/cell-refresh.ts';
import { refundSubmit } from './handlers/refund-submit.ts';
import {
  couponIssue,
  pointsGrant,
  storefrontEvent,
  type Telling,
  tellParked,
} from './handlers/storefront-events.ts';
import type { EffectLog, Handlers, Outbox, StorefrontFeed } from './ports.ts';
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
  /** Something was committed: look at once. */
  nudge(): void;
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
  return {
    start() {
      dispatcher.start();
      pump?.start();
    },
    nudge: dispatcher.nudge,
    async stop(graceMs) {
      await dispatcher.stop(graceMs);
      await pump?.stop();
    },
  };
}

const handlersOf = ({ gateway, turn, cells, clock }: EffectParts, telling: Telling): Handlers => ({
  'refund.submit': refundSubmit(gateway, turn),
  'coupon.issue': couponIssue(telling),
  'points.grant': pointsGrant(telling),
  'storefront.event': storefrontEvent(telling),
  'cell.refresh': cellRefresh(cells, clock),
});
