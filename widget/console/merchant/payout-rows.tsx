import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { PayoutView } from '../../../server/contract/payouts.ts';
import { actOnPayout } from '../api/merchant-calls.ts';
import { formatCents } from '../format/money.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import { PAYOUT_STAGE_NAMES } from '../words/payout-labels.ts';

interface Props {
  readonly payouts: readonly PayoutView[];
  readonly onActed: () => void;
  /** Whose each is; only the platform's people see more than one. */
  readonly withMerchant?: boolean;
}

/** Whose it is by name; the id, where people of finance look for it by that, behind it. */
export const MerchantName = ({
  merchantName,
  merchantId,
}: Pick<PayoutView, 'merchantName' | 'merchantId'>) => (
  <>
    {merchantName ?? merchantId}
    {merchantName !== undefined && <small> {merchantId}</small>}
    {' · '}
  </>
);

/** Payouts, newest first, with what one may do with each. */
export function PayoutRows({ payouts, onActed, withMerchant = false }: Props) {
  const { t } = useLanguage();
  if (payouts.length === 0) return <p className="muted">{t('payouts.none')}</p>;
  return (
    <ul className="payouts">
      {payouts.map((payout) => (
        <Row key={payout.id} payout={payout} onActed={onActed} withMerchant={withMerchant} />
      ))}
    </ul>
  );
}

function Row({
  payout,
  onActed,
  withMerchant,
}: Required<Omit<Props, 'payouts'>> & { readonly payout: PayoutView }) {
  const { t, label } = useLanguage();
  const now = useNow();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const act = (action: string) => {
    if (action === 'reject' && !reason?.trim()) {
      setReason('');
      return;
    }
    setBusy(true);
    setError(undefined);
    actOnPayout(payout.id, {
      action,
      ...(action === 'reject' && reason && { reason: reason.trim() }),
    })
      .then(onActed, setError)
      .finally(() => setBusy(false));
  };
  return (
    <li>
      <b className="amount">{formatCents(payout.cents, payout.currency)}</b>
      <span className={`tag tag-${TONES[payout.stage] ?? 'wait'}`}>
        {label(PAYOUT_STAGE_NAMES, payout.stage)}
      </span>
      <span className="muted">
        {withMerchant && <MerchantName {...payout} />}
        <When at={payout.requestedAt} now={now} />
        {payout.reason && ` · ${payout.reason}`}
      </span>
      <span className="payout-acts">
        {reason !== undefined && (
          <Input
            aria-label={t('payouts.reason')}
            placeholder={t('payouts.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {payout.next.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'approve' ? 'primary' : 'default'}
            danger={action === 'reject'}
            loading={busy}
            onClick={() => act(action)}
          >
            {t(`payouts.${action}`)}
          </Button>
        ))}
      </span>
      {error !== undefined && <ProblemNote error={error} />}
    </li>
  );
}

const TONES: Readonly<Partial<Record<PayoutView['stage'], string>>> = {
  requested: 'act',
  confirmed: 'good',
  rejected: 'over',
};
