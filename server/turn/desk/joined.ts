import { word } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';

/**
 * The talk that another was merged into hears of it: what the buyer wrote here, and that this one is at
 * the desk again. By the outbox, so that it is not lost with the process.
 */
export function tellJoined(draft: Draft): void {
  const { merged } = draft.stateBefore;
  if (!merged) return;
  const parted = draft.state.merged === undefined;
  const { heard, ticket, snapshot, locale } = draft;
  if (heard === undefined && !parted) return;
  const about = merged.was.about;
  draft.effect({
    key: `talk:${snapshot.conversation.id}:${draft.id('told')}`,
    ticketId: ticket?.id,
    effect: {
      kind: 'talk.tell',
      to: merged.into.conversationId,
      from: {
        conversationId: snapshot.conversation.id,
        ...(about && { number: about.number, title: about.title }),
      },
      ...(heard !== undefined && { words: heard.trim() || word('talk.files', locale) }),
      parted,
    },
  });
}

/** It leaves the desk: what went on in it goes on by itself again. */
export function freeJoined(draft: Draft): void {
  const { joined = [], desk } = draft.state;
  const before = draft.stateBefore.desk;
  if (desk || !before) return;
  const answered = before.answeredAt !== undefined;
  const { id } = draft.snapshot.conversation;
  for (const { conversationId: to } of joined) {
    draft.note({ type: 'talk_parted', conversationId: to });
    draft.effect({
      key: `talk:${id}:${draft.id('told')}`,
      effect: {
        kind: 'talk.tell',
        ...{ to, from: { conversationId: id } },
        ...{ parted: false, freed: true, answered },
      },
    });
  }
}
