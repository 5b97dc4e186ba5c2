import type { Leaf } from '../terms/reason.ts';
import { slotOf, type Understanding } from '../terms/understanding.ts';

/** What a question or a rant is in truth: a claim, because something is demanded. */
export interface Demand {
  readonly leaf: Leaf;
  /** Freight that the buyer has paid and wants back. */
  readonly freightCents?: number;
}

const FREIGHT = /运费|邮费|快递费|邮资|\b(?:postage|shipping|freight)\b/i;
const PAID =
  /垫付|垫了|(?:先|自己|自费)(?:出|付|掏|花|垫)|我(?:已经?)?(?:出|付|掏|花)(?:了|的)|\badvanced\b|扣了我|\b(?:i|we) (?:paid|covered|fronted)\b|\bout of (?:my own )?pocket\b|\bcharged me\b/i;
const WANTS_BACK =
  /退(?:我|给|还|回来|一下)|还(?:我|给)|报销|给我报|给报|补(?:我|给)|(?:你们|卖家|平台|货主)(?:出|付|承担|掏)|\brefund\w*|\breimburse\w*|\bpay(?:ing)? me back\b|\bback\b|\bshould be (?:on|paid by) you\b|\byou should (?:pay|cover)\b/i;
const CONDUCT =
  /骂|辱|威胁|骚扰|恐吓|人身攻击|态度|拉黑|阴阳怪气|歧视|\b(?:swore|swear\w*|insult\w*|abus\w+|threat\w*|harass\w*|rude|racist|blocked me)\b/i;
/** How a person was treated, told as what is wrong. */
const TREATED =
  /(?:客服|卖家|商家|货主|店家|寄售方|小[\u4e00-\u9fff]的?|工作人员|他|她)[^,，。]{0,8}(?:态度[^,，。]{0,4}(?:差|恶劣|不好|烂|坏)|骂(?:我|人)|辱骂|侮辱|威胁我|歧视)|\b(?:agent|seller|staff|support|he|she|they)\b[^.?!]{0,20}\b(?:(?:was|were|is) (?:so |very |really )?rude|swore at me|insulted me|threatened me|yelled at me)\b/i;
const TAKES_ACTION =
  /(?:我?要|想|怎么|必须|在哪|帮我)(?:去)?(?:投诉|举报)|(?:投诉|举报)(?:他|她|卖家|货主|商家|你们|客服|这个)|(?:处理|处罚|管管?|查)(?:一?下)?(?:他|她|卖家|货主|这个人|这种)|\b(?:complain(?:ing)? about|report (?:him|her|them|the|this|your)|file a complaint|make a complaint|take action)\b/i;

/** Goods that should not be sold at all: whoever says so reports them, and wants them looked at. */
const PROHIBITED =
  /违禁品?|禁售|违规(?:商品|物品|上架)|侵权|盗版|(?:举报|投诉)(?:这个|这件|该)?(?:商品|东西|链接)|(?:怎么|凭什么)(?:能|可以|敢)卖(?:这|违)|(?:这种|这)(?:东西|玩意)?(?:也?能|可以)(?:拿来)?卖[吗么]?|\b(?:prohibited|illegal to sell|banned (?:item|goods)|should(?:n'?t| not) be (?:sold|listed|allowed)|not allowed to (?:be )?s(?:ell|old)|infring\w+|report (?:this|the) (?:item|listing))\b/i;

const REFUSED =
  /(?:我|已经?|给)拒(?:收|签)了?|拒收(?:了|退回|的)|\b(?:i|we) (?:refused|rejected|didn'?t accept|turned away) (?:the )?(?:delivery|parcel|package)|\brefused (?:the )?delivery\b/i;

const NEVER_SENT =
  /(?:虚假|假)发货|(?:根本|压根|其实)(?:就)?没(?:有)?(?:真的?)?(?:发|寄)|\b(?:never|not) (?:really|actually|even) (?:shipped|sent|posted)|\bfake ship\w*|\bonly (?:made|created|printed) (?:a|the) label\b/i;

const PROMISED = /答应|承诺|说好|\bpromis\w+|\bagreed to\b/i;

const OUT_OF_STOCK =
  /缺货|没货|断货|无货|卖给(?:了)?(?:别人|两个人|其他人)|一物多卖|\b(?:out of stock|oversold|no longer (?:available|in stock)|sold (?:it )?to (?:someone|somebody) else)\b/i;
const RELISTS =
  /(?:转卖|再寄售|转寄售|重新(?:上架|挂(?:上去|出来)?))|\b(?:relist|resell)\b|\b(?:put|list) (?:it|this|the \w+)(?: \w+)? (?:back )?(?:up )?for sale\b|\bsell (?:it|this|the \w+) (?:again |on )?for me\b/i;
const NO_GIFT =
  /(?:赠品|送的(?:礼|小样|东西))[^,，。]{0,12}(?:没|少|缺|漏)|(?:没|少|缺|漏)[^,，。]{0,6}赠品|\b(?:gift|freebie)\b(?! card)[^.!?]{0,40}\b(?:none|missing|not (?:in|there|included)|didn'?t (?:come|arrive)|never (?:came|arrived)|wasn'?t)\b|\b(?:no|missing|without (?:the|a)) (?:free )?(?:gift|freebie)\b(?! card)/i;

export const SLOW =
  /慢|延误|迟|耽误|拖|(?:天|周|星期)[^,，。]{0,6}(?:没到|还没|在路上)|\b(?:late|delay\w*|slow)\b/i;
const AMENDS =
  /说法|补偿|赔|交代|表示一下|\b(?:compensat\w*|make (?:it )?up|ridiculous|unacceptable|what will you do)\b/i;

/** Not sent in time, and something is to be done about it: the two ways that such an order has (DT-14). */
const LATE =
  /(?:超时|逾期|(?:没|未)(?:有)?(?:按时|按约|及时)|过了(?:发货)?时间)[^,，。]{0,6}(?:发货|发|寄)|(?:没|未)(?:有)?(?:给我)?(?:发货|发|寄)[^。!！]{0,8}(?:超时|逾期|(?:超|过)了?(?:约定|承诺|规定|说好)的?(?:发货)?(?:时间|日期|期限))|\b(?:ships? late|never (?:ship\w+|sent)|(?:is|it'?s) overdue|late (?:shipping|shipment))\b/i;
const SETTLES =
  /退|券|补偿|赔|等着|继续等|\b(?:refund|money back|coupon|voucher|wait|compensat\w*)\b/i;

/** "再等等吧 给我券": the second way of an order that is late, however it is put. */
const WAITS_FOR_COUPON =
  /(?:再?等等?|等着|愿意等|继续等)(?:吧)?[^。!！]{0,8}(?:券|补偿)|(?:券|补偿)[^。!！]{0,8}(?:继续|再)等|\bwait\b.{0,20}\b(?:coupon|voucher)\b/i;

const LOST =
  /(?:快递|包裹|货|件)(?:被)?(?:弄)?丢了|丢件|\b(?:parcel|package|shipment) (?:is|was|got|has been|must be) lost\b|\b(?:carrier|courier|post(?: office)?|they)\b[^.!?]{0,16}\blost (?:the|my|our|it)\b/i;

/** A right of withdrawal that is used, not asked about: saying so is all that the law wants. */
const WITHDRAWS =
  /\b(?:us(?:e|ing)|exercis\w+|invok\w+) (?:my |the )?[^.!?]{0,24}\b(?:right of withdrawal|withdrawal right|right to withdraw|cooling.?off)|\bwithdraw(?:ing)? from (?:the|this|my) (?:contract|purchase|order)\b|行使.{0,8}无理由|无理由退(?!货?[吗么的])/i;
const ASKS_WHETHER = /[?？]|[吗么]\s*$|能不能|可不可以|可以吗|\b(?:can|may|could|do) i\b/i;

/** Words that leave no doubt where nothing else was heard for sure. */
const PLAIN: readonly (readonly [RegExp, Leaf])[] = [
  [OUT_OF_STOCK, 'FUL.oos'],
  [RELISTS, 'NRR.relist'],
  [NO_GIFT, 'WRG.gift_missing'],
  [LOST, 'LOG.lost'],
];

/** From here a leaf is taken as told. */
const SURE = 0.5;

/** The claim that a message makes by what it demands; undefined where it only asks or vents. */
export function demandOf(said: Understanding | undefined, text: string): Demand | undefined {
  if (!said) return undefined;
  const [first] = said.leaves;
  const leaf = first && first.confidence >= SURE ? first.id : undefined;
  const ofService = leaf === undefined || leaf.startsWith('SVC.');
  if (ofService && CONDUCT.test(text) && (TAKES_ACTION.test(text) || TREATED.test(text)))
    return { leaf: 'SVC.attitude' };
  if (WAITS_FOR_COUPON.test(text) && !ASKS_WHETHER.test(text)) return { leaf: 'FUL.late_ship' };
  if (leaf === 'LOG.delay' && SLOW.test(text) && AMENDS.test(text)) return { leaf };
  // "不该上架" is near to putting it up for sale again, and means the opposite.
  if (ofService || leaf === 'NRR.relist')
    if (PROHIBITED.test(text)) return { leaf: 'SVC.prohibited' };
  if (said.leaves[0]?.id.startsWith('FUL.') || leaf === 'SVC.coupon_points')
    if (LATE.test(text) && SETTLES.test(text) && !ASKS_WHETHER.test(text))
      return { leaf: leaf?.startsWith('FUL.') ? leaf : 'FUL.late_ship' };
  if (leaf === 'FUL.fake_ship' && NEVER_SENT.test(text)) return { leaf };
  if (leaf === 'FUL.address_change' && PROMISED.test(text)) return { leaf };
  if (WITHDRAWS.test(text) && !ASKS_WHETHER.test(text))
    return { leaf: leaf?.startsWith('NRR.') ? leaf : 'NRR.seven_day' };
  if (!ASKS_WHETHER.test(text) || RELISTS.test(text))
    for (const [words, meant] of PLAIN)
      if (
        (ofService || words === OUT_OF_STOCK || leaf?.startsWith(meant.slice(0, 4))) &&
        words.test(text)
      )
        return { leaf: meant };
  if (REFUSED.test(text)) return { leaf: 'LOG.reject_return' };
  const isFreight = leaf === 'SVC.freight' || (leaf === undefined && FREIGHT.test(text));
  if (!isFreight || !PAID.test(text) || !WANTS_BACK.test(text)) return undefined;
  const freightCents = slotOf(said, 'amount');
  return { leaf: 'SVC.freight', ...(freightCents !== undefined && { freightCents }) };
}
