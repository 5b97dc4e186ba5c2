import type { Heard } from '../../dialogue/hear.ts';
import type { Draft } from '../draft.ts';
import { advanceClaim } from './claim.ts';
import type { NeedOrder } from './focus.ts';
import { severalFirst, severalHeard, severalNoted } from './several-told.ts';

const ALL =
  /^(?:就是|是)?(?:两[个件样]|[二三]者|[这那]?几[个件样]|全部?|所有|每[个件样]|一起|都)(?:都|全)?(?:有|是|坏了?|这样|有问题|要|的)*[\s。.!！~]*$|^(?:both|all)(?: of (?:them|these|those))?(?: actually| are| have it)?[\s.!]*$/i;
/** More pieces than this are asked about one by one. */
const MOST = 3;

/**
 * "两个都有" to the question which item it is: what was told is told of each. The first is gone on with, the
 * others wait for their turn. Undefined where the message is about something else.
 */
export function takesAll(draft: Draft, heard: Heard): NeedOrder | 'taken' | undefined {
  const { pending } = draft.stateBefore;
  const { draft: told } = draft.state;
  const facts = draft.snapshot.focus;
  if (pending?.slot !== 'item' || !facts || !ALL.test(heard.text.trim())) return undefined;
  const items = facts.order.items.filter(({ id }) => pending.options?.includes(id));
  const [first, ...rest] = items;
  if (!first || rest.length === 0 || items.length > MOST) return undefined;
  const orderId = facts.order.id;
  draft.note({ type: 'answered', askId: pending.askId });
  draft.say([severalHeard(items.length)]);
  for (const item of rest) {
    draft.note({
      type: 'claim_parked',
      claim: { focus: { orderId, itemId: item.id }, draft: told, asked: {} },
    });
    draft.say([severalNoted(item)]);
  }
  draft.say([severalFirst(first)]);
  return advanceClaim(draft, { ...heard, item: first.id, topic: 'claim' }) ?? 'taken';
}
