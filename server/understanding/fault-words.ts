// Word lists over normalised text (lower case, simplified). They only say whether a clause tells of a
// fault of its own; which fault it is stays with the classifier.

const NAMES_FAULT = [
  /划|刮|痕|花了?一[道条块片]|磕|坑|凹|裂|碎|破|洞|勾丝|污|渍|斑|脏|亮点|坏点|[竖横]线|条纹|锈|磨|[褪变]色|[发泛变][黄黑白灰青绿红]|氧化|变形|弯了|翘|起[球皮毛泡]|[开脱掉]胶|[开脱]线|线头|缩水|缺口|瑕疵|[掉脱]了?[漆色皮钻毛珠扣]|掉了/,
  /坏|断|漏|洒|湿|进水|霉|味|臭|异响|杂音|沙沙|没声|没反应|(?:就|会|就会)停|停了|(?<!是)不准|不(?:亮|转|走|响|灵|出|制|显示|识别|工作)|失灵|[打开]不了?开|开不了|充不|黑屏|花屏|绿线|闪|死机|卡顿|卡住|发烫|烫手|鼓包|老化|锁/,
  /缺|少(?:了|发|寄|给|个|一|件|两)|漏[发装寄]|没(?:有)?(?:给|放|装|带|附|配|送|发|见)|(?<!(?:动静|反应|声音?|信号|画面|动作|响应)(?:也|都|还)?)(?:(?:也|都|还)没(?:有|了|得)?|没有)$|不见了|空的|[发寄拿配装弄]错|错[发寄]|不对$|不对(?!板|劲)|假|仿|翻新|用过|拆[封过修]|换过|修过|过期|临期|[大小长短松紧]了|[偏太](?:大|小|长|短|紧|松)|不合身|色差|无效|被(?:用|兑)/,
  /\b(?:scratch\w*|scuff\w*|dent\w*|crack\w*|chip(?:ped|s)?|stain\w*|holes?|tears?|torn|rips?|ripped|marks?|marked|brok\w+|smash\w*|shatter\w*|bent|worn|wears?|smell\w*|stink\w*|mou?ld\w*|dirty|rust\w*|leak\w*|pilling|fad(?:ed|ing)|yellow(?:ed|ing)|loose|peel\w*|unglued|squeak\w*|nois[ey]|buzz\w*|dead|faulty|defect\w*|flicker\w*|overheat\w*|swollen|expired|locked|snapped|fell off|falls? off|came off|coming (?:off|apart))\b/,
  /\bmissing\b|\bnot (?:included|in the|there)\b|n'?t (?:included|in the|there|come with)\b|\bno (?!idea|one|problem|way|reason|clue|reply)\w+|\bwithout\b|\bshort(?:ed)?\b|\bwrong\b|\bfake\b|\breplica\b|\btoo (?:small|big|large|tight|loose|long|short)\b|(?:don'?t|won'?t|doesn'?t|does not|didn'?t|isn'?t|is not|not) (?:work\w*|turn\w*|charg\w*|open\w*|clos\w*|connect\w*|hold\w*|fit\w*|real|genuine)\b|\bstop(?:s|ped) \w+ing\b|\bused\b/,
] as const;

// Only with the part it befalls named: alone they tell what a fault told before leads to.
const BEFALLS =
  /用不了|不能用|没法用|不好用|不好使|不行|有(?:点)?(?:问题|毛病)|没有(?!说|写|提|标|问题|办法|人|收|回|用)|\b(?:does|is|do)(?:n'?t| not) work\b|\bnot working\b|\bunusable\b/;

const SAID = [
  /(?:没|未|不)(?:有)?(?:写|说|提|标|讲|注明|说明|告知|告诉|拍|显示|介绍)|看不出|(?:描述|页面|商品页|详情页?|介绍|图片?|照片|标题|宣传|主图)(?:上|里|中|页)?(?:都|是|明明)?(?:写|说|标|显示)?|(?:说|写|标|承诺)(?:的|好|是|着|了)/,
  /\b(?:listing|description|advert|ad|photos?|pictures?|pics?|page|seller|title)\b|\bn(?:o|ever|ot) (?:mention\w*|said|told|disclosed?|shown?|listed|described)\b|n'?t (?:mention\w*|say|tell|told|disclosed?|show\w*|list\w*|described)\b|\bsupposed to\b|\bsaid\b|\badvertised\b/,
] as const;

const TOLD_BEFORE =
  /(?:我)?(?:买|要|订|拍|选|下单)的(?:是|明明|那|就|可)|\b(?:i )?(?:ordered|asked for|bought|wanted|paid for)\b|\binstead\b/;

const PROMISED =
  /说好(?:了)?(?:要)?(?:送|给|带|赠|配)[^,。]{1,10}(?:没|少|不见)|\bpromised\b.{1,30}\b(?:missing|not|never)\b/;

// A piece that is gone is what a break left, no part that was forgotten; paint or skin that came off is a mark.
const PIECE_GONE =
  /缺了?(?:一|个)?(?:小|大)?[块角]|掉了一?(?:小|大)?[块角](?![漆皮色])|\b(?:piece|chunk|bit|corner)\b.{0,12}\b(?:missing|gone)\b|\bmissing a (?:piece|chunk|bit)\b/;

// A difference in figures is the size that was told of, nothing that is not there.
const MEASURED =
  /[少小大短长窄宽差缩](?:了|着)?(?:约|大概|大约|将近|整整)?[一二两三四五六七八九十几半\d.]+多?(?:个)?(?:厘米|公分|毫米|寸|码|号|cm|mm|克|斤|公斤|kg)|\b[\d.]+ ?(?:cm|mm|inch(?:es)?|centimet\w+) (?:short\w*|small\w*|less|narrow\w*)\b/;

// Where somebody looked in vain is no second loss.
const SEARCHED =
  /(?:里面?|里头)(?:也|都)没(?:有|见)?$|[找翻](?:遍|了)|\b(?:checked|looked|searched)\b/;

// What the buyer did before they saw it.
const CAME_TO_LIGHT =
  /^(?:我|今天|昨天|刚刚?|早上|中午|下午|晚上|才|一|[,，\s])*(?:打开|拆开|拆箱|开箱|收到|签收|取[回到]|拿到)|^(?:(?:i|we|just|so|only|finally) )*(?:opened|unpacked|unboxed|received|picked up|got) (?:it|the|my|this)\b/;

// A bare call for an answer to what was told.
const WHAT_NOW =
  /^(?:那|你们?|请问|这|该|要|可以|说|[,，\s])*(?:怎么|咋|如何)(?:说|办|弄|整|搞|处理|解决|算)(?:呢|啊|呀|吧|一下|[?？!！。\s])*$|^(?:so )?(?:what now|now what|what (?:can|do|should) (?:i|we|you) do(?: about (?:it|this|that))?|how do (?:i|we) (?:fix|solve|sort) (?:it|this)(?: out)?)[?!. ]*$/;

// Words that add another thing, in the clause or between it and the one before.
const ADDS =
  /也|还(?!是|没|想|要|能|可以|行|好|不如|得)|又|另外|此外|而且|并且|同时|再加上|再就是|再有|其次|第二|\b(?:also|plus|and|too|as well|another|second(?:ly)?|besides|on top of (?:that|it))\b/;
const ADDS_ANEW =
  /另外|此外|还有|再就是|再有|其次|第二|\b(?:also|plus|another (?:thing|problem|issue)|second(?:ly)?|besides|on top of (?:that|it))\b/;

const anyOf = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

/** Whether a clause names a fault in its own words, and not only what was said or what follows. */
export const namesFault = (clause: string, hasPart: boolean): boolean => {
  if ([TOLD_BEFORE, PIECE_GONE, SEARCHED, MEASURED].some((pattern) => pattern.test(clause)))
    return false;
  if (PROMISED.test(clause)) return true;
  const said = SAID.map((pattern) => clause.search(pattern)).filter((at) => at >= 0);
  // "划痕没写" names the scratch first; "没写有划痕" is about the page.
  const own = said.length > 0 ? clause.slice(0, Math.min(...said)) : clause;
  return anyOf(NAMES_FAULT, own) || (hasPart && BEFALLS.test(own));
};

/** A clause that only says what the page or the seller said: what came instead is told beside it. */
export const tellsOfPage = (clause: string): boolean =>
  SAID.some((pattern) => pattern.test(clause)) && !namesFault(clause, false);

/** "刚打开", "opened it just now": tells how a fault came to light, and none itself. */
export const cameToLight = (clause: string): boolean => CAME_TO_LIGHT.test(clause.trim());

/** "怎么说", "what now": asks about what was told, and for nothing else. */
export const asksWhatNow = (clause: string): boolean => WHAT_NOW.test(clause.trim());

/** Whether two clauses speak of a fault by the same word. */
export const sharesFaultWord = (one: string, other: string): boolean => {
  const words = faultWordsOf(one);
  return faultWordsOf(other).some((word) => words.includes(word));
};

const faultWordsOf = (clause: string): readonly string[] =>
  NAMES_FAULT.flatMap((pattern) => pattern.exec(clause)?.[0] ?? []);

/** A flaw that is seen and does nothing: no cause of a thing that does not work. */
export const isMerelySeen = (clause: string): boolean => SEEN.test(clause) && !BREAKS.test(clause);

const SEEN =
  /划|刮|痕|花了?一[道条块片]|污|渍|斑|亮点|坏点|勾丝|掉[漆色]|磨|褪色|发黄|泛黄|氧化|dead ?pixel|\b(?:scratch|scuff|stain|mark|fad|worn|yellow)/;
const BREAKS = /裂|碎|破|磕|摔|砸|断|坏(?!点)|crack|smash|shatter|broke|drop|bent|dent/;

/** Whether the words of a clause, or those before it, add something to what was told. */
export const addsMore = (link: string, clause: string): boolean =>
  ADDS.test(link) || ADDS.test(clause);

/** The same, by words that begin another matter. */
export const addsAnew = (link: string, clause: string): boolean =>
  ADDS_ANEW.test(link) || ADDS_ANEW.test(clause.slice(0, 6)) || /\b(?:also|too)$/.test(clause);
