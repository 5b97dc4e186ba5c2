import type { IntentId } from '../terms/understanding.ts';
import type { InvoiceAsked } from './invoices.ts';

/** What the dialogue remembers beside the claim itself. */
export interface AsideState {
  /** Questions that wait for their order to be named, in the order they were put. */
  readonly wonders?: readonly IntentId[] | undefined;
  /** How often each question was answered in this claim: asked again, it gets more than the same words. */
  readonly answered?: Readonly<Partial<Record<IntentId, number>>> | undefined;
  /** That a complaint elsewhere is a right has been said. */
  readonly rightTold?: boolean | undefined;
  /** Where the case stood when that was told last: asked again, the same is said in few words. */
  readonly stand?: string | undefined;
  /** The last term of ours that a buyer may not know; "什么意思" asks about it. */
  readonly term?: string | undefined;
  /** Anger has been answered once. */
  readonly soothed?: boolean | undefined;
  /** How to take what is asked for has been shown to a buyer who said they cannot. */
  readonly coached?: boolean | undefined;
  /** Invoices that merchants were asked for, in any claim of this talk. */
  readonly invoices?: readonly InvoiceAsked[] | undefined;
  /** The order's number that a visitor named, until the order is proved. */
  readonly claimed?: string | undefined;
  /** The order whose waiting case the buyer was offered to go on with. */
  readonly nextOffered?: string | undefined;
  /** How often the rules' last word was said of this claim: repeated, it is put in other words. */
  readonly finals?: number | undefined;
  /** The buyer lets us talk to the merchant for them; what they would still take is nobody else's to know. */
  readonly delegated?: Delegated | undefined;
  /** The rating card that stands open; `score` once it was given, while a free line may still follow. */
  readonly rating?:
    | {
        readonly askId: string;
        readonly ticketId: string;
        readonly score?: number | undefined;
        readonly resolved?: boolean | undefined;
      }
    | undefined;
}

export interface Delegated {
  readonly ticketId: string;
  readonly wishCents: number;
  readonly leastCents?: number | undefined;
}

export type AsideEvent =
  | ({ readonly type: 'delegated' } & Delegated)
  | { readonly type: 'wondered'; readonly about: IntentId }
  | { readonly type: 'question_answered'; readonly about: IntentId }
  | { readonly type: 'right_told' }
  | { readonly type: 'status_told'; readonly stand: string }
  | { readonly type: 'term_used'; readonly term: string }
  | { readonly type: 'final_told' }
  | { readonly type: 'next_offered'; readonly orderId: string }
  | { readonly type: 'invoice_asked'; readonly asked: InvoiceAsked }
  /** A visitor named an order, and has proved it or may not. */
  | { readonly type: 'order_claimed'; readonly number: string }
  | { readonly type: 'order_proved'; readonly orderId: string }
  | { readonly type: 'order_unproved' }
  | { readonly type: 'soothed' }
  | { readonly type: 'coached' }
  | { readonly type: 'rating_asked'; readonly askId: string; readonly ticketId: string }
  | {
      readonly type: 'rating_given';
      readonly askId: string;
      readonly score: number;
      readonly resolved?: boolean | undefined;
    }
  | { readonly type: 'rating_over'; readonly askId: string };

export function evolveAside<S extends AsideState>(state: S, event: AsideEvent): S {
  switch (event.type) {
    case 'wondered':
      return { ...state, wonders: [...new Set([...(state.wonders ?? []), event.about])] };
    case 'invoice_asked':
      return { ...state, invoices: [...(state.invoices ?? []), event.asked] };
    case 'next_offered':
      return { ...state, nextOffered: event.orderId };
    case 'final_told':
      return { ...state, finals: (state.finals ?? 0) + 1 };
    case 'question_answered': {
      const times = (state.answered?.[event.about] ?? 0) + 1;
      return {
        ...state,
        wonders: undefined,
        answered: { ...state.answered, [event.about]: times },
      };
    }
    case 'right_told':
      return { ...state, rightTold: true };
    case 'status_told':
      return { ...state, stand: event.stand };
    case 'order_claimed':
      return { ...state, claimed: event.number };
    case 'order_proved':
    case 'order_unproved':
      return { ...state, claimed: undefined };
    case 'term_used':
      return { ...state, term: event.term };
    case 'soothed':
      return { ...state, soothed: true };
    case 'coached':
      return { ...state, coached: true };
    case 'delegated': {
      const { type: _, ...delegated } = event;
      return { ...state, delegated };
    }
    case 'rating_asked':
      return { ...state, rating: { askId: event.askId, ticketId: event.ticketId } };
    case 'rating_given':
      return state.rating?.askId === event.askId
        ? { ...state, rating: { ...state.rating, score: event.score, resolved: event.resolved } }
        : state;
    case 'rating_over':
      return state.rating?.askId === event.askId ? { ...state, rating: undefined } : state;
  }
}
