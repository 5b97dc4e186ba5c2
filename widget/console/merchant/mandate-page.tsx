import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { useCallback, useState } from 'react';
import type { MandateView } from '../../../server/contract/mandate.ts';
import { MANDATE_STYLES } from '../../../server/terms/mandate.ts';
import { readMandate, setMandate } from '../api/merchant-calls.ts';
import { formatCents } from '../format/money.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/merchant.css';
import { LimitFields } from './limit-fields.tsx';
import {
  EMPTY_LIMIT,
  type LimitForm,
  type MandateForm,
  OWN,
  toForm,
  toMandate,
} from './mandate-form.ts';
import { OwnRuleFields } from './own-rule-fields.tsx';
import { ownShop } from './own-shop.ts';

/** What Redress may agree in the shop's name: more than the platform's rules give, never less. */
export function MandatePage() {
  const { t } = useLanguage();
  const shop = ownShop();
  const loaded = useLoad(useCallback((signal: AbortSignal) => readMandate(shop, signal), [shop]));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('mandate.title')}</h1>
      </div>
      <p className="lead">{t('mandate.lead')}</p>
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data ? (
        <Editor key={loaded.data.version} view={loaded.data} onSaved={loaded.reload} />
      ) : (
        loaded.loading && <Waiting />
      )}
      {loaded.data && <History view={loaded.data} />}
    </div>
  );
}

function Editor({ view, onSaved }: { readonly view: MandateView; readonly onSaved: () => void }) {
  const { t } = useLanguage();
  const [form, setForm] = useState<MandateForm>(() => toForm(view.mandate));
  const saving = useSaving(view, onSaved);
  const { range } = view;
  const change = (index: number, limit: LimitForm | undefined) =>
    setForm((before) => ({
      ...before,
      limits: before.limits.flatMap((one, at) => (at !== index ? [one] : limit ? [limit] : [])),
    }));
  return (
    <section className="sheet mandate">
      <h2>{t('mandate.style')}</h2>
      <Segmented
        options={MANDATE_STYLES.map((value) => ({ value, label: t(`mandate.style.${value}`) }))}
        value={form.style}
        onChange={(style) => setForm((before) => ({ ...before, style }))}
      />
      <p className="muted">{t(`mandate.style.${form.style}.about`)}</p>
      <h2>{t('mandate.limits')}</h2>
      {range ? (
        <p className="muted">
          {t('mandate.range', {
            floor: formatCents(range.floorCents, view.currency),
            max: formatCents(range.maxCents, view.currency),
          })}
        </p>
      ) : (
        <p className="notice">{t('mandate.notYours', { tier: view.tier })}</p>
      )}
      {form.limits.map((limit, index) => (
        <LimitFields
          // biome-ignore lint/suspicious/noArrayIndexKey: limits have no names; their order is what is kept
          key={`limit-${index + 1}`}
          number={index + 1}
          limit={limit}
          currency={view.currency}
          wrong={saving.wrong === index}
          onChange={(next) => change(index, next)}
        />
      ))}
      {range && (
        <Button
          onClick={() => setForm((one) => ({ ...one, limits: [...one.limits, EMPTY_LIMIT] }))}
        >
          {t('mandate.add')}
        </Button>
      )}
      {view.ownRules && (
        <OwnRuleFields
          own={form.own}
          floorDays={view.ownRules.noReasonDays}
          wrong={saving.wrong === OWN}
          onChange={(own) => setForm((before) => ({ ...before, own }))}
        />
      )}
      {saving.error !== undefined && <ProblemNote error={saving.error} />}
      <div className="form-foot">
        {saving.saved && <span className="saved">✓ {t('mandate.saved')}</span>}
        <Button type="primary" loading={saving.busy} onClick={() => saving.save(form)}>
          {t('mandate.save')}
        </Button>
      </div>
    </section>
  );
}

function useSaving(view: MandateView, onSaved: () => void) {
  const [state, setState] = useState<{
    readonly busy: boolean;
    readonly saved: boolean;
    readonly wrong?: number;
    readonly error?: unknown;
  }>({ busy: false, saved: false });
  const save = (form: MandateForm) => {
    const mandate = toMandate(form);
    if ('wrong' in mandate) {
      setState({ busy: false, saved: false, wrong: mandate.wrong });
      return;
    }
    setState({ busy: true, saved: false });
    setMandate(view.merchantId, { baseVersion: view.version, mandate }).then(
      () => {
        setState({ busy: false, saved: true });
        onSaved();
      },
      (error: unknown) => setState({ busy: false, saved: false, error }),
    );
  };
  return { ...state, save };
}

/** Every word of it so far: who said it, and when. */
function History({ view }: { readonly view: MandateView }) {
  const { t } = useLanguage();
  const now = useNow();
  return (
    <section className="sheet mandate" aria-labelledby="mandate-history">
      <h2 id="mandate-history">{t('mandate.history')}</h2>
      {view.history.length === 0 && <p className="muted">{t('mandate.never')}</p>}
      <ol className="versions">
        {view.history.map(({ version, at, author, role, mandate }) => (
          <li key={version}>
            <b>v{version}</b>
            {version === view.version && (
              <span className="tag tag-good">{t('mandate.current')}</span>
            )}
            <span>{t(`mandate.style.${mandate.style ?? 'balanced'}`)}</span>
            <span className="muted">
              {t('mandate.count', { n: toForm(mandate).limits.length })} ·{' '}
              {role === 'storefront' ? t('mandate.byStorefront') : author} ·{' '}
              <When at={at} now={now} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
