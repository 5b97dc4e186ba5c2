import { useCallback } from 'react';
import type { MerchantMoney } from '../../../server/contract/payouts.ts';
import { readMoney } from '../api/merchant-calls.ts';
import { formatCents } from '../format/money.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/list.css';
import '../style/merchant.css';
import { ownShop } from './own-shop.ts';
import { PayoutForm } from './payout-form.tsx';
import { PayoutRows } from './payout-rows.tsx';
import { usePayouts } from './use-payouts.ts';

/** The shop's own money: what there is, what is frozen for open cases, what was paid out. */
export function MoneyPage() {
  const { t } = useLanguage();
  const shop = ownShop();
  const money = useLoad(useCallback((signal: AbortSignal) => readMoney(shop, signal), [shop]));
  const payouts = usePayouts();
  const reload = () => {
    money.reload();
    payouts.reload();
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('wallet.title')}</h1>
      </div>
      {money.error !== undefined && <ProblemNote error={money.error} onRetry={reload} />}
      {!money.data && money.loading && <Waiting />}
      {money.data?.listingStopped && (
        <p className="lead">{t(`wallet.stopped.${money.data.listingStopped}`)}</p>
      )}
      {money.data?.items.length === 0 && <p className="muted">{t('wallet.empty')}</p>}
      {moved(money.data?.items ?? []).map((account) => (
        <Account key={account.currency} account={account} onAsked={reload} />
      ))}
      <section className="sheet wallet" aria-labelledby="payouts">
        <h2 id="payouts">{t('payouts.title')}</h2>
        {payouts.error !== undefined && <ProblemNote error={payouts.error} onRetry={reload} />}
        {payouts.data && <PayoutRows payouts={payouts.data.items} onActed={reload} />}
      </section>
    </div>
  );
}

type AccountRow = MerchantMoney['items'][number];
const PARTS = [
  ['availableCents', 'wallet.available'],
  ['pendingCents', 'wallet.pending'],
  ['holdCents', 'wallet.hold'],
  ['depositCents', 'wallet.deposit'],
  ['requestedCents', 'wallet.requested'],
  ['receivableCents', 'wallet.owed'],
] as const;

/** Accounts that money is in or is owed; where none is, all of them, so that the page says so. */
export function moved(items: readonly AccountRow[]): readonly AccountRow[] {
  const some = items.filter((account) => PARTS.some(([name]) => account[name] !== 0));
  return some.length > 0 ? some : items;
}

export function Account({
  account,
  merchantId,
  onAsked,
}: {
  readonly account: AccountRow;
  readonly merchantId?: string;
  readonly onAsked: () => void;
}) {
  const { t } = useLanguage();
  const show = (cents: number) => formatCents(cents, account.currency);
  return (
    <section className="sheet wallet">
      <div className="wallet-head">
        <div>
          <small className="muted">{t('wallet.withdrawable')}</small>
          <b className="wallet-sum">{show(account.withdrawableCents)}</b>
        </div>
        <PayoutForm
          account={account}
          onAsked={onAsked}
          {...(merchantId !== undefined && { merchantId })}
        />
      </div>
      {account.receivableCents > 0 && <p className="notice notice-bad">{t('wallet.owes')}</p>}
      <dl className="wallet-parts">
        {PARTS.map(([name, key]) => (
          <div key={name}>
            <dt>{t(key)}</dt>
            <dd>{show(account[name])}</dd>
            <dd className="tile-about">{t(`${key}.about`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
