import type { DeskRules } from '../contract/desk-rules.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Juror } from '../terms/juror.ts';
import type { Locale } from '../terms/party.ts';
import type { Similar } from '../terms/similar.ts';
import type { Snapshot } from './ports.ts';

/** What a turn is planned from. */
export interface DraftInput {
  readonly snapshot: Snapshot;
  readonly rules: RuleSet;
  /** Every published version, for a case that was bought under an older one. */
  readonly ruleSets?: readonly RuleSet[] | undefined;
  /** How the desk works; as shipped where absent. */
  readonly desk?: DeskRules | undefined;
  /** How similar cases went; absent where nobody looks. */
  readonly similar?: Similar | undefined;
  /** The roster that juries are drawn from; loaded only where a case of the talk may need it. */
  readonly jurors?: readonly Juror[] | undefined;
  readonly now: string;
  /** Random, made by the shell; every id of the turn follows from it. */
  readonly seed: string;
  /** The language of this turn's answers, where it is not the conversation's own so far. */
  readonly locale?: Locale | undefined;
}
