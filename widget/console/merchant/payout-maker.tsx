import { useCallback, useState } from 'react';
import { readMoney } from '../api/merchant-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { MerchantPick } from '../parts/merchant-pick.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import { Account, moved } from './money-page.tsx';

/** Finance asks for a merchant's payout: whose money, what there is of it, how much. */
export function PayoutMaker({ onAsked }: { readonly onAsked: () => void }) {
  const { t } = useLanguage();
  const [merchantId, setMerchantId] = useState<string>();
  return (
    <>
      <section className="sheet wallet payout-maker" aria-labelledby="payout-make">
        <h2 id="payout-make">{t('payouts.make')}</h2>
        <label htmlFor="payout-merchant">{t('payouts.whose')}</label>
        <MerchantPick id="payout-merchant" value={merchantId} onChange={setMerchantId} />
      </section>
      {merchantId !== undefined && (
        <Accounts key={merchantId} merchantId={merchantId} onAsked={onAsked} />
      )}
    </>
  );
}

interface Props {
  readonly merchantId: string;
  readonly onAsked: () => void;
}

function Accounts({ merchantId, onAsked }: Props) {
  const { t } = useLanguage();
  const money = useLoad(
    useCallback((signal: AbortSignal) => readMoney(merchantId, signal), [merchantId]),
  );
  if (money.error !== undefined) return <ProblemNote error={money.error} onRetry={money.reload} />;
  if (money.data?.items.length === 0) return <p className="muted">{t('wallet.empty')}</p>;
  if (!money.data) return <Waiting />;
  return (
    <>
      <h2>
        {money.data.merchantName} <small className="muted">{merchantId}</small>
      </h2>
      {moved(money.data.items).map((account) => (
        <Account
          key={account.currency}
          account={account}
          merchantId={merchantId}
          onAsked={() => {
            money.reload();
            onAsked();
          }}
        />
      ))}
    </>
  );
}
