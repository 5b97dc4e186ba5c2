import { randomBytes, randomUUID } from 'node:crypto';
import type { MessageBody, OpenPayload } from '../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import type { DeskRules } from '../../server/contract/desk-rules.ts';
import defaults from '../../server/decision/rule-set/default.json' with { type: 'json' };
import { RuleSet } from '../../server/decision/rule-set/schema.ts';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createDeadlines } from '../../server/store/deadlines.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import { createJury } from '../../server/store/jury.ts';
import { createRefundIndex } from '../../server/store/refunds.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTicketReads } from '../../server/store/tickets.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { BuyerCaller } from '../../server/terms/caller.ts';
import type { EvidenceProblem } from '../../server/terms/evidence.ts';
import type { Buyer, Merchant, Order } from '../../server/terms/order.ts';
import { createTurnService } from '../../server/turn/handle.ts';
import type { TurnStore } from '../../server/turn/ports.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { photoRow } from './photo-row.ts';

export const rules = RuleSet.parse(defaults);

/** Loaded once for all the marketplaces of a test file. */
let loaded: ReturnType<typeof loadUnderstanding> | undefined;
const understanding = () => {
  loaded ??= loadUnderstanding();
  return loaded;
};

/** A marketplace of one buyer, with the real store, understanding and turns; only the world outside is ours. */
export async function marketplace(
  db: Database,
  start = '2026-11-05T12:14:00.000Z',
  around: (store: TurnStore) => TurnStore = (store) => store,
  ruleSet: RuleSet = rules,
  desk?: () => DeskRules,
) {
  let now = start;
  const clock = { now: () => now };
  const log = createConversations(db);
  const turn = createTurnService({
    store: around(createTurnStore(db.pool)),
    rules: () => ruleSet,
    ...(desk && { desk }),
    jurors: createJury(db.pool).roster,
    clock,
    announce: () => {},
    nudge: () => {},
    understand: await understanding(),
    log,
    refunds: createRefundIndex(db.pool),
    newId: (prefix) => `${prefix}_${randomBytes(10).toString('hex')}`,
  });
  const writes = createStorefrontWrites(db.pool, clock);
  const deadlines = createDeadlines(db.pool);
  return {
    db,
    turn,
    clock,
    tickets: createTicketReads(db, clock),
    files: createEvidenceStore(db),
    async stock({
      merchants,
      buyer,
      orders,
    }: {
      merchants: readonly Merchant[];
      buyer: Buyer;
      orders: readonly Order[];
    }) {
      for (const merchant of merchants) await writes.putMerchant(merchant);
      await writes.putBuyer(buyer);
      for (const order of orders) await writes.putOrder(order);
    },
    /** Moves business time on, firing each deadline on the way. */
    async advanceTo(instant: string) {
      for (;;) {
        const [next] = await deadlines.due(instant, 1);
        if (!next) break;
        if (Date.parse(next.at) > Date.parse(now)) now = next.at;
        await turn.deadline(next);
        await deadlines.fired(next.id);
      }
      now = instant;
    },
  };
}
export type Marketplace = Awaited<ReturnType<typeof marketplace>>;

export interface Photo {
  readonly problem?: EvidenceProblem;
}

/** A buyer at the chat: says things, sends photos, answers the newest card. */
export async function talk(
  { turn, files, clock }: Pick<Marketplace, 'turn' | 'files' | 'clock'>,
  buyerId: string,
  opening: OpenPayload = {},
) {
  const caller: BuyerCaller = { kind: 'buyer', buyerId };
  const opened = await turn.open(caller, opening);
  const { conversationId } = opened;
  let seen = 0;
  const events: WireEvent[] = [];
  const fresh = async () => {
    const missed = await turn.sync(caller, conversationId, seen);
    events.push(...missed.events);
    seen = missed.lastSeq;
    return missed.events.filter((event) => event.actor.kind !== 'buyer');
  };
  await fresh();
  const send = async (body: Omit<MessageBody, 'clientId'>) => {
    await turn.message(caller, conversationId, { clientId: randomUUID(), ...body });
    return fresh();
  };
  return {
    conversationId,
    caller,
    events,
    fresh,
    send,
    say: (text: string) => send({ text }),
    /** Uploads photos and sends them with a message. */
    async photos(text: string, ...photos: Photo[]) {
      const ids = photos.map(() => `ev_${randomBytes(8).toString('hex')}`);
      for (const [index, { problem }] of photos.entries())
        await files.add(
          photoRow({
            id: ids[index] ?? '',
            conversationId,
            buyerId,
            uploadedAt: new Date(Date.parse(clock.now()) + index).toISOString(),
            problem,
          }),
        );
      return send({ text, evidenceIds: ids });
    },
    /** Everything the bot said in these events, as one text. */
    text: (shown: readonly WireEvent[]) =>
      shown.map((event) => ('text' in event ? event.text : '')).join('\n'),
    last: <T extends WireEvent['type']>(type: T) =>
      events.findLast((event): event is Extract<WireEvent, { type: T }> => event.type === type),
  };
}
