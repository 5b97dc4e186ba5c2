import type { ReportKind } from '../../contract/storefront.ts';
import type { Inquiry } from '../../turn/effect.ts';

export interface Question {
  readonly inquiry: Inquiry;
  /** The kind of the report that answers it. */
  readonly kind: ReportKind;
  /** The same for every try: the partner is asked once per key. */
  readonly key: string;
}

export type PartnerAnswer =
  /** Heard; the answer follows by `POST /v1/reports`. */
  | { readonly status: 'asked' }
  /** Still at it: asked again after so many milliseconds. */
  | { readonly status: 'busy'; readonly afterMs: number }
  /** `result` as a report has it. */
  | { readonly status: 'answered'; readonly result: unknown };

/** Whoever knows what we do not: an issuer of codes, a carrier that can stop and find parcels. */
export interface PartnerPort {
  /** Names the partner in the inbox, so that its answers' ids are its own. */
  readonly name: string;
  ask(question: Question): Promise<PartnerAnswer>;
}
