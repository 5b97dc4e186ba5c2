import type { ConversationState } from '../../dialogue/conversation.ts';
import type { Ties } from '../../terms/desk.ts';

const NONE: Ties = { followers: [], links: [] };

/** Wherever the talk stands: in its row at the desk, in the one it would come back to, or beside it. */
export function tiesOf({ desk, merged, ties }: ConversationState): Ties {
  const { followers, links } = desk ?? merged?.was ?? ties ?? NONE;
  return { followers, links };
}

/** What an event says of a talk that is not at the desk; nothing where nothing ties it. */
export function beside(ties: Ties): { readonly ties?: Ties } {
  return ties.followers.length + ties.links.length > 0 ? { ties } : {};
}
