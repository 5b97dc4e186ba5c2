import type { AskSlot } from '../contract/conversation-events.ts';
import type { DeskChange, DeskTalk, MergedTalk, OtherTalk, Ties, Whisper } from '../terms/desk.ts';
import type { Locale } from '../terms/party.ts';
import { type AsideEvent, type AsideState, evolveAside } from './asides.ts';
import {
  type ClaimDraft,
  earlierReasons,
  type Parked,
  type Pending,
  type PendingConfirm,
} from './claim-draft.ts';
import { opened, parkedWith, takenUp, without } from './parked.ts';

export type { ClaimDraft, Parked, Pending, PendingConfirm } from './claim-draft.ts';

/** What the dialogue remembers: rebuilt by folding the conversation's events. */
export interface ConversationState extends AsideState {
  /** Oldest first. */
  readonly parked?: readonly Parked[] | undefined;
  readonly focus?: { readonly orderId: string; readonly itemId?: string | undefined } | undefined;
  readonly draft: ClaimDraft;
  readonly ticketId?: string | undefined;
  readonly pending?: Pending | undefined;
  readonly confirm?: PendingConfirm | undefined;
  /** How often each question was put in this claim; nothing is asked a third time. */
  readonly asked: Readonly<Partial<Record<AskSlot, number>>>;
  /** Messages in a row that were not understood. */
  readonly misses: number;
  /** Text that looked like an instruction to a machine was seen in this claim. */
  readonly injected: boolean;
  /** The buyer objects to how this case ended and was asked for what is new; with the words of it. */
  readonly appealing?: { readonly ticketId: string; readonly note: string } | undefined;
  /** A person was asked for before the order was known. */
  readonly person?: { readonly group: string; readonly reasons: readonly string[] } | undefined;
  /** The talk waits for a person, or is in a person's hands. */
  readonly desk?: DeskTalk | undefined;
  /** It goes on in another talk. One that is at the desk does not. */
  readonly merged?: MergedTalk | undefined;
  /** What ties it to people and other talks while it is neither at the desk nor merged away. */
  readonly ties?: Ties | undefined;
  /** Talks that go on in this one. */
  readonly joined?: readonly OtherTalk[] | undefined;
  /** Cases whose merchants read what is said of them. */
  readonly threads?: readonly string[] | undefined;
  /** Colleagues' words beside the talk so far: staff count them among what they see. */
  readonly whispers?: number | undefined;
}

export const NEW_CONVERSATION: ConversationState = {
  draft: {},
  asked: {},
  misses: 0,
  injected: false,
};

/** What happened in the talk, beside what was said. */
export type DialogueEvent =
  | AsideEvent
  | { readonly type: 'thread_joined' | 'thread_left'; readonly ticketId: string }
  | { readonly type: 'focus_set'; readonly orderId: string; readonly itemId?: string | undefined }
  | { readonly type: 'claim_told'; readonly draft: ClaimDraft }
  | { readonly type: 'asked'; readonly pending: Pending }
  | { readonly type: 'answered'; readonly askId: string }
  | { readonly type: 'confirm_shown'; readonly confirm: PendingConfirm }
  | {
      readonly type: 'confirm_closed';
      readonly askId: string;
      readonly outcome: 'confirmed' | 'dropped';
    }
  | { readonly type: 'ticket_opened'; readonly ticketId: string }
  | { readonly type: 'ticket_ended'; readonly ticketId: string }
  /** A claim on another item begins, or is taken up; what was in hand waits. */
  | { readonly type: 'claim_begun'; readonly orderId: string; readonly itemId: string }
  /** Told of another item in the same breath: it waits for its turn. */
  | { readonly type: 'claim_parked'; readonly claim: Parked }
  | { readonly type: 'not_understood' }
  | { readonly type: 'injection_seen' }
  | { readonly type: 'appeal_wanted'; readonly ticketId: string; readonly note: string }
  | { readonly type: 'appeal_over' }
  /** What was being told needs no case after all. */
  | { readonly type: 'claim_dropped' }
  | {
      readonly type: 'understood';
      readonly intents: readonly string[];
      readonly slots: readonly string[];
    }
  | {
      readonly type: 'person_wanted';
      readonly group: string;
      readonly reasons: readonly string[];
    }
  | { readonly type: 'handed_over'; readonly group: string; readonly locale: Locale }
  /** How it stands at the desk now; none: the desk has nothing to do with it any more. */
  | {
      readonly type: 'desk';
      readonly change: DeskChange;
      readonly desk?: DeskTalk | undefined;
      /** Where it goes on, where it left for that. */
      readonly merged?: MergedTalk | undefined;
      readonly ties?: Ties | undefined;
      /** Of the row that left: whoever followed it is told what it was about. */
      readonly about?: DeskTalk['about'];
    }
  | { readonly type: 'talk_joined'; readonly talk: OtherTalk }
  | { readonly type: 'talk_parted'; readonly conversationId: string }
  /** Staff's own words, which the buyer never sees. */
  | {
      readonly type: 'whispered';
      /** The case whose merchant reads it. */
      readonly thread?: string | undefined;
      readonly text: string;
      /** As that merchant reads it, where it is not the same. */
      readonly toMerchant?: string | undefined;
      readonly visibility: Whisper;
      readonly clientId?: string | undefined;
      /** Written by the desk itself: what happened, as the text's subject. */
      readonly mark?: DeskChange | undefined;
      /** The other talk that it is about. */
      readonly talk?: OtherTalk | undefined;
    };

/** The dialogue's memory after one more event. */
export function evolve(state: ConversationState, event: DialogueEvent): ConversationState {
  switch (event.type) {
    case 'focus_set':
      return { ...state, focus: { orderId: event.orderId, itemId: event.itemId } };
    case 'claim_told':
      return {
        ...state,
        wonders: undefined,
        draft: {
          ...state.draft,
          ...event.draft,
          ...earlierReasons(state.draft, event.draft),
          details: { ...state.draft.details, ...event.draft.details },
        },
      };
    case 'asked':
      return {
        ...state,
        pending: event.pending,
        asked: { ...state.asked, [event.pending.slot]: (state.asked[event.pending.slot] ?? 0) + 1 },
      };
    case 'answered':
      return state.pending?.askId === event.askId ? { ...state, pending: undefined } : state;
    case 'confirm_shown':
      return { ...state, confirm: event.confirm, pending: undefined };
    case 'confirm_closed':
      return state.confirm?.askId === event.askId ? { ...state, confirm: undefined } : state;
    case 'ticket_opened':
      return opened(state, event.ticketId);
    case 'ticket_ended':
      return state.ticketId === event.ticketId
        ? anew(state)
        : without(state, ({ ticketId }) => ticketId === event.ticketId);
    case 'claim_begun': {
      const { orderId, itemId } = event;
      const same = (one: Parked) =>
        one.ticketId === undefined && one.focus?.orderId === orderId && one.focus.itemId === itemId;
      const waiting = state.parked?.find(same);
      const others = without(state, same);
      return takenUp(others, waiting ?? { focus: { orderId, itemId }, draft: {}, asked: {} });
    }
    case 'claim_parked':
      return parkedWith(state, event.claim);
    case 'claim_dropped':
      return anew(state);
    case 'desk':
      return { ...state, desk: event.desk, merged: event.merged, ties: event.ties };
    case 'talk_joined':
      return { ...state, joined: [...others(state, event.talk.conversationId), event.talk] };
    case 'talk_parted':
      return { ...state, joined: others(state, event.conversationId) };
    case 'thread_joined':
      return { ...state, threads: [...(state.threads ?? []), event.ticketId] };
    case 'thread_left':
      return { ...state, threads: state.threads?.filter((id) => id !== event.ticketId) };
    case 'whispered':
      return { ...state, whispers: (state.whispers ?? 0) + 1 };
    case 'appeal_wanted':
      return { ...state, appealing: { ticketId: event.ticketId, note: event.note } };
    case 'appeal_over':
      return { ...state, appealing: undefined, pending: undefined };
    case 'injection_seen':
      return { ...state, injected: true };
    case 'not_understood':
      return { ...state, misses: state.misses + 1 };
    case 'understood':
      return { ...state, misses: 0 };
    case 'person_wanted':
      return { ...state, person: { group: event.group, reasons: event.reasons } };
    case 'handed_over':
      return {
        ...state,
        person: undefined,
        pending: undefined,
        confirm: undefined,
      };
    default:
      return evolveAside(state, event);
  }
}

const others = ({ joined = [] }: ConversationState, id: string): readonly OtherTalk[] =>
  joined.filter(({ conversationId }) => conversationId !== id);

/** The claim is forgotten; whose talk it is, who has it and what else waits are not. */
const anew = ({
  focus,
  parked,
  desk,
  merged,
  ties,
  joined,
  whispers,
  threads,
  invoices,
}: ConversationState): ConversationState => ({
  ...NEW_CONVERSATION,
  focus,
  ...(parked && { parked }),
  ...(desk && { desk }),
  ...(merged && { merged }),
  ...(ties && { ties }),
  ...(joined && { joined }),
  ...(threads && { threads }),
  ...(invoices && { invoices }),
  ...(whispers !== undefined && { whispers }),
});
