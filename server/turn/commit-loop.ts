import { randomUUID } from 'node:crypto';
import type { DeskRules } from '../contract/desk-rules.ts';
import { isPanels } from '../decision/jury.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Juror } from '../terms/juror.ts';
import { Refused } from '../terms/refused.ts';
import type { Similar } from '../terms/similar.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Ahead, placed } from './desk/position.ts';
import type { DraftInput } from './draft-input.ts';
import type { EffectWrite } from './effect.ts';
import type {
  Announce,
  Clock,
  CommitPlan,
  CommitResult,
  Moved,
  Snapshot,
  SnapshotKey,
  TurnStore,
} from './ports.ts';

/** Times a plan is made again because something moved meanwhile, before the caller is told to retry. */
const MAX_ATTEMPTS = 8;

export interface LoopParts {
  readonly store: TurnStore;
  readonly rules: () => RuleSet;
  /** Every published version; only the one in force where absent. */
  readonly ruleSets?: () => readonly RuleSet[];
  /** How the desk works; as shipped where absent. */
  readonly desk?: () => DeskRules;
  /** How many wait before a talk; absent where nobody counts. */
  readonly ahead?: Ahead;
  /** How similar cases went; absent where nobody looks. */
  readonly similar?: Similar;
  /** Who juries are drawn from; nobody where nobody keeps a roster. */
  readonly jurors?: () => Promise<readonly Juror[]>;
  readonly clock: Clock;
  readonly announce: Announce;
  /** Tells the outbox that it has this work. */
  readonly nudge: (effects: readonly EffectWrite[]) => void;
}

/** What one attempt to plan leads to. */
export type Attempt<T> =
  | { readonly kind: 'plan'; readonly plan: CommitPlan }
  | {
      readonly kind: 'reload';
      readonly key: SnapshotKey;
      /** Waited for before the next attempt; it never fails. */
      readonly meanwhile?: Promise<void>;
    }
  | { readonly kind: 'done'; readonly answer: T };

interface Turn<T> {
  readonly key: SnapshotKey;
  /**
   * Reads what was said, before anything is planned. Turns are loaded many at a time: when all of them
   * read and then all of them plan, each kind of work finds its code and data still at hand.
   */
  readonly read?: (snapshot: Snapshot, now: string) => void;
  /** Checks that the caller may have this snapshot, then plans. Throws `Refused`. */
  readonly plan: (input: DraftInput, snapshot: Snapshot) => Attempt<T>;
  readonly committed: (result: Exclude<CommitResult, { outcome: 'conflict' }>) => T;
  readonly absent: () => T;
}

/** The constraint that refuses a ticket's number of the day (`ids.ts`) that another ticket has. */
const NUMBER_TAKEN = 'ticket_number';

/**
 * Load, plan, commit, announce; on a conflict load and plan again. One writer per conversation is the
 * database's doing: a plan made from an old snapshot is never written. Planned again a turn makes the
 * same ids, unless it is they that are taken.
 */
export async function runTurn<T>(parts: LoopParts, turn: Turn<T>): Promise<T> {
  let seed = randomUUID();
  let key = turn.key;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const snapshot = await parts.store.load(key);
    if (!snapshot) return turn.absent();
    const now = parts.clock.now();
    turn.read?.(snapshot, now);
    const input = {
      snapshot,
      rules: parts.rules(),
      similar: parts.similar,
      ruleSets: parts.ruleSets?.(),
      desk: parts.desk?.(),
      jurors: await rosterFor(parts, snapshot),
      now,
      seed,
    };
    const next = turn.plan(input, snapshot);
    if (next.kind === 'done') return next.answer;
    if (next.kind === 'reload') {
      key = next.key;
      await next.meanwhile;
      continue;
    }
    const result = await parts.store.commit(await placed(next.plan, parts.ahead));
    if (result.outcome === 'conflict') {
      if (result.on === NUMBER_TAKEN) seed = randomUUID();
      continue;
    }
    if (result.outcome === 'committed') {
      parts.announce(snapshot.conversation.id, result.events, next.plan.tickets.map(movedBy));
      if (next.plan.effects.length > 0) parts.nudge(next.plan.effects);
    }
    return turn.committed(result);
  }
  throw new Refused('unavailable', 'the conversation is very busy; send the same message again');
}

const movedBy = ({ ticket }: CommitPlan['tickets'][number]): Moved => ({
  ticketId: ticket.id,
  merchantId: ticket.merchantId,
});

/** Only a case in arbitration, or of doubtful authenticity, can come to need a juror; no other turn reads them. */
async function rosterFor({ jurors }: LoopParts, { tickets }: Snapshot): Promise<readonly Juror[]> {
  const judged = tickets.some(
    ({ state, claim }) =>
      JUDGED.includes(state) || (isPanels(claim.leaf) && EXPERTS.includes(state)),
  );
  return judged && jurors ? jurors() : [];
}

const JUDGED: readonly Ticket['state'][] = ['arb_evidence', 'arb_jury'];
const EXPERTS: readonly Ticket['state'][] = ['platform_review', 'appraisal'];
