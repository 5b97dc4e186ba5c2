/** What a buyer wants of an invoice: to have one made out, or one that is wrong made out anew. */
export type InvoiceWish = 'issue' | 'correct';

/** A wish that was passed on to the merchant, who has until `until` to answer. */
export interface InvoiceAsked {
  readonly orderId: string;
  readonly itemId: string;
  readonly wish: InvoiceWish;
  readonly askedAt: string;
  readonly until: string;
}

const WRONG =
  /(?:错|不对|有误|不符)|重开|换开|更正|红冲|\b(?:wrong|incorrect|mistakes?|typo|misspel\w*|re-?issue\w*|correct(?:ed|ion)?)\b/i;
const WANTS =
  /(?:帮我|给我|替我|麻烦|请|我要|想要|需要|要求|申请|补)[^,，。?？]{0,8}(?:发票|专票|普票|增票)|(?:帮我|给我|替我|麻烦|请|现在就?|可以|就)?开(?:一?[张个])?(?:发|专|普|增)?票(?:吧|给我|,|，|$)|\b(?:issue|send|give|get|provide|make|need|want|like|request|have)\b[^.?!]{0,30}\b(?:invoice|receipt)\b/i;
const HOW = /怎么|如何|哪里|在哪|谁(?:来)?开|\b(?:how|where|who)\b/i;

/** What words about an invoice ask to have done; undefined where they ask about it. */
export function invoiceWish(text: string): InvoiceWish | undefined {
  if (WRONG.test(text)) return 'correct';
  return WANTS.test(text) && !HOW.test(text) ? 'issue' : undefined;
}
