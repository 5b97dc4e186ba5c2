import type { DeskAck, DeskAsk, DeskContext } from '../../contract/desk.ts';
import type { ConversationState } from '../../dialogue/conversation.ts';
import { DESK_RULES } from '../../dialogue/desk/rules.ts';
import type { StaffCaller } from '../../terms/caller.ts';
import { activeGroups, type Group, type Person, type Ties } from '../../terms/desk.ts';
import { Refused } from '../../terms/refused.ts';
import type { Snapshot } from '../ports.ts';
import type { DeskCommand, Destination, Speaker } from './command.ts';
import { contextOf } from './context.ts';
import { endOf, mergeTalks } from './handle-merge.ts';
import { type DeskParts, NO_TALK, runCommand, THE_DESK } from './run-command.ts';
import { tiesOf } from './ties.ts';

/** Talks that go on in one, or are tied to it, as many as are shown beside it. */
const MOST_JOINED = 5;
const MOST_LINKED = 10;

/** One command at the desk by one of the platform's people. */
export async function atDesk(
  parts: DeskParts,
  caller: StaffCaller,
  ask: DeskAsk,
): Promise<DeskAck> {
  // A merchant's own thread is not the desk; for them there is no such talk.
  if (caller.role === 'merchant') throw new Refused('not_found', NO_TALK);
  if (ask.type === 'merge')
    return mergeTalks(parts, ask, { caller, by: await speakerOf(parts, caller) });
  if (ask.type === 'link') await checkLink(parts, caller, ask);
  const command = await readCommand(parts, ask);
  const done = await runCommand(parts, ask.conversationId, {
    command,
    clientId: ask.clientId,
    by: await speakerOf(parts, caller),
  });
  const otherEnd = { to: ask.conversationId };
  if (ask.type === 'link')
    await runCommand(parts, ask.to, {
      command: { type: 'link', kind: 'related', ...otherEnd },
      by: THE_DESK,
    });
  if (ask.type === 'unlink')
    await runCommand(parts, ask.to, { command: { type: 'unlink', ...otherEnd }, by: THE_DESK });
  return done;
}

/** What stands beside a talk. A merchant has no desk: for them there is no such talk. */
export async function deskContext(
  parts: DeskParts,
  caller: StaffCaller,
  conversationId: string,
): Promise<DeskContext> {
  const { store, log, rules } = parts;
  const readable = caller.role !== 'merchant' && (await log.readable(caller, conversationId));
  const snapshot = readable ? await store.load({ conversationId }) : undefined;
  if (!snapshot) throw new Refused('not_found', NO_TALK);
  const state = snapshot.conversation.state as ConversationState | null;
  const load = (all: readonly { readonly conversationId: string }[]) =>
    Promise.all(all.map(({ conversationId: id }) => store.load({ conversationId: id })));
  const joined = await load((state?.joined ?? []).slice(-MOST_JOINED));
  return contextOf(snapshot, {
    agentName: caller.name,
    rules: rules(),
    joined: joined.filter(isThere),
    ...(await named(parts, state ? tiesOf(state) : { followers: [], links: [] }, load)),
  });
}

/** The ties of a talk by names: people who are still there, and talks by their cases. */
async function named(
  { member }: DeskParts,
  ties: Ties,
  load: (all: Ties['links']) => Promise<(Snapshot | undefined)[]>,
): Promise<Pick<DeskContext, 'followers' | 'links'>> {
  const links = ties.links.slice(-MOST_LINKED);
  const people = await Promise.all(ties.followers.map((id) => member?.(id)));
  const talks = await load(links);
  return {
    followers: people.flatMap((one) => (one ? { id: one.id, name: one.name } : [])),
    links: links.flatMap(({ kind }, index) => {
      const talk = talks[index];
      return talk ? { ...endOf(talk), kind } : [];
    }),
  };
}

const isThere = (one: Snapshot | undefined): one is Snapshot => one !== undefined;

/** Before anything is written: half a link is none. */
async function checkLink(
  { log }: DeskParts,
  caller: StaffCaller,
  { conversationId, to }: Extract<DeskAsk, { type: 'link' }>,
): Promise<void> {
  if (to !== conversationId && (await log.readable(caller, to))) return;
  throw new Refused('validation_failed', 'There is no such other conversation.', {
    errors: [{ path: 'to', message: 'name another conversation of this desk' }],
  });
}

/** The desk offers a waiting talk to somebody; nothing where it no longer waits. */
export const offerTalk = (parts: DeskParts, conversationId: string, to: Person): Promise<unknown> =>
  runCommand(parts, conversationId, { command: { type: 'offer', to }, by: THE_DESK });

/** Takes a talk out of the hands of somebody who is not there any more; nothing where they have it not. */
export const releaseTalk = (
  parts: DeskParts,
  conversationId: string,
  from: string,
): Promise<unknown> =>
  runCommand(parts, conversationId, { command: { type: 'release', from }, by: THE_DESK });

/** Takes a talk to the group that has the work of its own now; nothing where it is there. */
export const regroupTalk = (parts: DeskParts, conversationId: string): Promise<unknown> =>
  runCommand(parts, conversationId, { command: { type: 'regroup' }, by: THE_DESK });

/** Time has passed for a talk at the desk. */
export async function tickTalk(
  parts: DeskParts,
  conversationId: string,
): Promise<{ readonly applied: boolean }> {
  let applied = false;
  await runCommand(parts, conversationId, {
    command: { type: 'tick' },
    by: THE_DESK,
    planned: () => {
      applied = true;
    },
  });
  return { applied };
}

async function speakerOf({ member }: DeskParts, caller: StaffCaller): Promise<Speaker> {
  const { userId: id, name, role } = caller;
  const known = await member?.(id);
  if (member && !known) throw new Refused('unauthorized', 'This account is not at the desk.');
  return {
    actor: { kind: role, id, name },
    person: { id, name },
    leads: role === 'operator' || (known?.groups.includes('lead') ?? false),
  };
}

async function readCommand(
  parts: DeskParts,
  ask: Exclude<DeskAsk, { type: 'merge' }>,
): Promise<DeskCommand> {
  switch (ask.type) {
    case 'transfer':
      return { type: 'transfer', to: await destination(parts, ask), note: ask.note };
    case 'consult':
      return { type: 'consult', to: await destination(parts, ask), text: ask.text };
    case 'reply':
    case 'take':
    case 'handback':
    case 'pause':
    case 'resume':
    case 'follow':
    case 'link':
    case 'unlink':
    case 'unmerge':
      return ask;
  }
}

/** A group, or one of the platform's people; a merchant or a stranger is nobody to hand a talk to. */
async function destination(
  { member, desk = () => DESK_RULES }: DeskParts,
  { group, userId }: { group?: Group | undefined; userId?: string | undefined },
): Promise<Destination> {
  if (group !== undefined) {
    const open = activeGroups(desk().groups).map(({ id }) => id);
    if (open.includes(group)) return { group };
    throw new Refused('validation_failed', `There is no group ${group} that takes work.`, {
      errors: [{ path: 'group', message: `name one of ${open.join(', ')}` }],
    });
  }
  const found = await member?.(userId ?? '');
  if (!found || found.role === 'merchant')
    throw new Refused('validation_failed', 'There is no such colleague.', {
      errors: [{ path: 'userId', message: 'name one of the platform’s own staff' }],
    });
  const { id, name, groups } = found;
  return { person: { id, name }, groups };
}
