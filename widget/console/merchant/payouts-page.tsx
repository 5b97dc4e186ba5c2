import { readHeld } from '../api/merchant-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/list.css';
import '../style/merchant.css';
import { HeldRows } from './held-rows.tsx';
import { PayoutMaker } from './payout-maker.tsx';
import { PayoutRows } from './payout-rows.tsx';
import { usePayouts } from './use-payouts.ts';

/** Every merchant's payouts, for whoever approves them; nobody approves what they asked for. */
export function PayoutsPage() {
  const { t } = useLanguage();
  const payouts = usePayouts();
  const held = useLoad(readHeld);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('payouts.desk')}</h1>
      </div>
      <p className="lead">{t('payouts.lead')}</p>
      <PayoutMaker onAsked={payouts.reload} />
      {payouts.error !== undefined && (
        <ProblemNote error={payouts.error} onRetry={payouts.reload} />
      )}
      {payouts.data ? (
        <section className="sheet wallet" aria-labelledby="payout-list">
          <h2 id="payout-list">{t('payouts.title')}</h2>
          <PayoutRows payouts={payouts.data.items} onActed={payouts.reload} withMerchant />
        </section>
      ) : (
        payouts.loading && <Waiting />
      )}
      <h2>{t('held.title')}</h2>
      <p className="lead">{t('held.lead')}</p>
      {held.error !== undefined && <ProblemNote error={held.error} onRetry={held.reload} />}
      {held.data ? (
        <section className="sheet wallet">
          <HeldRows lines={held.data.items} onActed={held.reload} />
        </section>
      ) : (
        held.loading && <Waiting />
      )}
    </div>
  );
}
