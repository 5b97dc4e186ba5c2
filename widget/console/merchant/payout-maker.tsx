import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useCallback, useState } from 'react';
import { readMoney } from '../api/merchant-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';
import { Account, moved } from './money-page.tsx';

/** Finance asks for a merchant's payout: whose money, what there is of it, how much. */
export function PayoutMaker({ onAsked }: { readonly onAsked: () => void }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [merchantId, setMerchantId] = useState<string>();
  const look = (event: FormEvent) => {
    event.preventDefault();
    setMerchantId(text.trim() || undefined);
  };
  return (
    <>
      <form className="sheet wallet payout-maker" onSubmit={look}>
        <h2>{t('payouts.make')}</h2>
        <label htmlFor="payout-merchant">{t('payouts.whose')}</label>
        <Input
          id="payout-merchant"
          value={text}
          maxLength={128}
          placeholder="C2001"
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">{t('payouts.look')}</Button>
      </form>
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
  if (money.error !== undefined)
    return <ProblemNote error={money.error} instead={t('payouts.nobody')} />;
  if (money.data?.items.length === 0) return <p className="muted">{t('wallet.empty')}</p>;
  if (!money.data) return null;
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
