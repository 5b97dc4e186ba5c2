import type { Case } from '../case.ts';
import { partial, resend } from '../options.ts';
import type { Option } from '../outcome.ts';
import { type FlawsPrice, priceFlaws } from '../prices/flaws.ts';
import { isFresh, priceFresh } from '../prices/fresh.ts';

/** The price of keeping the goods with all their flaws, where a table has one. */
export function keepPrice(c: Case): FlawsPrice | undefined {
  const { facts, rules, liability, basisCents } = c;
  const fresh = isFresh(facts) ? priceFresh(facts, rules) : undefined;
  if (!fresh) return priceFlaws(facts, rules);
  const { bps, cents, steps } = fresh;
  return { bps, cents, capCents: basisCents, quotes: [], flaws: [], liability, steps };
}

/** Cash for keeping the goods; none where the table says that they go back. */
export function keep(c: Case, price: FlawsPrice | undefined): Option | undefined {
  return price && price.goBack !== 'only' ? partial(c, price) : undefined;
}

/** The way back first where a return is what is recommended, the cash first otherwise. */
export function inOrder(price: FlawsPrice | undefined, options: readonly Option[]): Option[] {
  if (!price?.goBack) return [...options];
  const back = options.filter((one) => one.terms.remedy === 'return_refund');
  return [...back, ...options.filter((one) => !back.includes(one))];
}

/** Missing accessories sent after, with the cash for whatever else is wrong. */
export function sendMissing(c: Case, price: FlawsPrice | undefined): Option | undefined {
  if (!price || c.facts.findings.stockOut) return undefined;
  const missing = price.flaws.filter((flaw) => flaw.ruleId === 'DT-6c');
  if (missing.length === 0) return undefined;
  const rest = price.flaws.filter((flaw) => !missing.includes(flaw));
  const sum = (flaws: FlawsPrice['flaws']) => flaws.reduce((all, flaw) => all + flaw.cents, 0);
  return resend(
    c,
    missing.map((flaw) => flaw.accessory ?? 'other'),
    {
      amountCents: Math.min(sum(rest), c.roomCents),
      costCents: sum(price.flaws),
      action: rest.length > 0 ? 'partial_refund' : 'exchange',
    },
  );
}
