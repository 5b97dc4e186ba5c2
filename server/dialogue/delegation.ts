/** "你帮我谈", "negotiate for me": the buyer wants us to talk to the merchant in their name. */
const ASKS =
  /[帮替]我(?:去|来)?(?:和|跟|同|找)?(?:卖家|商家|寄售方|对方|他们?)?(?:谈|商量|沟通|协商|争取|还价|砍价|讲价)|\b(?:negotiate|haggle|bargain|talk to the (?:seller|shop|merchant))\b.{0,30}\b(?:for me|on my behalf)\b/i;

/** "至少600": a figure in such a message is the least they would take, not what they ask for. */
const LEAST = /至少|最少|最低|不低于|不能少于|底线|at least|no less than|minimum|not below/i;

/** "让商家自己来说", "问问卖家同不同意": the other side is to answer itself. */
const CALLS =
  /(?:让|叫|请|喊)(?:商家|卖家|寄售方|货主|对方|他们?)(?:自己|亲自|本人|也|直接)*(?:出来|过来|来)?(?:说|谈|回|处理|商量|沟通|解释|表态|给个)|(?:问问?|找)(?:一下)?(?:商家|卖家|寄售方|货主|对方)(?:[,，]?\s?(?:同不同意|行不行|能不能|看|愿不愿意|的意见|意见|谈|商量|协商)|$)|(?:直接|自己)(?:和|跟|同|找)(?:商家|卖家|寄售方|货主|对方)(?:谈|说|商量|沟通|协商)|\b(?:ask|let) the (?:seller|merchant|shop)\b|\bhear (?:it )?from the (?:seller|merchant|shop)\b|\btalk to the (?:seller|merchant|shop) (?:directly|myself)\b/i;

export const asksToSpeak = (text: string): boolean => ASKS.test(text);
export const namesTheLeast = (text: string): boolean => LEAST.test(text);
export const callsMerchant = (text: string): boolean => CALLS.test(text);
