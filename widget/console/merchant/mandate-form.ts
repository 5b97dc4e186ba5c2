import type { MandateView } from '../../../server/contract/mandate.ts';
import { asAmount, formatBps, parseAmount } from '../../shared/money.ts';

type Mandate = NonNullable<MandateView['mandate']>;
type Limit = NonNullable<Mandate['rules']>[number];

/** A limit as the form holds it: texts that may still be wrong. */
export interface LimitForm {
  readonly leaves: readonly string[];
  readonly remedies: readonly string[];
  /** In the currency's major unit; empty: none. */
  readonly amount: string;
  /** Percent of what was paid; empty: none. */
  readonly share: string;
}
export interface MandateForm {
  readonly style: NonNullable<Mandate['style']>;
  readonly limits: readonly LimitForm[];
  readonly own: OwnForm;
}

/** Own rules beyond the platform's, as the form holds them. */
export interface OwnForm {
  /** Empty: the platform's. */
  readonly days: string;
  readonly freeReturns: boolean;
}

export const EMPTY_LIMIT: LimitForm = { leaves: [], remedies: [], amount: '', share: '' };

const shown = ({ leaves = [], remedies = [], maxCents, maxPartialBps }: Limit): LimitForm => ({
  leaves,
  remedies,
  amount: maxCents === undefined ? '' : asAmount(maxCents),
  share: maxPartialBps === undefined ? '' : formatBps(maxPartialBps).replace('%', ''),
});

/** What stands, as a form: the general limit first, where there is one. */
export function toForm(mandate: Mandate | undefined): MandateForm {
  const { style = 'balanced', rules = [], ownRules = {}, ...general } = mandate ?? {};
  const some = Object.keys(general).length > 0 ? [general] : [];
  const { noReasonDays: days, freeReturns = false } = ownRules;
  const own = { days: days === undefined ? '' : String(days), freeReturns };
  return { style, limits: [...some, ...rules].map(shown), own };
}

/** The form as a mandate, each limit a rule of its own; or the first limit that is no number. */
export function toMandate(form: MandateForm): Mandate | { readonly wrong: number } {
  const rules: Limit[] = [];
  for (const [index, limit] of form.limits.entries()) {
    const rule = toLimit(limit);
    if (!rule) return { wrong: index };
    rules.push(rule);
  }
  const { own } = form;
  const days = own.days.trim();
  if (days !== '' && !/^\d{1,3}$/.test(days)) return { wrong: OWN };
  const ownRules = {
    ...(days !== '' && { noReasonDays: Number(days) }),
    ...(own.freeReturns && { freeReturns: true }),
  };
  return {
    style: form.style,
    ...(rules.length > 0 && { rules }),
    ...(Object.keys(ownRules).length > 0 && { ownRules }),
  };
}

/** A limit as it is kept; undefined where its sum or its share is no number. */
function toLimit({ amount, share, leaves, remedies }: LimitForm): Limit | undefined {
  const maxCents = numberIn(amount);
  const percent = numberIn(share.replace('%', ''));
  if (maxCents === WRONG || percent === WRONG || (percent ?? 0) > 10_000) return undefined;
  return {
    ...(leaves.length > 0 && { leaves: [...leaves] }),
    ...(remedies.length > 0 && { remedies: [...remedies] as NonNullable<Limit['remedies']> }),
    ...(maxCents !== undefined && { maxCents }),
    // Hundredths of a percent are basis points.
    ...(percent !== undefined && { maxPartialBps: percent }),
  };
}

const WRONG = 'wrong';

const numberIn = (text: string): number | undefined | typeof WRONG =>
  text.trim() === '' ? undefined : (parseAmount(text) ?? WRONG);

/** What is wrong where it is the own rules and no limit. */
export const OWN = -1;
