import type { Heard } from '../../dialogue/hear.ts';
import { strangeThing } from '../../dialogue/strange-thing.ts';
import { namesFault } from '../../understanding/fault-words.ts';
import type { Draft } from '../draft.ts';
import { askedBefore, askOrder } from './ask.ts';
import { tellClaim } from './tell-claim.ts';

/**
 * "我买的电饭煲坏了" of a buyer who bought a laptop: said that no such order is to be seen, beside those that
 * are, once; what was told is kept for the one that is tapped.
 */
export function asksOfStrangeThing(draft: Draft, heard: Heard): boolean {
  const { orders } = draft.snapshot;
  const known = heard.item ?? heard.order ?? draft.state.confirm;
  if (known !== undefined || orders.length === 0 || askedBefore(draft, 'order') > 0) return false;
  const titles = orders.flatMap(({ items }) => items.map(({ title }) => title));
  const thing = strangeThing(heard.text, titles);
  if (thing === undefined) return false;
  // The bare name of a thing is near to whatever is told of such things.
  const told = namesFault(heard.text.toLowerCase(), true) ? heard.draft : {};
  tellClaim(draft, { ...heard, topic: 'claim', draft: told });
  draft.together(() => {
    draft.say([{ name: 'thing_unknown', facts: { thing: { kind: 'quoted', text: thing } } }]);
  });
  askOrder(draft);
  return true;
}
