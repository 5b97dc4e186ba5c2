import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { DeskEvent } from '../../../server/contract/desk.ts';
import type { ConversationState } from '../../../server/dialogue/conversation.ts';
import type { DeskCommand, Speaker } from '../../../server/turn/desk/command.ts';
import { planDesk } from '../../../server/turn/desk/plan-desk.ts';
import { planTurn } from '../../../server/turn/plan-turn.ts';
import type {
  CommitPlan,
  CommittedEvent,
  ConversationRecord,
  Snapshot,
} from '../../../server/turn/ports.ts';
import { toBuyerEvent, toStaffEvent } from '../../../server/turn/wire-event.ts';
import { rules, seed } from '../../decision/facts.ts';

/** What the server said about one committed event: to staff, to the buyer, to the desk. */
export interface Told {
  readonly staff?: WireEvent | undefined;
  readonly buyer?: WireEvent | undefined;
  readonly desk?: DeskEvent | undefined;
}

/** One conversation, planned for real and kept in memory as the store keeps it. */
export class Talk {
  readonly log: CommittedEvent[] = [];
  readonly told: Told[] = [];
  record: ConversationRecord;
  #turns = 0;

  constructor(readonly id: string) {
    this.record = {
      id,
      buyerId: seed.buyer.id,
      locale: 'zh-CN',
      lastSeq: 0,
      lastBuyerSeq: 0,
      state: null,
      holder: 'bot',
    };
  }

  get desk(): ConversationState['desk'] {
    return (this.record.state as ConversationState | null)?.desk;
  }

  /** Does a command of the desk; false where it was refused or had nothing to do. */
  command(command: DeskCommand, by: Speaker, now: string): boolean {
    const outcome = planDesk({ ...this.#input(now), command, by });
    if (outcome.kind === 'plan') this.#commit(outcome.plan);
    return outcome.kind === 'plan';
  }

  say(text: string, now: string): void {
    this.#turns += 1;
    const clientId = `00000000-0000-4000-8000-${String(this.#turns).padStart(12, '0')}`;
    const outcome = planTurn({ ...this.#input(now), body: { clientId, text } });
    if (outcome.kind === 'plan') this.#commit(outcome.plan);
  }

  /** All that staff are given of it, as a fresh reading of the log. */
  fresh(): readonly WireEvent[] {
    let staffSeq = 0;
    return this.log
      .filter(({ buyerSeq, type }) => buyerSeq !== undefined || type === 'whispered')
      .flatMap((event) => {
        staffSeq += 1;
        return toStaffEvent(this.id, { ...event, staffSeq }) ?? [];
      });
  }

  /** Its row of the desk, as the database keeps it: the newest `desk` event of the log. */
  row(): DeskEvent | undefined {
    const last = this.log.findLast(({ type }) => type === 'desk');
    const talk = last?.body.desk as DeskEvent['talk'] | undefined;
    return last && talk ? { conversationId: this.id, version: last.seq, talk } : undefined;
  }

  #input(now: string) {
    const snapshot: Snapshot = {
      conversation: this.record,
      buyer: seed.buyer,
      orders: [],
      tickets: [],
      chainHeads: {},
      evidence: [],
    };
    return { snapshot, rules, now, seed: `${this.id}-${this.log.length}` };
  }

  /** As the turn's store does it: positions are given in the order of the list. */
  #commit(plan: CommitPlan): void {
    const { conversation } = plan;
    if (!conversation || conversation.expectedSeq !== this.record.lastSeq)
      throw new Error('planned on something else');
    let { lastSeq: seq, lastBuyerSeq: buyerSeq } = this.record;
    let whispers = conversation.whispers ?? 0;
    for (const event of conversation.events) {
      seq += 1;
      const shown = event.visibility === 'all';
      if (shown) buyerSeq += 1;
      const whispered = event.type === 'whispered';
      if (whispered) whispers += 1;
      const committed: CommittedEvent = {
        ...event,
        seq,
        at: plan.at,
        ...(shown && { buyerSeq }),
        ...((shown || whispered) && { staffSeq: buyerSeq + whispers }),
      };
      this.log.push(committed);
      this.told.push({
        staff: toStaffEvent(this.id, committed),
        buyer: toBuyerEvent(this.id, committed),
        desk:
          event.type === 'desk'
            ? {
                conversationId: this.id,
                version: seq,
                talk: (event.body.desk as DeskEvent['talk'] | undefined) ?? null,
              }
            : undefined,
      });
    }
    const { state, holder } = conversation;
    this.record = { ...this.record, lastSeq: seq, lastBuyerSeq: buyerSeq, state, holder };
  }
}
