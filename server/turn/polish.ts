import { saysTheSame } from '../dialogue/reworded.ts';
import { BOT } from './draft.ts';
import type { CommitPlan } from './ports.ts';

/** What a model made of a plan's own words; each is used only where it says the same facts. */
export interface Polish {
  /** By the text as it was. */
  readonly words: ReadonlyMap<string, string>;
  /** For the colleague who takes over. */
  readonly summary?: string | undefined;
}

type Events = NonNullable<CommitPlan['conversation']>['events'];

const isSpoken = ({ type, actor, visibility }: Events[number]): boolean =>
  type === 'text' && actor.kind === 'bot' && visibility === 'all';

/** The assistant's own texts of a plan. */
export const textsOf = ({ conversation }: CommitPlan): readonly string[] =>
  (conversation?.events ?? []).filter(isSpoken).map(({ body }) => String(body.text ?? ''));

export const handsOver = ({ conversation }: CommitPlan): boolean =>
  (conversation?.events ?? []).some(({ type }) => type === 'handoff');

/** The same plan in other words. Nothing but words changes: no event, no amount, no effect. */
export function polished(plan: CommitPlan, { words, summary }: Polish): CommitPlan {
  const { conversation } = plan;
  if (!conversation) return plan;
  const events = conversation.events.map((event) => {
    const before = isSpoken(event) ? String(event.body.text ?? '') : '';
    const after = words.get(before);
    return after !== undefined && saysTheSame(before, after)
      ? { ...event, body: { ...event.body, text: after } }
      : event;
  });
  const noted: Events =
    summary === undefined
      ? []
      : [{ type: 'summary', actor: BOT, visibility: 'internal', body: { text: summary } }];
  return { ...plan, conversation: { ...conversation, events: [...events, ...noted] } };
}
