/** Words for one of several things told: no sentence of its own. */
const NAME = '([^,，。;；!！?？、\\s]{2,12}?)';
const POINTS = '(?:的(?:事|问题|毛病)?|这个|那个|这点|那点|这条|那条)?(?:问题|毛病)?';
const EN_NAME = "(?:the |that |this )?([a-z][a-z '-]{2,30}?)(?: (?:one|issue|problem|thing|part))?";

const DROPS: readonly RegExp[] = [
  new RegExp(
    `${NAME}${POINTS}(?:我?(?:就|都|先|也)?)?(?:算了|不(?:管|计较|追究|要求|提|算)了?|无所谓|可以接受|能接受|没关系)`,
  ),
  new RegExp(`(?:别|不用|不要|先不)(?:管|算|提|计较|处理|追究)${NAME}${POINTS}(?:了|吧|$)`),
  new RegExp(
    `\\b(?:never ?mind|forget(?: about)?|ignore|drop|leave out|don'?t (?:worry|bother) (?:about|with)) ${EN_NAME}(?=$|[,.;!]| and | just | i )`,
  ),
  new RegExp(
    `(?:^|[,.;!] ?|\\bbut )${EN_NAME} (?:is|are|'s) (?:fine|ok(?:ay)?|no big deal|not important|acceptable)`,
  ),
];
const KEEPS: readonly RegExp[] = [
  new RegExp(
    `(?:就|只|光|还是)(?:按|算|说|处理|管|走|看|弄|办)${NAME}${POINTS}(?:来|算|处理|办|走|说)?(?:就?(?:行|好|可以))?了?(?:吧|[。.!！]|$)`,
  ),
  new RegExp(
    `\\b(?:(?:just|only) (?:do|handle|claim|look at|go with)|go with|stick (?:to|with)) ${EN_NAME}(?: (?:after all|instead|then|please|only))*(?=$|[.!])`,
  ),
];

/**
 * Which of several things told a message lets go of, and which it holds on to ("掉漆那个算了 就按走时不准来吧"),
 * each in the words that name it, read by `read`. Undefined where it says neither.
 */
export function setAside<R>(
  text: string,
  read: (words: string) => R,
): { readonly dropped?: R; readonly kept?: R } | undefined {
  const [dropped, kept] = [nameIn(text, DROPS), nameIn(text, KEEPS)];
  if (dropped === undefined && kept === undefined) return undefined;
  return {
    ...(dropped !== undefined && { dropped: read(dropped) }),
    ...(kept !== undefined && { kept: read(kept) }),
  };
}

function nameIn(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const name = pattern.exec(text)?.[1]?.trim();
    if (name && !NO_NAME.test(name) && !OURS.test(name)) return name;
  }
  return undefined;
}

/** What is kept to may be our rules or our word. */
const OURS = /你们|您|规则|规定|标准|方案|流程|说的|rules?|polic|standard|offer|said/;
/** Words that name nothing: "那就算了", "it is fine". */
const NO_NAME = /^(?:那|这|就|我|也|都|还|真的?|其实|it|that|this|me|all)+(?:就|么|个)?$/;
