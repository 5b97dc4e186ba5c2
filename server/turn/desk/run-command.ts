import type { DeskAck } from '../../contract/desk.ts';
import type { ConversationState } from '../../dialogue/conversation.ts';
import type { StaffCaller } from '../../terms/caller.ts';
import { type Group, isHeld, type Person } from '../../terms/desk.ts';
import { Refused } from '../../terms/refused.ts';
import { type LoopParts, runTurn } from '../commit-loop.ts';
import type { ConversationLog } from '../conversation-log.ts';
import { SYSTEM } from '../draft.ts';
import type { CommitPlan, CommitResult, Snapshot } from '../ports.ts';
import type { DeskCommand, Speaker } from './command.ts';
import { type DeskPlan, planDesk } from './plan-desk.ts';

/** A member of the platform's staff, as the desk hands talks to them. */
export interface StaffMember extends Person {
  readonly role: StaffCaller['role'];
  readonly groups: readonly Group[];
}

export interface DeskParts extends LoopParts {
  readonly log: Pick<ConversationLog, 'readable'>;
  /** Absent for nobody we know. */
  readonly member?: ((userId: string) => Promise<StaffMember | undefined>) | undefined;
}

/** The desk's own doing: nobody's hands. */
export const THE_DESK: Speaker = { actor: SYSTEM, leads: false };

export const NO_TALK = 'There is no such conversation.';

interface Given {
  readonly command: DeskCommand;
  readonly clientId?: string | undefined;
  readonly by: Speaker;
  /** What it answers, so that it acts once. */
  readonly inbox?: CommitPlan['inbox'];
  /** Only finds out whether it is refused. */
  readonly dry?: boolean | undefined;
  /** Called where there is something to do. */
  readonly planned?: (() => void) | undefined;
}

/** Does one command to one talk: plan, commit, announce. */
export function runCommand(
  parts: DeskParts,
  conversationId: string,
  { planned, dry, ...given }: Given,
): Promise<DeskAck> {
  const { clientId } = given;
  let holder: DeskAck['holder'] = null;
  return runTurn<DeskAck>(parts, {
    key: { conversationId, ...(clientId !== undefined && { clientId }) },
    plan: (input, snapshot) => {
      const { lastBuyerSeq } = snapshot.conversation;
      const here = { conversationId, holder: holderIn(snapshot.conversation.state) };
      if (snapshot.repeated)
        return { kind: 'done', answer: { ...here, seq: snapshot.repeated.seq } };
      const outcome = planDesk({ ...input, ...given });
      if (outcome.kind === 'refused') throw refusal(outcome);
      if (outcome.kind === 'nothing' || dry)
        return { kind: 'done', answer: { ...here, seq: lastBuyerSeq } };
      planned?.();
      holder = holderIn(outcome.plan.conversation?.state);
      return outcome;
    },
    committed: (result) => ({ conversationId, holder, seq: answeredSeq(result) }),
    absent: () => {
      throw new Refused('not_found', NO_TALK);
    },
  });
}

function holderIn(state: Snapshot['conversation']['state']): DeskAck['holder'] {
  const desk = (state as ConversationState | null | undefined)?.desk;
  return desk && isHeld(desk) && desk.assignee ? { ...desk.assignee } : null;
}

const answeredSeq = (result: Exclude<CommitResult, { outcome: 'conflict' }>): number =>
  result.outcome === 'repeated'
    ? result.seq
    : (result.events.find(({ buyerSeq }) => buyerSeq !== undefined)?.buyerSeq ??
      result.lastBuyerSeq);

const refusal = ({
  code,
  detail,
  path,
  message,
}: Extract<DeskPlan, { kind: 'refused' }>): Refused =>
  new Refused(code, detail, {
    ...(path !== undefined && { errors: [{ path, message: message ?? detail }] }),
  });
