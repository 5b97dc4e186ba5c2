/** "你帮我谈", "negotiate for me": the buyer wants us to talk to the merchant in their name. */
const ASKS =
  /[帮替]我(?:去|来)?(?:和|跟|同|找)?(?:卖家|商家|寄售方|对方|他们?)?(?:谈|商量|沟通|协商|争取|还价|砍价|讲价)|\b(?:negotiate|haggle|bargain|talk to the (?:seller|shop|merchant))\b.{0,30}\b(?:for me|on my behalf)\b/i;

/** "至少600": a figure in such a message is the least they would take, not what they ask for. */
const LEAST = /至少|最少|最低|不低于|不能少于|底线|at least|no less than|minimum|not below/i;

export const asksToSpeak = (text: string): boolean => ASKS.test(text);
export const namesTheLeast = (text: string): boolean => LEAST.test(text);
