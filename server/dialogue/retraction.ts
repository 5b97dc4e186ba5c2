import type { Claim, Flaw } from '../terms/claim.ts';
import { CHANGE_OF_MIND, type Leaf, trunkOf } from '../terms/reason.ts';
import type { Naming } from '../terms/understanding.ts';
import { tellsOfPage } from '../understanding/fault-words.ts';
import type { Heard } from './hear.ts';

/** Words that take back what was said, beside those that correct how it was understood. */
const TAKES_BACK =
  /^(?:哦|噢|啊)?(?:算了|不对|不不|等等|等下|其实|还是)|还是(?:因为|按|走|算|就?是)|(?:真正|真实)的?原因|说错|搞错|\b(?:actually|never ?mind|no wait|wait,? no|on second thoughts?|go with|let'?s (?:go|do|make it)|take (?:that|it) back|sorry,? (?:no|it)|ok(?:ay)? no|rather|instead)\b|^no[,. ]/i;

/** Back to what was told before, without saying what that was. */
const GOES_BACK =
  /改回[去来]|(?:还是)?(?:按|用|照)(?:原来|之前|一开始|最开始|最早|前面|上一个)(?:的|说的|那个|那样)?|\b(?:go|change it|switch) back to (?:the (?:first|old|previous|original)|what)\b|\b(?:the )?(?:first|previous|original) (?:reason|one) (?:again|after all)\b|^change it back\b/i;

/** Nothing is wrong with the goods: only then a claim of a fault becomes a change of mind. */
const NOTHING_WRONG =
  /无理由|个人原因|(?:就是|单纯|纯粹|只是)(?:我?自己)?(?:不想要|不喜欢|不要|买错|拍错|后悔)|(?:东西|商品|货)?(?:本身)?没(?:有)?(?:什么)?(?:问题|毛病)|\bno.?reason\b|\bchange of mind\b|\b(?:just|simply|only) (?:don'?t|do not|didn'?t) (?:want|like|need)\b|\bnothing(?:'?s| is| was)? (?:actually )?wrong\b/i;

/** Never taken for told on a likelihood: what follows from them is too much. */
const GRAVE = /^AUT\.|^DEF\.safety$/;

/** Reasons that something is wrong with what was sent. */
const FAULT = /^(?:NAD|CND|AUT|DEF|WRG|LOG|VIR)\./;

/** Told on top of the rest. */
const ADDS_WORDS = /也|还有|另外|而且|加上|\b(?:also|too|as well|plus|on top)\b/i;
const ASKS =
  /[?？]|[吗么呢]\s*[。!！~～]*$|^(?:what|how|does|do|is|can|could|would|will|if)\b|如果|要是/i;

/**
 * Another reason than the one a claim goes by, told to take its place; undefined where the words add to
 * the story, ask about it or only wish for another remedy. A flaw takes the place of a change of mind by
 * being told, for it can only better the buyer's case; the other way round it takes plain words.
 * `doubted`: the buyer was asked what it is, as what was understood is not it. `earlier`: reasons the
 * claim has gone by before.
 */
export function reasonInstead(
  heard: Heard,
  now: Leaf,
  {
    doubted = false,
    earlier = [],
  }: { doubted?: boolean; earlier?: readonly Leaf[] | undefined } = {},
): Leaf | undefined {
  const goesBack = GOES_BACK.test(heard.text);
  const takesBack =
    doubted || goesBack || heard.correction !== undefined || TAKES_BACK.test(heard.text);
  const was = CHANGE_OF_MIND.includes(now) || now.startsWith('NRR.');
  // A part that is named and words that take back leave little doubt what the rest speaks of.
  const first = heard.leaves[0]?.id;
  const likely = takesBack && heard.draft.part && first && !GRAVE.test(first) ? first : undefined;
  const known = earlier.filter(
    (leaf) => leaf !== now && !(was && (CHANGE_OF_MIND.includes(leaf) || leaf.startsWith('NRR.'))),
  );
  const again = takesBack ? toldBefore(heard, now, known) : undefined;
  const leaf = again ?? heard.draft.leaf ?? likely ?? (goesBack ? known.at(-1) : undefined);
  if (!leaf || leaf === now || ASKS.test(heard.text) || ADDS_WORDS.test(heard.text))
    return undefined;
  const is = CHANGE_OF_MIND.includes(leaf);
  if (was && is) return undefined;
  const plain = doubted || heard.correction === 'negate' || NOTHING_WRONG.test(heard.text);
  if (is) return plain ? leaf : undefined;
  return takesBack || (was && FAULT.test(leaf)) ? leaf : undefined;
}

/** How much likelier a reason is that was told before, where the words take back what was said since. */
const PRIOR = 5;

/**
 * Words too faint for a new reason do for one that was told before: itself where it is among the readings,
 * else, where no other is plain, the last of the same trunk.
 */
function toldBefore({ leaves, draft }: Heard, now: Leaf, known: readonly Leaf[]): Leaf | undefined {
  const [first] = leaves;
  if (!first || first.id === now) return undefined;
  const likeliest = leaves
    .filter(({ id }) => known.includes(id))
    .find(({ confidence }) => confidence * PRIOR >= first.confidence);
  if (likeliest ?? draft.leaf) return likeliest?.id;
  return known.findLast((leaf) => trunkOf(leaf) === trunkOf(first.id));
}

/**
 * The flaws that a claim of several keeps, where the words let one of them be or keep to one; undefined
 * where they name none, or leave none.
 */
export function flawsKept(
  { setAside }: Pick<Heard, 'setAside'>,
  { leaf, part, zone, severity, accessory, secondary = [] }: Claim,
): readonly [Flaw, ...Flaw[]] | undefined {
  const flaws = [{ leaf, part, zone, severity, accessory }, ...secondary];
  if (!setAside || secondary.length === 0) return undefined;
  const [kept, dropped] = [named(setAside.kept, flaws), named(setAside.dropped, flaws)];
  const [first, ...rest] = kept ? [kept] : dropped ? flaws.filter((flaw) => flaw !== dropped) : [];
  return first && first !== dropped ? [first, ...rest] : undefined;
}

/** The one of several flaws that a name fits: by its part, by its leaf, else by its trunk alone. */
function named(name: Naming | undefined, flaws: readonly Flaw[]): Flaw | undefined {
  if (!name) return undefined;
  const fits = [
    ({ part }: Flaw) => part !== undefined && name.parts.includes(part),
    ({ leaf }: Flaw) => leaf === name.leaves[0]?.id,
    ({ leaf }: Flaw) => name.leaves.some(({ id }) => id === leaf),
    ({ leaf }: Flaw) => name.leaves.some(({ id }) => trunkOf(id) === trunkOf(leaf)),
  ];
  for (const fit of fits) {
    const [only, ...others] = flaws.filter(fit);
    if (only && others.length === 0) return only;
  }
  return undefined;
}

/** Something else that is wrong, told on top of what the claim says already. */
export function reasonBeside(
  { text, draft }: Heard,
  { leaf, secondary = [] }: Claim,
): Flaw | undefined {
  const { leaf: told, part, zone, severity, details } = draft;
  const known = [leaf, ...secondary.map((flaw) => flaw.leaf)];
  if (!told || known.includes(told) || ASKS.test(text)) return undefined;
  // "The page didn't say": of what was told, and nothing more.
  if (tellsOfPage(text.toLowerCase())) return undefined;
  // Another look at the same flaw is easily mistaken for a flaw of its own.
  if (!ADDS_WORDS.test(text) && known.some((one) => kindOf(one) === kindOf(told))) return undefined;
  if (!FAULT.test(told) || !FAULT.test(leaf) || secondary.length >= MAX_BESIDE) return undefined;
  const accessory = told.startsWith('WRG.') ? details?.accessory : undefined;
  return { leaf: told, part, zone, severity, ...(accessory && { accessory }) };
}

const kindOf = (leaf: Leaf): string =>
  /^(?:NAD|CND|LOG)\./.test(leaf) ? 'looks' : leaf.slice(0, 3);

/** A claim holds one reason and at most so many beside it (§3). */
const MAX_BESIDE = 3;
