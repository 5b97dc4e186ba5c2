import { lazy, Suspense, useCallback } from 'react';
import type { InsightView } from '../../../server/contract/insight.ts';
import { formatRate } from '../../shared/money.ts';
import { readInsight } from '../api/merchant-calls.ts';
import { formatCents } from '../format/money.ts';
import { formatDay } from '../format/time.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ErrorFence } from '../parts/error-fence.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import '../style/merchant.css';
import { ownShop } from './own-shop.ts';
import { TierCard } from './tier-card.tsx';

const Trend = lazy(() => import('./charts.tsx').then((m) => ({ default: m.Trend })));
const Bars = lazy(() => import('./charts.tsx').then((m) => ({ default: m.Bars })));

/** The shop's last 90 days: how often, why, how quickly answered, and what would help. */
export function InsightPage() {
  const { t } = useLanguage();
  const shop = ownShop();
  const loaded = useLoad(useCallback((signal: AbortSignal) => readInsight(shop, signal), [shop]));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('insight.title')}</h1>
        <span className="muted">{t('insight.days', { n: loaded.data?.days ?? 90 })}</span>
      </div>
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data ? <Figures view={loaded.data} /> : loaded.loading && <Waiting />}
    </div>
  );
}

function Figures({ view }: { readonly view: InsightView }) {
  const { t, locale } = useLanguage();
  return (
    <div className="insight">
      <Tiles view={view} />
      <Suggestions view={view} />
      <section className="sheet figure" aria-labelledby="insight-trend">
        <h2 id="insight-trend">{t('insight.trend')}</h2>
        <ErrorFence>
          <Suspense fallback={<Waiting />}>
            <Trend
              points={view.weeks.flatMap(({ from, orders, cases }) => [
                { at: formatDay(from, locale), kind: t('insight.orders'), count: orders },
                { at: formatDay(from, locale), kind: t('insight.cases'), count: cases },
              ])}
            />
          </Suspense>
        </ErrorFence>
      </section>
      <Reasons view={view} />
      <Items view={view} />
      <TierCard tier={view.tier} />
    </div>
  );
}

function Tiles({ view }: { readonly view: InsightView }) {
  const { t } = useLanguage();
  const { answers } = view;
  const tiles = [
    [
      t('insight.rate'),
      formatRate(view.caseBps),
      t('insight.rateOf', { n: view.cases, all: view.orders }),
    ],
    [t('insight.reply'), replyText(view.replyHours, t), t('insight.answers', { ...answers })],
    ...view.money.map(
      ({ currency, heldCents, releasedCents, refundedCents }) =>
        [
          t('insight.refunded'),
          formatCents(refundedCents, currency),
          t('insight.held', {
            held: formatCents(heldCents, currency),
            released: formatCents(releasedCents, currency),
          }),
        ] as const,
    ),
  ] as const;
  return (
    <dl className="tiles">
      {tiles.map(([name, value, about]) => (
        <div key={name + value} className="sheet">
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="tile-about">{about}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whole and half hours say enough; a quick answer is not one of no hours. */
function replyText(hours: number | undefined, t: ReturnType<typeof useLanguage>['t']): string {
  if (hours === undefined) return '—';
  return hours < 1 ? t('insight.quick') : t('insight.hours', { n: Number(hours.toFixed(1)) });
}

/** What several buyers of one item say alike, which its listing may not. */
function Suggestions({ view }: { readonly view: InsightView }) {
  const { t } = useLanguage();
  if (view.suggestions.length === 0) return null;
  return (
    <section className="sheet figure figure-wide" aria-labelledby="insight-suggestions">
      <h2 id="insight-suggestions">{t('insight.suggestions')}</h2>
      <ul className="suggestions">
        {view.suggestions.map(({ item, word, cases }) => (
          <li key={item + word}>
            <b>{t('insight.mention', { n: cases, word })}</b>
            <span className="muted">{t('insight.mentionHint', { item })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reasons({ view }: { readonly view: InsightView }) {
  const { t, label } = useLanguage();
  return (
    <section className="sheet figure" aria-labelledby="insight-reasons">
      <h2 id="insight-reasons">{t('insight.reasons')}</h2>
      {view.reasons.length === 0 ? (
        <p className="muted">{t('insight.none')}</p>
      ) : (
        <ErrorFence>
          <Suspense fallback={<Waiting />}>
            <Bars
              bars={view.reasons.map(({ leaf, cases }) => ({
                name: label(LEAVES, leaf),
                count: cases,
              }))}
            />
          </Suspense>
        </ErrorFence>
      )}
    </section>
  );
}

/** The same figures as a table, item by item. */
function Items({ view }: { readonly view: InsightView }) {
  const { t, label } = useLanguage();
  if (view.items.length === 0) return null;
  return (
    <section className="sheet figure" aria-labelledby="insight-items">
      <h2 id="insight-items">{t('insight.items')}</h2>
      <ul className="ranked">
        {view.items.map(({ item, cases, reasons }) => (
          <li key={item}>
            <b>{item}</b>
            <span className="num">{t('insight.caseCount', { n: cases })}</span>
            <small className="muted">
              {reasons.map(({ leaf, cases: n }) => `${label(LEAVES, leaf)} ${n}`).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
