import type { Accessory, ClaimDetails } from '../terms/claim.ts';
import type { Leaf } from '../terms/reason.ts';
import { countOf } from '../understanding/recognisers/quantity.ts';
import { specGapOf } from './spec-gap.ts';

/** What a claim's own words say beside part and severity; each is a plain word list, nothing more. */
export interface ToldDetails extends ClaimDetails {
  readonly accessory?: Accessory | undefined;
}

const ACCESSORY_WORDS: readonly (readonly [Accessory, RegExp])[] = [
  ['charger', /充电器|充电头|适配器|电源|charger|adapter|adaptor/i],
  ['cable', /数据线|充电线|连接线|cable/i],
  ['luxury_card', /身份卡|真品卡|购买凭证|小票|authenticity card|receipt/i],
  ['watch_certificate', /保卡|表证|warranty card/i],
  ['dust_bag', /防尘袋|尘袋|dust ?bag/i],
  ['strap_key_lock', /肩带|背带|锁头|钥匙|strap|padlock/i],
  ['remote', /遥控器|remote/i],
  ['disc_case', /卡带盒|碟盒|光盘盒|game case|disc case/i],
  ['gift', /赠品|礼品|赠送的|free gift/i],
  [
    'box',
    /包装盒|原盒|(?:没有?|少了?|缺了?|无)[^,，。]{0,3}盒子?|original box|(?:no|missing) box/i,
  ],
  ['other', /零件|说明书|螺丝|\b(?:manual|screws?|bricks?)\b/i],
];

const REGIONS: readonly (readonly [string, RegExp])[] = [
  ['CN', /国区|国服|中国区|大陆|\bchina\b/i],
  ['HK', /港区|香港|hong ?kong/i],
  ['US', /美区|美服|美国|\bus\b|united states|america/i],
  ['JP', /日区|日服|日本|japan/i],
  ['EU', /欧区|欧服|欧洲|\beu\b|europe/i],
];

const ALREADY_SENT =
  /已经?寄回|寄回去了|已寄出|寄出了|发回去了|already (sent|shipped|mailed)|sent it back/i;
const POOR_PACKING = /没有?(缓冲|泡沫|填充)|裸发|包装(太|很)?(差|薄|简陋)|no (padding|bubble)/i;
const NOTHING_MORE =
  /没(有)?(录屏|录像|视频|了|别的|其他)|(?:录屏|录像|视频)(?:我)?(?:真的?)?(?:都|也|就)?(?:没有?拍?|没录)(?:[。!！了啊呀]|$)|就(这|只有)|只有(这|这些|一张)|no (recording|video|more)|(just|only) (this|these)|that'?s all/i;
const CANNOT_SHOOT =
  /^(?:我)?(?:就)?不(?:想|愿意)?(?:拍|传|录)(?:了)?[。.!！吧~]*$|(?:录屏|录像|拍照|照片|视频)(?:我)?(?:真的?)?(?:不会|没法|弄不[来了])|没有?(?:智能)?(?:手机|相机|摄像头)|\bdon'?t have a (?:camera|smart ?phone)\b|(?:不会|没法|没办法|无法|不能|不方便|不知道怎么)(?:再)?(?:去)?(?:拍|录|上?传)|(?:拍|录|传)不(?:了|上|到|来|好)|(?:能|可)(?:不能|不可以|不可|以)?(?:跳过|不拍|不传|不发|不录)|(?:不拍|不传|不录)(?:行|可以|成)|\b(?:can i skip|do i (?:really |have to )+(?:send|take|film|upload))\b|(?:can'?t|cannot|unable to|don'?t know how to) (?:take|record|film|upload|make|shoot|send)/i;

/** Goods that go back only while sealed or unactivated (DT-2): whether the words say that they are. */
const SEALED =
  /(?:没有?|未|尚未|还没)(?:激活|拆封|开封|拆开?)|吊牌(?:都|还)?在|原封(?:未|没)动|\b(?:not activated|unactivated|unopened|still sealed|seal (?:is )?intact|tags? (?:are )?still on)\b/i;
const UNSEALED =
  /(?:激活|拆封|开封)(?:了|过|使用|用)|已经?(?:激活|拆封|开封)|撕(?:了|开|掉)(?:封|膜)|剪(?:了|掉)(?:吊牌|标签)|吊牌(?:已经?|都|也)?剪|\b(?:(?:already |have )activated|activated (?:it|and)|(?:broke|opened) the seal|cut (?:off )?the tags?)\b/i;

/** "换43码", "swap it for a size L". */
const WANTED_SIZE =
  /换(?:成|个|一?[双件条])?\s?(\d{2}(?:\.5)?|\d?x{0,3}[sml])\s?(?:码|号|的|$)|\b(?:exchange|swap|replace|change)\w*\b[^.!?]{0,24}\bsize (\d{1,2}(?:\.5)?|\d?x{0,3}[sml])\b|\b(?:exchange|swap|change)\w*\b[^.!?]{0,16}\b(?:for|to) (?:an? )?([34]\d(?:\.5)?)\b|^(?:那)?([34]\d(?:\.5)?)(?:码|号)?的?(?:有没有|有吗|有货吗|有货没|还有吗|有么)/i;

function wantedSizeIn(text: string): string | undefined {
  const hit = WANTED_SIZE.exec(text);
  return hit?.slice(1).find(Boolean)?.toUpperCase();
}

/** The details a message tells in so many words. */
export function detailsOf(text: string): ToldDetails {
  const accessory = ACCESSORY_WORDS.find(([, words]) => words.test(text))?.[0];
  const redeemRegion = REGIONS.find(([, words]) => words.test(text))?.[0];
  const wantedSize = wantedSizeIn(text);
  return {
    ...(wantedSize && { wantedSize }),
    ...(accessory && { accessory }),
    ...(redeemRegion && { redeemRegion }),
    ...specGapOf(text),
    ...(SEALED.test(text) ? { intact: true } : UNSEALED.test(text) ? { intact: false } : {}),
    ...(ALREADY_SENT.test(text) && { alreadySent: true }),
    ...(POOR_PACKING.test(text) && { packing: 'poor' as const }),
  };
}

/** The buyer says that there is nothing more to hand in. */
export const nothingMore = (text: string): boolean => NOTHING_MORE.test(text);

/** The buyer says that they cannot take or send what is asked for. */
export const cannotShoot = (text: string): boolean => CANNOT_SHOOT.test(text);

/** Reasons that are priced by what it is that is missing. */
export const PIECES: readonly Leaf[] = ['WRG.missing_part', 'LOG.short_in_transit'];

/** What is missing and has the name of a piece is a piece of the item, not one of several items. */
export const asPiece = (leaf: Leaf, accessory: Accessory | undefined): Leaf =>
  leaf === 'WRG.missing_item' && accessory && accessory !== 'gift' ? 'WRG.missing_part' : leaf;

const SOME_OF =
  /(?:其中|里面?|个码?|张卡?码?|件|[个张件条组])(?:只)?(?:有|的)?([一两二三四五]|\d)(?:个|张|件|条|组|只|本|双)(?!都|人|月|星期|小时)[^,，。!！?？]{0,12}(?:不|没|无效|坏|用过|被|错|过期|失效|打不开|有(?:问题|瑕疵|破|划))|\b(one|two|three|four|five|\d) of (?:the|my|them|these|those)\b/i;
/** How many of several pieces of one line something is wrong with ("两个码有一个用不了"); undefined where all are meant. */
export function someOf(text: string): number | undefined {
  const hit = SOME_OF.exec(text);
  return countOf((hit?.[1] ?? hit?.[2] ?? '').toLowerCase()) || undefined;
}
