import type { Cents } from '../terms/money.ts';
import type { Counter, Offer } from './ticket.ts';

/** What the sides of a talk say to each other, beside accepting and declining an offer. */
export type TalkCommand =
  | {
      readonly type: 'counter';
      readonly amountCents?: Cents | undefined;
      /** Absent where no figure was named. */
      readonly counter?: Counter | undefined;
    }
  /** The other side of the talk has the next word. */
  | { readonly type: 'pass_on'; readonly row: string; readonly counterId: string }
  | {
      readonly type: 'answer_counter';
      readonly counterId: string;
      readonly answer: 'accepted' | 'declined';
      readonly note?: string | undefined;
    }
  /** A party's proposal beside what the others propose. */
  | {
      readonly type: 'propose';
      readonly row: string;
      readonly by: Offer['by'];
      readonly offers: readonly Offer[];
    };
