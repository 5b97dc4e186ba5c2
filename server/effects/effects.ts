import type { EffectWrite } from '../turn/effect.ts';
import type { Clock } from '../turn/ports.ts';
import type { TurnService } from '../turn/service.ts';
import type { CarrierPort } from './carriers/carrier-port.ts';
import { createDispatcher } from './dispatcher.ts';
import type { RefundPort } from './gateways/refund-port.ts';
import { type BatchLook, batchCheck } from './handlers/batch-check.ts';
import { cellRefresh, type PriceCells } from './handlers/cell-refresh.ts';
import { inquire } from './handlers/inquire.ts';
import { labelBook, labelCancel } from './handlers/labels.ts';
import { type NoticeBoard, noticeHook, noticeMail, noticePush } from './handlers/notices.ts';
import { type PayoutNews, payoutSubmit } from './handlers/payout-submit.ts';
import { refundSubmit } from './handlers/refund-submit.ts';
import {
  couponIssue,
  pointsGrant,
  type Telling,
  tellParked,
} from './handlers/storefront-events.ts';
import { talkTell } from './handlers/talk-tell.ts';
import { createNoticeTeller } from './notice-teller.ts';
import { simulatedPartner } from './partners/simulated.ts';
import { storefrontPartner } from './partners/storefront.ts';
import type { EffectLog, Handlers, Outbox, StorefrontFeed } from './ports.ts';
import { createTeller } from './teller.ts';
import { deliver, type WebhookTarget } from './webhooks/deliver.ts';
import { createPump, type DeliveryLease, type WebhookCursor } from './webhooks/pump.ts';

export interface EffectParts {
  readonly outbox: Outbox;
  readonly feed: StorefrontFeed;
  readonly cells: PriceCells;
  readonly turn: Pick<TurnService, 'gatewayEvent' | 'parcelBooked' | 'report' | 'tellTalk'>;
  readonly gateway: RefundPort;
  readonly payouts: PayoutNews;
  readonly batches: BatchLook;
  readonly carrier: CarrierPort;
  readonly notices: NoticeBoard;
  /** Orders whose partners are made up; of all others the storefront asks. */
  readonly simulated?: (orderId: string) => boolean;
  readonly clock: Clock;
  readonly log: EffectLog;
  /** Absent: the storefront reads the feed. */
  readonly webhook?:
    | {
        readonly target: WebhookTarget;
        readonly cursor: WebhookCursor;
        readonly lease: DeliveryLease;
      }
    | undefined;
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
      lease: webhook.lease,
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
  const noticeTeller = createNoticeTeller({
    board: parts.notices,
    log,
    brought: dispatcher.nudge,
  });
  return {
    start() {
      dispatcher.start();
      teller.start();
      noticeTeller.start();
      pump?.start();
    },
    nudge(written) {
      if (!written || written.some(isNews)) teller.nudge();
      if (!written || written.some(isNotice)) noticeTeller.nudge();
      if (!written?.every((one) => isNews(one) || isNotice(one))) dispatcher.nudge();
    },
    async stop(graceMs) {
      await dispatcher.stop(graceMs);
      await Promise.all([teller.stop(), noticeTeller.stop()]);
      await pump?.stop();
    },
  };
}

const isNews = ({ effect }: EffectWrite): boolean => effect.kind === 'storefront.events';
const isNotice = ({ effect }: EffectWrite): boolean => effect.kind === 'notice.tell';

function handlersOf(parts: EffectParts, telling: Telling): Handlers {
  const { gateway, turn, cells, clock, carrier, simulated } = parts;
  const storefront = storefrontPartner(telling);
  const partner = simulated
    ? simulatedPartner({ knows: simulated, otherwise: storefront })
    : storefront;
  const ask = inquire(partner, turn, clock);
  return {
    'refund.submit': refundSubmit(gateway, turn),
    'payout.submit': payoutSubmit(gateway, parts.payouts),
    'coupon.issue': couponIssue(telling),
    'points.grant': pointsGrant(telling),
    'cell.refresh': cellRefresh(cells, clock),
    'batch.check': batchCheck(parts.batches, telling),
    'label.book': labelBook(carrier, turn),
    'label.cancel': labelCancel(carrier),
    'notice.mail': noticeMail(parts.notices),
    'notice.push': noticePush(parts.notices),
    'notice.hook': noticeHook(parts.notices),
    'parcel.intercept': ask,
    'parcel.trace': ask,
    'code.check': ask,
    'talk.tell': talkTell(turn),
  };
}
