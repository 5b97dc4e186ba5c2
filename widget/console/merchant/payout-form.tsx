import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useRef, useState } from 'react';
import type { MerchantMoney } from '../../../server/contract/payouts.ts';
import { asAmount, parseAmount } from '../../shared/money.ts';
import { askPayout } from '../api/merchant-calls.ts';
import { symbolOf } from '../format/money.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly account: MerchantMoney['items'][number];
  /** Whose account it is, where one of the platform's people asks. */
  readonly merchantId?: string;
  readonly onAsked: () => void;
}

/** Asks for a payout; repeated after a lost answer it is still the same one. */
export function PayoutForm({ account, merchantId, onAsked }: Props) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>();
  const [bad, setBad] = useState(false);
  const [busy, setBusy] = useState(false);
  const clientId = useRef(crypto.randomUUID());
  if (account.withdrawableCents <= 0) return null;
  const send = () => {
    const cents = parseAmount(text);
    setBad(!cents);
    if (!cents) return;
    setBusy(true);
    setError(undefined);
    askPayout({
      clientId: clientId.current,
      cents,
      currency: account.currency,
      ...(merchantId !== undefined && { merchantId }),
    })
      .then(
        () => {
          clientId.current = crypto.randomUUID();
          setText('');
          onAsked();
        },
        (refusal: unknown) => {
          clientId.current = crypto.randomUUID();
          setError(refusal);
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className="payout-form">
      <label htmlFor={`payout-${account.currency}`}>{t('payouts.amount')}</label>
      <Input
        id={`payout-${account.currency}`}
        inputMode="decimal"
        prefix={symbolOf(account.currency)}
        value={text}
        {...(bad && { status: 'error' as const })}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={send}
      />
      <Button onClick={() => setText(asAmount(account.withdrawableCents))}>
        {t('payouts.all')}
      </Button>
      <Button type="primary" loading={busy} onClick={send}>
        {t('payouts.ask')}
      </Button>
      {bad && (
        <p className="field-bad" role="alert">
          {t('act.badAmount')}
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} />}
    </div>
  );
}
