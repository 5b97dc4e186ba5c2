/** What is put in the place of what must not be read. */
export const HIDDEN = '▇▇';

const CONTACTS: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi,
  /\b(?:https?:\/\/|www\.)\S+/gi,
  /(?:加?\s*(?:微信|薇信|威信|v信|vx|wx|wechat|qq|扣扣|telegram|whatsapp)(?:号|账号)?\s*(?:是|：|:|=)?\s*)[a-z0-9][\w-]{4,24}/gi,
  // Mobile numbers, also with gaps, and landlines.
  /(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s.\-·]?\d){9}(?!\d)/g,
  /(?<!\d)0\d{2,3}[\s-]\d{7,8}(?!\d)/g,
  /(?<!\d)(?:\d[\s-]?){15,18}\d(?!\d)/g,
  /[\u4e00-\u9fa5]{2,12}(?:省|市|区|县|镇)[\u4e00-\u9fa5\d]{0,30}\d+(?:号|弄|栋|幢|单元|室|楼)[\u4e00-\u9fa5\d-]{0,16}/g,
];

/** Talk of paying or meeting past the platform, where nothing protects either side. */
const PAST_US =
  /私下(?:转账|交易|解决|退)|线下(?:交易|转账|付款|退)|(?:微信|支付宝|银行卡)(?:直接)?(?:转|打)(?:给|账|钱)|(?:直接)?(?:转|打)(?:钱|款)?到?(?:你|您|我)(?:的)?(?:微信|支付宝|卡)|不走平台|绕开?过?平台|\b(?:venmo|zelle|cash ?app|wire me|pay me directly|outside the platform|off[- ]platform)\b/i;

export interface Moderated {
  readonly text: string;
  /** Something was hidden. */
  readonly hidden: boolean;
  /** It asks to go past the platform. */
  readonly lure: boolean;
}

/**
 * A message as the other party may read it: ways to reach somebody past the platform are hidden, and
 * so is what is `known` of the person, such as a receiver's name, phone and address.
 */
export function moderate(text: string, known: readonly string[] = []): Moderated {
  const plain = hide(text, known);
  const masked = CONTACTS.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), plain);
  return { text: masked, hidden: masked !== text, lure: PAST_US.test(text) };
}

/** The text without what is `known` of a person; single characters are no secret. */
export const hide = (text: string, known: readonly string[]): string =>
  known
    .filter((one) => [...one].length > 1)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
