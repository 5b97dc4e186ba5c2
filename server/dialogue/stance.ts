import type { SlotValues, Understanding } from '../terms/understanding.ts';
import { SURE } from '../understanding/second-opinion.ts';

/** "就是左下角那里" says where it is, and yes to nothing. */
const TELLS_WHERE =
  /[角边缘侧]|[上下里面旁]面?(?:那里|这里|那块|那边|一点)|(?:那|这)(?:里|块|边|个位置)|\b(?:corner|edge|side|top|bottom|right there|near the)\b/i;

/** A message that as a whole says no is never a yes, whatever words of assent it holds. */
export function stanceOf(
  said: Understanding | undefined,
  stance: SlotValues['stance'] | undefined,
  text: string,
) {
  const main = said?.intents[0];
  const sure = main !== undefined && main.confidence >= SURE;
  if (sure && main.id === 'deny' && stance !== 'haggle') return 'reject';
  if (stance) return stance;
  if (!sure) return undefined;
  if (main.id === 'affirm')
    return TELLS_WHERE.test(text) || /\d|[百千万]/.test(text) ? undefined : 'accept';
  return main.id === 'counter_offer' ? 'haggle' : undefined;
}
