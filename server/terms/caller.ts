import type { Locale } from './party.ts';

/** Who is speaking, as the authenticator established it; nothing else may build one. */
export type Caller =
  | { readonly kind: 'integration' }
  | {
      readonly kind: 'buyer';
      readonly buyerId: string;
      readonly name?: string | undefined;
      readonly locale?: Locale | undefined;
    }
  | { readonly kind: 'visitor'; readonly visitorId: string; readonly locale?: Locale | undefined }
  | StaffCaller
  | JurorCaller;

export interface StaffCaller {
  readonly kind: 'staff';
  readonly userId: string;
  readonly name: string;
  readonly role: 'agent' | 'merchant' | 'operator';
  /** Present exactly for the role `merchant`. */
  readonly merchantId?: string | undefined;
}

/** What an account is for. A juror's never makes a staff caller. */
export type AccountRole = StaffCaller['role'] | JurorCaller['kind'];

/** Somebody of the roster of jurors: sees their own invitations and the blinded files behind them. */
export interface JurorCaller {
  readonly kind: 'juror';
  readonly userId: string;
  readonly name: string;
}

export type BuyerCaller = Extract<Caller, { kind: 'buyer' | 'visitor' }>;
