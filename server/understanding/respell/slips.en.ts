/** Words that a slip of the finger is set right to; a word is left alone where two of them are as near. */
const MEANT =
  'refund return returned scratch scratched screen cracked broken charger exchange damaged package parcel delivery delivered invoice address warranty missing wrong photo photos battery working keyboard received cancel repair replace replacement partial laptop please want tracking arrived'.split(
    ' ',
  );
/** Real words one slip away from those: they are what they say. */
const REAL = new Set(
  'refunds refunded returns scratches screens scream cracks cracker broker charged charges charge changer exchanged exchanges damages damage packages packaged parcels deliver delivers invoices addressed addresses hissing kissing wring prong strong photon battery batter wording forking corking receives receive deceived cancels canal repairs repaid replaced replaces partially lapdog pleased pleasant went wand wants wart wanted arrives arrive packing packed backage mailing wonted scratchy wait waits waist waste broke messing trucking packs pages wont wasnt'.split(
    ' ',
  ),
);
const SHORTEST = 4;

/** One letter left out, at any place: two words that share such a form are a slip apart. */
const shortened = (word: string): readonly string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

const NEAR = new Map<string, Set<string>>();
for (const word of MEANT)
  for (const form of [word, ...shortened(word)])
    NEAR.set(form, (NEAR.get(form) ?? new Set()).add(word));
const KNOWN = new Set(MEANT);

/** The word that a misspelt one stands for; undefined where it is right, or might be any. */
export function spelt(word: string): string | undefined {
  if (word.length < SHORTEST || KNOWN.has(word) || REAL.has(word)) return undefined;
  const near = new Set([word, ...shortened(word)].flatMap((form) => [...(NEAR.get(form) ?? [])]));
  const close = [...near].filter((meant) => isSlip(word, meant));
  return close.length === 1 ? close[0] : undefined;
}

/** One letter too many, too few or another, or two next to each other the wrong way round. */
function isSlip(typed: string, meant: string): boolean {
  // The first letter is hardly ever the wrong one.
  if (typed[0] !== meant[0]) return false;
  let at = 0;
  while (at < meant.length && typed[at] === meant[at]) at++;
  const [left, right] = [typed.slice(at), meant.slice(at)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** "wana", "dont wanna". */
export const WANT_TO = /\bwan+a\b/g;

/** What English buyers say for money that comes back. */
export const PAID_BACK = /\b(?:get|getting|be) paid(?: back)?\b(?! for)/g;
export const MY_MONEY = /\b(?:my|the) \${1,3}(?!\d)/g;
