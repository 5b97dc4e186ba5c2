/** What a buyer says of us, of the waiting or of giving up, in so many words: plain word lists, nothing more. */

const WHO =
  /你(?:到底|究竟|该不会|不会)?(?:是不是|是)(?:个|一个)?(?:机器人?|真人|人工智能|人类|人|ai)(?:吗|么|吧|啊|呀|还是|[?？]|$)|你(?:到底)?(?:叫什么|是谁|叫啥)|(?:我)?(?:在|是)(?:跟|和)(?:机器人?|真人)(?:说话|聊)|你(?:能|会|可以)(?:干|做|帮)(?:我)?(?:什么|啥|哪些)(?:呢|呀|啊|[?？]|$)|\bwhat (?:can|do) you do(?: here)?\s*\?*$|\bare you (?:a |an )?(?:real|actual|human|bot|robot|ai|person|machine|chat ?bot)\b|\bwho (?:are you|am i (?:talking|speaking|chatting) (?:to|with))\b|\bwhat(?:'?s| is) your name\b|\b(?:talking|speaking|chatting) (?:to|with) a (?:bot|robot|machine|real person|human)\?/i;
const WANTS_PERSON =
  /转|(?:要|找|叫|换|给我|有没有)(?:个|一个)?(?:你们)?(?:的)?(?:真人|人工|客服|经理|主管|领导|负责人|老板|人来)|\b(?:want|need|get (?:me|your|the|a)|speak (?:to|with)|talk (?:to|with)|transfer)\b.{0,20}\b(?:human|person|agent|someone|manager|supervisor|boss)\b/i;

export const asksForPerson = (text: string): boolean => WANTS_PERSON.test(text);

/** "你是机器人吗", "who are you": asked of us, where no person is asked for in the same breath. */
export const asksWhoWeAre = (text: string): boolean => WHO.test(text) && !asksForPerson(text);

const GIVES_UP =
  /^(?:那|还是)?(?:算了|不用了|罢了)?[，,。\s]*(?:我|咱)?(?:也|都|就)?不(?:想)?(?:再)?(?:弄|处理|申请|搞|折腾|追究|办|管)(?:它|这个|这事|售后)?了[吧啊呀。.!！~～\s]*$|^(?:never ?mind|ok(?:ay)?|well)?[,. ]*(?:just |let'?s )?(?:forget (?:about )?it|drop (?:it|the (?:claim|case))|leave it|don'?t bother(?: any ?more)?|i (?:don'?t want to|won'?t) (?:bother|go on|continue|pursue it)(?: with (?:it|this))?(?: any ?more)?)[.! ]*$/i;

/** Nothing but "I let it be": of an open case that is a wish to withdraw it. */
export const givesUp = (text: string): boolean => GIVES_UP.test(text.trim());

/** "多久能有人", "how long will it take". */
const HOW_LONG =
  /多久|多长时间|(?:要|得|等|还|大概|大约)几天|[啥什]么?时候(?:才|能|会|可以)*(?:好|处理|解决|弄好|搞定|有)|\bhow long\b/i;
/** "查不到怎么办", "what if they don't answer". */
const WHAT_IF =
  /(?:不|没|万一|要是|如果|又)[^,，。?？]{0,8}(?:怎么办|咋办|咋整|怎么弄)|\bwhat (?:if|happens if)\b/i;

/** "怎么样了", "how's it going", of a case. */
const HOW_GOES =
  /(?:怎么样|咋样|如何)了|^[^,，。]{0,4}(?:拦|追|查|修|补|换|核|审)(?:到|住|好|成|出|完)?了?(?:没有?|吗|么)[?？。]*$|有(?:消息|结果|进展)(?:了|没|吗)|\bhow(?:'?s| is| are) (?:the|my|that|this|it|things)\b[^.?!]{0,24}\b(?:going|coming|doing|looking)\b|\bany (?:news|updates?|progress)\b/i;

export const asksHowGoes = (text: string): boolean => HOW_GOES.test(text);
export const asksHowLong = (text: string): boolean => HOW_LONG.test(text);
export const asksWhatIf = (text: string): boolean => WHAT_IF.test(text);

/** "我要平台仲裁", "escalate this": the platform is to step in, in so many words. */
const ESCALATES =
  /(?:我?要|申请|请求?|让|找|叫|需要)(?:你们)?(?:平台|官方)?(?:来)?(?:仲裁|介入|裁决|评理|评评理)|平台(?:仲裁|介入)(?:吧|处理|[。.!！]?$)|\bescalate (?:this|it|my)\b|\b(?:want|request|ask for|demand)\b.{0,16}\b(?:arbitration|escalation|mediation)\b/i;
const ASKS_WHAT = /什么|怎么|吗|多久|[?？]|\bwhat\b|\bhow\b/i;

export const escalates = (text: string): boolean => ESCALATES.test(text) && !ASKS_WHAT.test(text);

/** "你觉得呢", "what do you suggest": the choice is left to us. */
const LEAVES_TO_US =
  /你(?:们)?(?:看着办|觉得(?:呢|怎么)|说呢|(?:有什么|给个|给点)?建议|定吧?)|\b(?:what|which) (?:do|would|can) (?:you|u|ya) (?:suggest|recommend|advise|think)|\bup to (?:you|u)\b|\byou (?:decide|choose|pick)\b/i;

export const leavesToUs = (text: string): boolean => text.length <= 40 && LEAVES_TO_US.test(text);

/** "你复读机吗", "are you even reading this": we miss the point, and are told so. */
const MISSES =
  /听(?:得|不)懂(?:人话)?(?:吗|么|没|[。.!！?？]?$)|复读机|答非所问|(?:说|讲)不通|鸡同鸭讲|牛头不对马嘴|\b(?:are|do) you even (?:read|listen|understand)\w*|\byou(?:'re| are) not (?:listening|reading)\b|\blike a broken record\b/i;

export const saysWeMiss = (text: string): boolean => text.length <= 24 && MISSES.test(text);

/** "can we speak English", "能说中文吗". */
const LANGUAGE =
  /\b(?:(?:speak|talk|chat|write|type|continue|switch to|understand)(?: to me| with me)?(?: in)?|in) (?:english|chinese)\b|\b(?:english|chinese),? please\b|(?:说|讲|用|会|懂|换成?)(?:不了)?(?:中文|汉语|普通话|国语|粤语|英文|英语)/i;

export const asksForLanguage = (text: string): boolean => text.length <= 60 && LANGUAGE.test(text);

const HOURS =
  /(?:你们?|客服|人工)?(?:几点|什么时候|啥时候)(?:[上下]班|开门|关门|开工)|(?:营业|上班|工作|服务)时间|\b(?:opening|business|office|working) hours\b|\bwhat time do you (?:open|close|finish|start)\b/i;

export const asksHours = (text: string): boolean => text.length <= 40 && HOURS.test(text);

/** The other side's telephone, WeChat or address. */
const CONTACT =
  /(?:卖家|商家|店家|寄售方|货主|对方|老板|他|她|人家)(?:们)?的?(?:联系)?(?:电话|手机|微信|号码|联系方式|qq|地址)|(?:加|要)(?:一?下)?(?:卖家|商家|寄售方|对方|他|她)的?(?:微信|电话|qq|好友|联系方式)|\b(?:seller|merchant|shop|their|his|her)(?:'s)? (?:phone|number|contact|whatsapp|wechat|e-?mail|address)\b/i;

export const asksForContact = (text: string): boolean => CONTACT.test(text);

const BANK =
  /(?:找|向|跟|到|让|叫|通过|请)?(?:银行|支付宝|微信|信用卡|paypal)[^,，。]{0,8}(?:退单|拒付|争议|追回|撤销(?:交易|付款)|申请退款)|退单了|\b(?:filed|opened|started|raised|going to file|did) (?:a |the )?(?:chargeback|dispute)\b|\bdisput(?:ed|ing) (?:it|this|the (?:charge|payment))\b/i;

/** A chargeback that was begun or is about to be; what the word means is another question. */
export const tellsOfChargeback = (text: string): boolean =>
  BANK.test(text) && !/什么(?:是|叫)|意思|\bwhat(?:'s| is)\b/i.test(text);

const PRIVACY =
  /(?:泄露|泄漏|保护|出卖)[^,，。]{0,8}(?:信息|隐私|资料)|(?:信息|隐私|资料)[^,，。]{0,8}(?:泄露|泄漏|安全|保密)|(?:删|清)(?:除|掉|了|空)?[^,，。]{0,8}(?:聊天|记录|资料|个人信息|照片)|(?:聊天|记录|资料|个人信息|照片)[^,，。]{0,6}(?:删|清)(?:除|掉|了)|\b(?:privacy|personal data|gdpr|delete my (?:data|chat|photos|account|info\w*))\b/i;

export const asksOfPrivacy = (text: string): boolean => PRIVACY.test(text);
