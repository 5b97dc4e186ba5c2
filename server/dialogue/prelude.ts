/** The thing by its name, or that it has come: what is wrong with it is still to be told. */
const NAMES_THING =
  /^(?:就是?|是)?(?:我|你们)?(?:(?:前几天|昨天|上周|刚)?买的)?(?:那|这)(?:个|台|双|件|只|条|块|部|款)(?!东西)[\u4e00-\u9fff]{1,5}$/;
const HAS_COME =
  /^(?:我?的?(?:货|东西|快递|包裹|商品|手机|电脑|包|鞋子?|衣服|表))?(?:今天|昨天|刚刚?|已经|终于|早上|中午|下午)*(?:到|到货|收到|拿到|签收)了?$|^(?:the |my |it )?(?:\w+ ){0,2}(?:came|arrived|is here|got here|was delivered)(?: today| yesterday| this morning| just now)?$/i;
/** Any word of what is wrong. */
const TELLS = /[不没坏错少破划碎裂假旧脏]|问题|毛病|\b(?:broken|wrong|damaged|late|not|never)\b/i;

/** That something is wrong, and nothing of what. */
const HAS_TROUBLE =
  /^(?:(?:我|你们)?(?:最近|刚|昨天|前几天|上次)?(?:买|收到|订)?的?(?:那|这)?(?:个|件|台|双|单|笔)?(?:东西|商品|货|订单|产品|宝贝)?)?[a-z]{0,4}\d{0,20}(?:好像|感觉)?(?:有点?|出了?点?|出现了?)(?:问题|毛病)(?:了|啊|呀|呢)?$|^(?:(?:hi|hello|hey),? )?(?:i(?:'ve| have) (?:a|an|some)|there(?:'s| is) (?:a|an|some)|got a) (?:problem|issue|trouble)(?: (?:with|about) (?:it|this|my (?:order|item|purchase)|an order))?$/i;

export const tellsTrouble = (text: string): boolean =>
  HAS_TROUBLE.test(text.replace(/[\s.,!~。，！～…]+$/u, ''));

/** Whether a message only opens the story. */
export function opensStory(text: string): boolean {
  const said = text.replace(/[\s.,!~。，！～…]+$/u, '');
  if (tellsTrouble(said)) return true;
  return !TELLS.test(said) && (NAMES_THING.test(said) || HAS_COME.test(said));
}
