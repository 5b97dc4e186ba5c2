import { randomBytes } from 'node:crypto';
import type { DeskAsk } from '../../../server/contract/desk.ts';
import { talkTell } from '../../../server/effects/handlers/talk-tell.ts';
import type { EffectItem, EffectOf } from '../../../server/effects/ports.ts';
import type { Database } from '../../../server/store/database.ts';
import { createDesk } from '../../../server/store/desk.ts';
import { createOutbox } from '../../../server/store/outbox.ts';
import type { StaffCaller } from '../../../server/terms/caller.ts';
import { Refused } from '../../../server/terms/refused.ts';
import { type Marketplace, marketplace } from '../../support/talk.ts';
import { aCase, staff } from '../case-kit.ts';

const anAgent = staff('agent', 'amy');

type Fields<T> = T extends unknown ? Omit<T, 'conversationId'> : never;

/** A buyer's talk about an order of theirs, waiting at the desk. */
export async function waiting(db: Database, market: Marketplace, buyerId: string) {
  const one = await aCase(db, { market, buyer: { id: buyerId } });
  const { conversationId } = one.chat;
  await one.chat.say('屏幕有一道划痕，商品页没写');
  await one.chat.say('转人工');
  const desk = createDesk(db.pool);
  const { turn } = market;
  return {
    ...one,
    id: conversationId,
    ask: (caller: StaffCaller, fields: Fields<DeskAsk>) =>
      turn.desk(caller, { conversationId, ...fields } as DeskAsk).catch((error: unknown) => {
        if (error instanceof Refused) return error;
        throw error;
      }),
    row: async () => (await desk.one(conversationId))?.talk,
    context: () => turn.deskContext(anAgent, conversationId),
    seen: async (caller: Parameters<typeof turn.sync>[0] = anAgent) =>
      (await turn.sync(caller, conversationId, 0)).events,
  };
}

/** Two talks of one buyer, and the merge of the first into the second. */
export async function twoTalks(db: Database) {
  const market = await marketplace(db);
  const buyerId = `U-${randomBytes(5).toString('hex')}`;
  const a = await waiting(db, market, buyerId);
  const b = await waiting(db, market, buyerId);
  const merge = (caller: StaffCaller = anAgent) => a.ask(caller, { type: 'merge', to: b.id });
  return { market, buyerId, a, b, merge };
}

/** Carries out what talks are to be told; answers how much that was. */
export async function tellAll({ db, turn }: Pick<Marketplace, 'db' | 'turn'>): Promise<number> {
  const outbox = createOutbox(db.pool);
  const handle = talkTell(turn);
  let done = 0;
  for (;;) {
    const items = await outbox.lease(100, 60_000);
    if (items.length === 0) return done;
    for (const item of items) {
      if (item.effect.kind === 'talk.tell') {
        const told = item as EffectItem<EffectOf<'talk.tell'>>;
        await handle(told);
        // A worker that died before it wrote so does it once more.
        await handle(told);
        done += 1;
      }
      await outbox.done(item);
    }
  }
}

export const marks = (events: Awaited<ReturnType<Awaited<ReturnType<typeof waiting>>['seen']>>) =>
  events.flatMap((event) => ('mark' in event && event.mark ? [event.mark] : []));
