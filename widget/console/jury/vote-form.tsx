import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useRef, useState } from 'react';
import { castVote, declineSeat } from '../api/jury-calls.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

const MOST = 2_000;
const SIDES = ['buyer', 'merchant'] as const;

/** One side and a reason; sent again after a broken line it is the same vote. */
export function VoteForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useLanguage();
  const clientId = useRef(crypto.randomUUID());
  const [side, setSide] = useState<(typeof SIDES)[number]>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = (work: Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    work.then(onDone, setError).finally(() => setBusy(false));
  };
  const vote = (event: FormEvent) => {
    event.preventDefault();
    if (side) run(castVote(id, { clientId: clientId.current, for: side, reason: reason.trim() }));
  };
  const decline = () => {
    if (window.confirm(t('jury.sureDecline'))) run(declineSeat(id, clientId.current));
  };
  return (
    <form className="form jury-vote" onSubmit={vote}>
      <fieldset>
        <legend>{t('jury.who')}</legend>
        {SIDES.map((one) => (
          <label key={one} className={side === one ? 'jury-side is-chosen' : 'jury-side'}>
            <input
              type="radio"
              name={`side-${id}`}
              required
              checked={side === one}
              onChange={() => setSide(one)}
            />
            {t(`jury.for.${one}`)}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`why-${id}`}>{t('jury.reason')}</label>
      <Input.TextArea
        id={`why-${id}`}
        required
        maxLength={MOST}
        autoSize={{ minRows: 3, maxRows: 8 }}
        placeholder={t('jury.reasonHint')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {error !== undefined && <ProblemNote error={error} />}
      <small className="muted">{t('jury.final')}</small>
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={busy}
        disabled={!side || !reason.trim()}
      >
        {t('jury.send')}
      </Button>
      <Button type="text" block disabled={busy} onClick={decline}>
        {t('jury.decline')}
      </Button>
    </form>
  );
}
