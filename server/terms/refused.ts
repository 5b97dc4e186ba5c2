/** One field that was wrong, and what would be right. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/**
 * An expected "no" that reaches the caller as a problem document or an `{ok:false}` acknowledgement.
 * `code` is one of the contract's problem codes; the contract gives it its HTTP status.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly extra: {
      readonly errors?: readonly FieldError[];
      readonly next?: readonly unknown[];
      /** From when the same may be asked again. */
      readonly waitMs?: number;
    } = {},
  ) {
    super(detail);
    this.name = 'Refused';
  }
}
