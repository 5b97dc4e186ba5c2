import type { InsightView } from '../../../server/contract/insight.ts';
import { formatRate } from '../../shared/money.ts';
import { GAP_NAMES } from '../words/gap-labels.ts';
import { useLanguage } from '../words/language.tsx';

/** The tier of now, what the record gives at the next review, and what would raise it (DT-10). */
export function TierCard({ tier }: { readonly tier: InsightView['tier'] }) {
  const { t, label } = useLanguage();
  const { now, byRecord, next } = tier;
  const shown = (of: string, value: number) =>
    of.endsWith('Bps')
      ? formatRate(value)
      : of === 'replyHours'
        ? t('insight.hours', { n: value })
        : String(value);
  return (
    <section className="sheet figure" aria-labelledby="insight-tier">
      <h2 id="insight-tier">{t('insight.tier')}</h2>
      <p>
        <b className="tier-now">{now}</b>
        <span className="muted">
          {now === byRecord ? t('insight.tierKept') : t('insight.tierNext', { tier: byRecord })}
        </span>
      </p>
      <p className="muted">
        {t('insight.record', {
          fault: formatRate(tier.faultBps),
          dispute: formatRate(tier.disputeBps),
        })}
      </p>
      {next ? (
        <>
          <p>{t('insight.raise', { tier: next.tier })}</p>
          <ul className="gaps">
            {next.gaps.map(({ of, have, need }) => (
              <li key={of}>
                <span>{label(GAP_NAMES, of)}</span>
                <span className="num">
                  {shown(of, have)} → <b>{shown(of, need)}</b>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('insight.best')}</p>
      )}
    </section>
  );
}
