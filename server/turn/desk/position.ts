import type { ConversationState } from '../../dialogue/conversation.ts';
import type { DeskTalk } from '../../terms/desk.ts';
import type { CommitPlan } from '../ports.ts';

/** How many talks of the same queue come before this one. */
export type Ahead = (talk: Pick<DeskTalk, 'group' | 'priority' | 'queuedAt'>) => Promise<number>;

/** Tells whoever is handed over where they stand in the queue. Nothing is read unless somebody is. */
export async function placed(plan: CommitPlan, ahead: Ahead | undefined): Promise<CommitPlan> {
  const { conversation } = plan;
  const desk = (conversation?.state as ConversationState | null | undefined)?.desk;
  const handed = conversation?.events.some(({ type }) => type === 'handoff') ?? false;
  if (!ahead || !conversation || !desk || !handed) return plan;
  const position = 1 + (await ahead(desk));
  const events = conversation.events.map((event) =>
    event.type === 'handoff' ? { ...event, body: { ...event.body, position } } : event,
  );
  return { ...plan, conversation: { ...conversation, events } };
}
