import type { NoticeDraft } from '../../terms/notice.ts';
import type { Locale } from '../../terms/party.ts';

/** Of an item's name, in characters: a lock screen shows two lines. */
const MAX_ITEM = 40;

type Words = readonly [title: string, body: (item: string) => string];
type Told = Pick<NoticeDraft, 'topic' | 'facts'>;

/**
 * A notice as anybody may see it who looks at the buyer's locked phone: what it is about and that
 * something moved. No sums, no reasons, no case number.
 */
export function discreet({ topic, facts }: Told, locale: Locale): { title: string; body: string } {
  const [zh, en] = topic === 'act' ? ACT : topic === 'reminder' ? REMINDER : NEWS;
  const [title, body] = locale === 'en' ? en : zh;
  return { title, body: body(short(facts.item ?? (locale === 'en' ? 'Your order' : '您的订单'))) };
}

const ACT: readonly [Words, Words] = [
  ['售后有新进展', (item) => `「${item}」有新进展，等您确认，点开查看。`],
  ['News on your claim', (item) => `“${item}”: there is news, and it is your turn. Tap to see.`],
];
const REMINDER: readonly [Words, Words] = [
  ['售后还等您确认', (item) => `「${item}」还在等您，点开查看。`],
  ['Your claim still waits', (item) => `“${item}” still waits for you. Tap to see.`],
];
const NEWS: readonly [Words, Words] = [
  ['售后有新进展', (item) => `「${item}」有新进展，点开查看。`],
  ['News on your claim', (item) => `“${item}”: there is news. Tap to see.`],
];

const short = (item: string): string => {
  const letters = [...item];
  return letters.length > MAX_ITEM ? `${letters.slice(0, MAX_ITEM - 1).join('')}…` : item;
};
