import { pointsWorth } from '../../../decision/alternatives.ts';
import { days } from '../../../dialogue/durations.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { rulesOf } from '../facts.ts';
import { openOffers } from '../offer.ts';
import { comeBack } from './come-back.ts';
import { money, rule } from './told.ts';

const COUPON = /券|\bcoupons?\b|\bvouchers?\b/i;
const POINTS = /积分|\bpoints?\b/i;
const ASKS =
  /怎么用|能?干[嘛吗啥什]|有什么用|能用|有效|过期|门槛|几天|多少天|多久|值多少|多少钱|抵|\b(?:expire|valid|use (?:it|them|for)|how long|worth|minimum|good for|spend)\b/i;

/** What the coupon or the points on offer are good for, and until when. False where neither is asked about. */
export function tellsPerks(draft: Draft, { text, stance }: Heard): boolean {
  const { ticket } = draft;
  if (ticket?.state !== 'offer_wait' || stance !== undefined || !ASKS.test(text)) return false;
  const { confirm } = draft.state;
  const offers = openOffers(ticket);
  const chosen = offers.find(({ id }) => id === confirm?.offerId);
  const bare = !COUPON.test(text) && !POINTS.test(text);
  const told = (bare ? [chosen] : offers).flatMap((offer): Speech[] => {
    const { coupon, points } = offer?.terms ?? {};
    if (!offer) return [];
    const cite = { kind: 'offer', id: offer.id } as const;
    if (coupon && (bare || COUPON.test(text)))
      return [
        {
          name: 'perk_coupon',
          facts: {
            face: money(coupon.faceCents, ticket.currency, cite),
            duration: days(coupon.validDays, cite),
          },
        },
      ];
    if (points === undefined || !(bare || POINTS.test(text))) return [];
    const worth = pointsWorth(points, rulesOf(draft, ticket));
    return [
      {
        name: 'perk_points',
        facts: {
          points: { kind: 'count', value: points, cite },
          amount: money(worth, ticket.currency, rule('DT-7')),
        },
      },
    ];
  });
  if (told.length === 0) return false;
  draft.say(told);
  comeBack(draft);
  return true;
}
