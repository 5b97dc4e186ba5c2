import { Draft } from '../draft.ts';
import type { DraftInput } from '../draft-input.ts';
import type { CommitPlan } from '../ports.ts';
import { consult, follow, hold, link, unlink } from './beside.ts';
import type { DeskCommand, DeskRefusal, Done, Said, Speaker } from './command.ts';
import { handback, regroup, release, take, transfer } from './hands.ts';
import { free, join, merge, tell, unmerge } from './merge.ts';
import { reply } from './reply.ts';
import { offer, tick } from './tick.ts';

export interface DeskInput extends DraftInput {
  readonly command: DeskCommand;
  readonly by: Speaker;
  readonly clientId?: string | undefined;
  readonly inbox?: CommitPlan['inbox'];
}

export type DeskPlan =
  | { readonly kind: 'plan'; readonly plan: CommitPlan }
  /** It is so already. */
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'refused' } & DeskRefusal);

/** Works out everything a command at the desk changes. Pure, like every plan. */
export function planDesk({ command, by, clientId, inbox, ...input }: DeskInput): DeskPlan {
  const draft = new Draft(input);
  const outcome = step(draft, command, { by, clientId });
  if (outcome === 'nothing') return { kind: 'nothing' };
  if (outcome) return { kind: 'refused', ...outcome };
  return {
    kind: 'plan',
    plan: draft.finish({ ...(clientId !== undefined && { clientId }), inbox }),
  };
}

function step(draft: Draft, command: DeskCommand, said: Said): Done {
  switch (command.type) {
    case 'take':
      return take(draft, command, said);
    case 'handback':
      return handback(draft, command, said);
    case 'transfer':
      return transfer(draft, command, said);
    case 'consult':
      return consult(draft, command, said);
    case 'reply':
      return reply(draft, command, said);
    case 'pause':
    case 'resume':
      return hold(draft, command, said);
    case 'follow':
      return follow(draft, command, said);
    case 'link':
      return link(draft, command, said);
    case 'unlink':
      return unlink(draft, command, said);
    case 'merge':
      return merge(draft, command, said);
    case 'unmerge':
      return unmerge(draft, command, said);
    case 'join':
      return join(draft, command, said);
    case 'free':
      return free(draft, command, said);
    case 'tell':
      return tell(draft, command, said);
    case 'offer':
      return offer(draft, command, said);
    case 'release':
      return release(draft, command, said);
    case 'regroup':
      return regroup(draft, command, said);
    case 'tick':
      return tick(draft, command, said);
  }
}
