import type { Remedy } from '../../terms/reason.ts';
import type { Slot } from '../../terms/understanding.ts';
import { isNegated, matches, type Recogniser } from './recogniser.ts';

const WISHES: readonly (readonly [Remedy, RegExp])[] = [
  [
    'return_refund',
    /退货(?:退款)?(?!的?(?:运费|邮费|快递|地址|单|包裹|物流|期|政策|规则))|退回去|寄回去|寄回给?你|(?:^|[,，。! 那就])退(?:了|掉)?吧(?=[,，。!！?？~ ]|$)|(?:给|我要|帮我|申请|想|要)退了|退掉|我要退(?![款钱])|(?<=^|[,，。! ])(?:算了|那就?|就|还是|直接|改|给我|帮我|要|想){1,3}退(?:了|掉)?吧?(?=$|[,，。!！?？~ ])|\breturn (?:it|this|them|the|for)\b|\bsend (?:it|this|them) back\b/g,
  ],
  [
    'exchange',
    /换货|换一?[个件双台条张只部套](?!人)|换个新|换新|调换|\bexchange\b|\bswap\b|\breplace(?:ment)?\b/g,
  ],
  [
    'repair',
    /维修(?!过|史|痕|记录|点|店|师|单|费)|返修(?!过|的|品|机)|送修|修一下|修好(?!过|的)|能修|保修服务|\brepair(?:ed)?\b|\bfix(?:ed)? (?:it|this)\b/g,
  ],
  [
    'resend',
    /补发|重发|再发一|重新发|补寄|补个|(?:给|帮|替)我?再?补一?[个件根条只张套份](?!券|差|钱)|补(?:给)?我一?[个件根条只张套份](?!券|差|钱)|补一[个件根条只套份张](?=给我|吧(?!券))(?!券)|补一[个件根条只套份](?:呗|吧|来|给|就|行|可以|[,，。!！?？]|$)|\bresend\b|\bsend (?:me )?(?:a |an |the |my |another )?(?:new |missing |replacement )?(?:charger|cable|adapt[eo]r|box|strap|remote|part|lid|cap|card)\b|\bsend (?:another|a new|the missing|me the missing)\b|\breship\b/g,
  ],
  [
    'coupon',
    /优惠券|代金券|抵用券|给我?(?:一?张)?券|要券|[补领]一?张券|券(?=吧|也行|就行|行|好了)|无门槛|\bcoupon\b|\bvoucher\b|\bstore credit\b/g,
  ],
  [
    'points',
    /积分(?=吧|也行|就行|好了)|(?:给|补|赔|送)[^,。]{0,3}积分|\b(?:in|as|some|give me) points\b/g,
  ],
  [
    'partial_refund',
    /部分退款|退一?部分|退一?点|补偿?点?差价|退差价|补(?:我|个)?差|补偿点|补(?:我|给我|偿)?一?[点些]钱|\bpartial refund\b|\brefund (?:me )?(?:just |only )?(?:part|some|a (?:bit|part|portion))\b|\bpart of (?:the|my) (?:price|money)\b|\bsome (?:of my )?money (?:off|back|for)\b|\bsome compensation\b|\bprice reduction\b/g,
  ],
  [
    'refund_only',
    /仅退款|只退款|全额退款?|全退|全部退|退全[款部]|退款|退钱|退我钱|把钱退|钱退|还我钱|\brefund\b|\bmoney back\b/g,
  ],
];
const PARTIAL_BY_NUMBER =
  /(?:退|赔|补|返)(?:我|给我|个|偿)?\s?(?:\d{1,3}(?:\.\d)?\s?%|百分之|[一二三四五]成|一半|\d{1,6}(?:块|元)?(?![\d天个号件]))|\b(?:keep it for|refund (?:me )?(?:\d{1,2} ?%|half|\$\d))/g;

/** What the buyer wants done; a wish that is denied ("不想折腾退货") is none. */
export const recogniseRemedy: Recogniser = ({ text }) => {
  const slots: Slot[] = [];
  const add = (value: Remedy, hit: RegExpExecArray) => {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    if (isNegated(text, start, end)) return;
    if (slots.some((slot) => slot.value === value || (start < slot.end && end > slot.start)))
      return;
    slots.push({ name: 'remedy', value, start, end });
  };
  for (const hit of matches(text, PARTIAL_BY_NUMBER)) add('partial_refund', hit);
  for (const [value, pattern] of WISHES) for (const hit of matches(text, pattern)) add(value, hit);
  return slots.sort((a, b) => a.start - b.start);
};
