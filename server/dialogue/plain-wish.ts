const CLAUSES = /[^,，。.!！;；?？~～\s]+[?？]?/g;
/** A way that is only wondered about: "退货的话", "能退吗", "如果换". */
const WONDERS = /[?？]|[吗么呢]$|的话$|如果|要是|万一|能不能|可不可以|^能/;
const TAKES_ZH =
  /^(?:算了|行|好|那|还是|我|就|要|想|直接|给我|帮我|申请|选|改|走){0,5}(?:退货退款|退货|退款|退钱|退掉|退|换货|换一[件双个台]|换|修|维修|补发)(?:了?吧|好了|就行|得了)?$/;
/** A bare name of a way may head the question: it takes a word that decides. */
const DECIDES_ZH = /^(?:算了|行|好|那|还是|我?要|就|直接|给我|帮我|选|改|走)|(?:吧|就行)$/;
const SENTENCES = /[^,.;!?]+[?]?/g;
const TAKES_EN =
  /^\s*(?:(?:ok|okay|fine|then|alright|actually|so|no|well|just|please)\s+){0,3}(?:i(?:'ll| will|'d like to| want to| wanna)?|let'?s|let me|we'?ll)\s+(?:just |rather )?(?:return|send)\b(?![^?]*\?)/i;

/**
 * Whether a message takes a way in a clause of its own, whatever else it asks: "那退吧 运费我出？". A way that
 * is only asked about is no wish.
 */
export function wishesPlainly(text: string): boolean {
  const taken = (text.match(CLAUSES) ?? []).some(
    (clause) => TAKES_ZH.test(clause) && DECIDES_ZH.test(clause) && !WONDERS.test(clause),
  );
  return taken || (text.match(SENTENCES) ?? []).some((sentence) => TAKES_EN.test(sentence));
}
