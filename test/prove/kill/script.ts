import type { MessageBody } from '../../../server/contract/buyer-channel.ts';
import type { VisibleEventOf, WireEvent } from '../../../server/contract/conversation-events.ts';
import type { Dice } from '../support/dice.ts';

/** What a buyer does next. */
export type Move =
  | { readonly kind: 'send'; readonly body: Words; readonly twice?: boolean }
  | { readonly kind: 'photos'; readonly count: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'over' };
export type Words = Omit<MessageBody, 'clientId'>;

const CLAIMS = [
  '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写',
  '屏幕有道划痕 页面没写',
] as const;
const CHATTER = [
  '你好',
  '在吗',
  '谢谢',
  '到哪一步了',
  '今天天气不错',
  '这个要多久',
  '好慢啊',
] as const;
const WISHES = ['退我20%就行 不想折腾退货了', '退点钱就行', '先给我一个方案'] as const;
const YES = ['行吧 就按你说的', '可以 同意'] as const;
const CHATTY = 0.12;
/** A talk that leads nowhere is left. */
const MAX_EVENTS = 150;

/** States in which there is nothing to do but to wait. */
const OTHERS_TURN: ReadonlySet<string> = new Set(['refunding', 'settling', 'merchant_review']);

const CARDS = ['ask', 'evidence_request', 'offer', 'confirm'] as const;
type Card = VisibleEventOf<(typeof CARDS)[number]>;

/** Chooses the next move from what stands on the screen, as an impatient buyer would. */
export function nextMove(log: readonly WireEvent[], dice: Dice): Move {
  const state = log.findLast((event) => event.type === 'ticket')?.state;
  const over = log.some((event) => event.type === 'resolved' || event.type === 'handoff');
  if (over || log.length > MAX_EVENTS) return { kind: 'over' };
  if (state && OTHERS_TURN.has(state))
    return dice.chance(0.2) ? say('退款到哪了') : { kind: 'wait' };
  if (dice.chance(CHATTY)) return say(dice.pick(CHATTER));
  const card = log.findLast((event): event is WireEvent & Card => isCard(event, log));
  return card ? answerTo(card, dice) : say(dice.pick(CLAIMS));
}

/** A confirm card is good for one answer; after more words it may have been put away. */
const isCard = (event: WireEvent, log: readonly WireEvent[]): boolean =>
  CARDS.some((type) => type === event.type) &&
  (event.type !== 'confirm' ||
    log.filter((said) => isOwn(said) && said.seq > event.seq).length < 2);

const isOwn = (event: WireEvent): boolean => event.actor.kind === 'buyer';

const say = (text: string): Move => ({ kind: 'send', body: { text } });

function answerTo(card: Card, dice: Dice): Move {
  switch (card.type) {
    case 'evidence_request':
      return {
        kind: 'photos',
        count: card.checklist.filter((slot) => slot.required && !slot.satisfiedBy).length,
      };
    case 'offer':
      return answerToOffer(card, dice);
    case 'confirm':
      if (dice.chance(0.1)) return say('算了');
      if (dice.chance(0.2)) return say('确认');
      return {
        kind: 'send',
        body: { confirm: { askId: card.askId, digest: card.digest } },
        twice: dice.chance(0.3),
      };
    case 'ask': {
      if (card.slot === 'remedy') return say(dice.pick(WISHES));
      const [first, ...rest] = card.options ?? [];
      if (!first) return say(dice.pick(CLAIMS));
      return {
        kind: 'send',
        body: { choose: { askId: card.askId, value: dice.pick([first, ...rest]).value } },
      };
    }
  }
}

function answerToOffer(offer: VisibleEventOf<'offer'>, dice: Dice): Move {
  const { offerId } = offer;
  const tap = (id: string, verb: 'accept' | 'decline' | 'counter', amountCents?: number): Move => ({
    kind: 'send',
    body: { offer: { offerId: id, verb, ...(amountCents !== undefined && { amountCents }) } },
  });
  const coupon = offer.alternatives.find(
    ({ remedy }) => remedy === 'coupon' || remedy === 'points',
  );
  const asked = (offer.amountCents ?? 0) + 10_000;
  const ways: readonly [Move, ...Move[]] = [
    tap(offerId, 'accept'),
    tap(offerId, 'accept'),
    tap(offerId, 'accept'),
    say(dice.pick(YES)),
    say(dice.pick(YES)),
    coupon ? tap(coupon.offerId, 'accept') : tap(offerId, 'accept'),
    tap(offerId, 'counter', asked),
    tap(offerId, 'decline'),
  ];
  return dice.pick(ways);
}
