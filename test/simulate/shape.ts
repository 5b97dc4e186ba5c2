import type { ReportKind } from '../../server/contract/storefront.ts';
import type { Leaf, Remedy, Zone } from '../../server/terms/reason.ts';
import type { OrderSketch } from '../scenarios/shape.ts';

export type Lang = 'zh' | 'en';

export const PERSONAS = [
  'patient',
  'terse',
  'chatty',
  'confused',
  'haggling',
  'switching',
  'silent',
  'hostile',
  'injecting',
] as const;
export type Persona = (typeof PERSONAS)[number];

/** Why policy wants a person, whatever is said; absent where the tables can end the case. */
export type Duty = 'safety' | 'asks_person' | 'legal' | 'counterfeit' | 'policy';

/** What a case is made of beside its talk. */
export interface Plot {
  readonly leaf: Leaf;
  readonly order: OrderSketch;
  readonly noun: Readonly<Record<Lang, string>>;
  readonly part?: PartWord | undefined;
  /** What the buyer would like, where there is a choice. */
  readonly wish?: Remedy | undefined;
  /** The case only wants an answer. */
  readonly informed?: boolean | undefined;
  readonly duty?: Duty | undefined;
  /** What partners outside would say of it. */
  readonly report?: { readonly kind: ReportKind; readonly result: unknown } | undefined;
  /** Said with what is handed in. */
  readonly region?: Readonly<Record<Lang, string>> | undefined;
}

export interface PartWord {
  readonly zh: string;
  readonly en: string;
  readonly zone: Zone;
}

/** One simulated case: everything about it follows from the seed and its number. */
export interface SimCase {
  readonly number: number;
  readonly seed: number;
  readonly persona: Persona;
  readonly lang: Lang;
  readonly plot: Plot;
}

/** How one case went. */
export interface Outcome {
  readonly simulated: SimCase;
  readonly end: End;
  readonly leafHeard?: string | undefined;
  readonly messages: number;
  readonly questions: number;
  readonly repeated: readonly string[];
  readonly wrong: readonly string[];
  readonly unbound: readonly string[];
  /** A person was owed, and whether one came. */
  readonly owed?: Duty | undefined;
  readonly came: boolean;
  readonly why: string;
  readonly transcript: readonly string[];
}

/**
 * `finished`: a terminal state or the answer that was wanted, with no person of the platform. `person`:
 * handed over. `stuck`: neither, and the buyer gave up.
 */
export type End = 'finished' | 'person' | 'stuck';
