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
    const maxCents = limit.amount.trim() === '' ? undefined : parseAmount(limit.amount);
    const percent =
      limit.share.trim() === '' ? undefined : parseAmount(limit.share.replace('%', ''));
    const bad =
      (limit.amount.trim() !== '' && maxCents === undefined) ||
      (limit.share.trim() !== '' && (percent === undefined || percent > 10_000));
    if (bad) return { wrong: index };
    rules.push({
      ...(limit.leaves.length > 0 && { leaves: [...limit.leaves] }),
      ...(limit.remedies.length > 0 && {
        remedies: [...limit.remedies] as NonNullable<Limit['remedies']>,
      }),
      ...(maxCents !== undefined && { maxCents }),
      // Hundredths of a percent are basis points.
      ...(percent !== undefined && { maxPartialBps: percent }),
    });
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

/** What is wrong where it is the own rules and no limit. */
export const OWN = -1;
