import {
  type ConversationState,
  type DialogueEvent,
  evolve as evolveDialogue,
} from '../../dialogue/conversation.ts';
import type { DeskTalk } from '../../terms/desk.ts';

/** Who wants to hear of a talk, and which other talks are of the same matter. */
export type Ties = Pick<DeskTalk, 'followers' | 'links'>;

/** What the dialogue remembers, and what ties the talk to people and other talks while it is not at the desk. */
export interface TalkState extends ConversationState {
  readonly ties?: Ties | undefined;
}

type DeskNote = Extract<DialogueEvent, { type: 'desk' }>;
/** A talk that is neither at the desk nor merged away keeps its ties beside it. */
export type TalkEvent =
  | DialogueEvent
  | (DeskNote & {
      readonly ties?: Ties | undefined;
      /** Of the row that left: whoever followed it is told what it was about. */
      readonly about?: DeskTalk['about'];
    });

const NONE: Ties = { followers: [], links: [] };

/** The talk's memory after one more event. */
export function evolve(state: TalkState, event: TalkEvent): TalkState {
  const ties = event.type === 'desk' && 'ties' in event ? event.ties : undefined;
  const kept = event.type === 'desk' ? ties : state.ties;
  const { ties: _ties, ...next }: TalkState = evolveDialogue(state, event);
  return kept ? { ...next, ties: kept } : next;
}

/** Wherever the talk stands: in its row at the desk, in the one it would come back to, or beside it. */
export function tiesOf({ desk, merged, ties }: TalkState): Ties {
  const { followers, links } = desk ?? merged?.was ?? ties ?? NONE;
  return { followers, links };
}

/** What an event says of a talk that is not at the desk; nothing where nothing ties it. */
export function beside(ties: Ties): { readonly ties?: Ties } {
  return ties.followers.length + ties.links.length > 0 ? { ties } : {};
}
