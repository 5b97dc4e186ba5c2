import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { HeldLineView } from '../../../server/contract/releases.ts';
import { actOnHeld } from '../api/merchant-calls.ts';
import { formatCents } from '../format/money.ts';
import { formatInstant } from '../format/time.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';
import { MerchantName } from './payout-rows.tsx';

interface Props {
  readonly lines: readonly HeldLineView[];
  readonly onActed: () => void;
}

/** Money of restricted merchants that waits for people: one proposes with a reason, another confirms. */
export function HeldRows({ lines, onActed }: Props) {
  const { t } = useLanguage();
  if (lines.length === 0) return <p className="muted">{t('held.none')}</p>;
  return (
    <ul className="payouts">
      {lines.map((line) => (
        <Row key={`${line.orderId} ${line.itemId}`} line={line} onActed={onActed} />
      ))}
    </ul>
  );
}

function Row({ line, onActed }: { readonly line: HeldLineView; readonly onActed: () => void }) {
  const { t, locale } = useLanguage();
  const now = useNow();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const { orderId, itemId, asked, freeAt } = line;
  const act = (action: string) => {
    if (action === 'ask' && !reason?.trim()) {
      setReason('');
      return;
    }
    setBusy(true);
    setError(undefined);
    actOnHeld({ orderId, itemId, action, ...(action === 'ask' && reason && { reason }) })
      .then(onActed, setError)
      .finally(() => setBusy(false));
  };
  const waits = () => {
    if (!line.quiet) return t('held.case');
    if (freeAt === undefined) return t('held.undelivered');
    return Date.parse(freeAt) > now
      ? t('held.until', { at: formatInstant(freeAt, now, locale) })
      : '';
  };
  return (
    <li>
      <b className="amount">{formatCents(line.cents, line.currency)}</b>
      <span>{line.title}</span>
      <span className="muted">
        <MerchantName {...line} />
        {orderId}
        {waits() && ` · ${waits()}`}
        {asked &&
          ` · ${t('held.asked', { by: asked.byName ?? asked.by, at: formatInstant(asked.at, now, locale), reason: asked.reason })}`}
      </span>
      <span className="payout-acts">
        {reason !== undefined && !asked && (
          <Input
            aria-label={t('held.reason')}
            placeholder={t('held.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {line.next.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'refuse' ? 'default' : 'primary'}
            danger={action === 'refuse'}
            loading={busy}
            onClick={() => act(action)}
          >
            {t(`held.${action}`)}
          </Button>
        ))}
      </span>
      {error !== undefined && <ProblemNote error={error} />}
    </li>
  );
}
