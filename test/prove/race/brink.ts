import { createEvidenceStore } from '../../../server/store/evidence.ts';
import { talk } from '../../support/talk.ts';
import { aBuyer, aMerchant, anOrder, shop } from '../support/shop.ts';
import type { RaceGround } from './ground.ts';

/** Beyond what the merchant lets be agreed in his name: he is asked first. */
const DEAR_CENTS = 760_000;
const MAX_STEPS = 12;

/** A claim one word away from its refund. */
export interface Brink {
  readonly orderId: string;
  readonly buyerId: string;
  readonly merchantId: string;
  readonly conversationId: string;
  readonly ticketId: string;
  readonly state: string;
  readonly confirm: { readonly askId: string; readonly digest: string };
}

/** Takes a buyer through his claim until only the last yes is missing, his or his merchant's. */
export async function toTheBrink(ground: RaceGround, n: number): Promise<Brink> {
  const [{ app, url }] = ground.nodes;
  const ids = { id: `RC${n}`, buyerId: `B${n}`, merchantId: `M${n % 10}` };
  await tellShop(url, ids, n % 3 === 2);
  const files = createEvidenceStore(app.database);
  const chat = await talk({ turn: app.turn, files, clock: app.clock }, ids.buyerId, {
    orderId: ids.id,
  });
  await chat.say('前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写');
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const card = chat.events.findLast((event) =>
      ['ask', 'evidence_request', 'offer', 'confirm'].includes(event.type),
    );
    if (card?.type === 'confirm') break;
    if (card?.type === 'evidence_request') await chat.photos('拍了', {}, {}, {});
    else if (card?.type === 'offer')
      await chat.send({ offer: { offerId: card.offerId, verb: 'accept' } });
    else await chat.say('退我20%就行 不想折腾退货了');
  }
  const confirm = chat.last('confirm');
  const ticket = chat.last('ticket');
  if (!confirm || !ticket)
    throw new Error(`no confirm card for ${ids.id}: ${chat.text(chat.events)}`);
  const { askId, digest } = confirm;
  if (ticket.state === 'merchant_review') await chat.send({ confirm: { askId, digest } });
  return {
    orderId: ids.id,
    buyerId: ids.buyerId,
    merchantId: ids.merchantId,
    conversationId: chat.conversationId,
    ticketId: ticket.ticketId,
    state: ticket.state,
    confirm: { askId, digest },
  };
}

async function tellShop(
  url: string,
  ids: { readonly id: string; readonly buyerId: string; readonly merchantId: string },
  dear: boolean,
): Promise<void> {
  const told = shop(url);
  await told.merchant(aMerchant(ids.merchantId));
  await told.buyer(aBuyer(ids.buyerId));
  const order = anOrder(ids);
  const items = order.items.map((item) => (dear ? { ...item, paidCents: DEAR_CENTS } : item));
  await told.order({ ...order, items, ...(dear && { paidCents: DEAR_CENTS }) });
}
