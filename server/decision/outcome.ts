import type { Bps, Cents } from '../terms/money.ts';
import type {
  Liability,
  ProceedVerdict,
  ReferVerdict,
  RemedyTerms,
  TraceStep,
} from '../terms/verdict.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** A row of DT-5. */
export type Action = keyof RuleSet['dt5']['ceilings'];

/** One thing the buyer could be given, and the row of DT-5 that says who must agree. */
export interface Option {
  readonly terms: RemedyTerms;
  readonly action: Action;
  /** What counts against the ceiling: the cash, or the worth of the goods sent again. */
  readonly costCents: Cents;
  readonly capCents: Cents;
  readonly tableCents: Cents;
  readonly tableBps: Bps;
  readonly steps: readonly TraceStep[];
  /** Where it falls on other parties than the claim as a whole. */
  readonly liability?: Liability | undefined;
}

/** What a trunk says of a case, before the gates and the ceilings have had their word. */
export type Outcome =
  | {
      readonly kind: 'options';
      readonly options: readonly [Option, ...Option[]];
      readonly steps?: readonly TraceStep[];
    }
  | {
      readonly kind: 'proceed';
      readonly to: ProceedVerdict['to'];
      readonly option: Option;
      readonly steps?: readonly TraceStep[];
    }
  | {
      readonly kind: 'refer';
      readonly group: ReferVerdict['group'];
      readonly reason: string;
      readonly urgent?: boolean;
      readonly options?: readonly Option[];
      readonly steps?: readonly TraceStep[];
    }
  | {
      readonly kind: 'decline';
      readonly reason: string;
      readonly instants?: Readonly<Record<string, string>>;
      readonly steps?: readonly TraceStep[];
    }
  | {
      readonly kind: 'inform';
      readonly topic: string;
      readonly steps?: readonly TraceStep[];
    };
