import type { DeskAck, DeskAsk } from '../../contract/desk.ts';
import type { ConversationState } from '../../dialogue/conversation.ts';
import type { StaffCaller } from '../../terms/caller.ts';
import type { OtherTalk } from '../../terms/desk.ts';
import { Refused } from '../../terms/refused.ts';
import type { TalkTell } from '../effect.ts';
import type { Snapshot } from '../ports.ts';
import type { Speaker } from './command.ts';
import { type DeskParts, NO_TALK, runCommand, THE_DESK } from './run-command.ts';

type MergeAsk = Extract<DeskAsk, { type: 'merge' }>;

/**
 * Merges one talk into another. The other end is written first: a talk that others were merged into is
 * merged nowhere itself, so whatever two people do at once, no chain and no circle comes of it.
 */
export async function mergeTalks(
  parts: DeskParts,
  ask: MergeAsk,
  { caller, by }: { readonly caller: StaffCaller; readonly by: Speaker },
): Promise<DeskAck> {
  const { conversationId, to, clientId, version } = ask;
  const { from, into, isDone, isJoined } = await bothEnds(parts, caller, ask);
  const given = { command: { type: 'merge', into, version } as const, clientId, by };
  // What is refused anyhow leaves no trace at the other end.
  const tried = await runCommand(parts, conversationId, { ...given, dry: true });
  if (isDone) return tried;
  await runCommand(parts, to, { command: { type: 'join', from }, by });
  try {
    const done = await runCommand(parts, conversationId, given);
    // The other end may have left the desk meanwhile, and could not free what was not merged yet.
    const there = await parts.store.load({ conversationId: to });
    if (there && !holds(there, conversationId))
      await runCommand(parts, conversationId, {
        command: { type: 'free', from: into, answered: false },
        by: THE_DESK,
      });
    return done;
  } catch (error) {
    // Refused at the last moment, as by whoever took it meanwhile: the other end lets go of it again.
    if (!isJoined && error instanceof Refused)
      await runCommand(parts, to, { command: { type: 'tell', from, parted: true }, by: THE_DESK });
    throw error;
  }
}

interface Ends {
  readonly from: OtherTalk;
  readonly into: OtherTalk;
  /** This very command was answered before. */
  readonly isDone: boolean;
  /** The other end has taken it in already. */
  readonly isJoined: boolean;
}

/** Both talks as they are named to each other; refused where they may not be merged, before anything is written. */
async function bothEnds(
  { store, log }: DeskParts,
  caller: StaffCaller,
  { conversationId, to, clientId }: MergeAsk,
): Promise<Ends> {
  const readable = await log.readable(caller, conversationId);
  const here = readable ? await store.load({ conversationId, clientId }) : undefined;
  if (!here) throw new Refused('not_found', NO_TALK);
  if (to === conversationId)
    throw wrong('A talk cannot be merged into itself.', 'name another conversation of this desk');
  const there = (await log.readable(caller, to))
    ? await store.load({ conversationId: to })
    : undefined;
  if (!there)
    throw wrong('There is no such other conversation.', 'name another conversation of this desk');
  if (!sameBuyer(here, there))
    throw wrong(
      'The two talks are of different buyers.',
      'name another talk of the same buyer; link talks of different buyers instead',
    );
  return {
    from: endOf(here),
    into: endOf(there),
    isDone: here.repeated !== undefined,
    isJoined: holds(there, conversationId),
  };
}

const wrong = (detail: string, message: string): Refused =>
  new Refused('validation_failed', detail, { errors: [{ path: 'to', message }] });

const sameBuyer = ({ conversation: a }: Snapshot, { conversation: b }: Snapshot): boolean =>
  a.buyerId === b.buyerId &&
  a.visitorId === b.visitorId &&
  (a.buyerId ?? a.visitorId) !== undefined;

const stateOf = ({ conversation }: Snapshot): ConversationState | null =>
  conversation.state as ConversationState | null;

const holds = (snapshot: Snapshot, id: string): boolean =>
  (stateOf(snapshot)?.joined ?? []).some(({ conversationId }) => conversationId === id);

/** A talk as the other end of a tie: by the case it is about, else by its newest. */
export function endOf(snapshot: Snapshot): OtherTalk {
  const { conversation, tickets } = snapshot;
  const state = stateOf(snapshot);
  const about = state?.desk?.about?.ticketId ?? state?.ticketId;
  const ticket = tickets.find(({ id }) => id === about) ?? tickets[0];
  return {
    conversationId: conversation.id,
    ...(ticket && { number: ticket.number, title: ticket.itemTitle }),
  };
}

/** Tells a talk what was said in one that was merged into it. Safe to repeat: `key` acts once. */
export async function tellTalk(
  parts: DeskParts,
  key: string,
  { to, from, words, parted, freed, answered = false }: TalkTell,
): Promise<unknown> {
  const here = parted && (await parts.store.load({ conversationId: from.conversationId }));
  // Merged into the same one again since.
  const back = here && stateOf(here)?.merged?.into.conversationId === to;
  return runCommand(parts, to, {
    command: freed
      ? { type: 'free', from, answered }
      : { type: 'tell', from, words, parted: parted && !back },
    by: THE_DESK,
    inbox: { provider: 'talk', eventId: key },
  });
}
