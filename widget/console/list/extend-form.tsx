import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { useBulkWords } from '../words/bulk-words.ts';

/** Within the contract's limit. */
const MOST_HOURS = 720;
const A_DAY = 24;

interface Props {
  readonly busy: boolean;
  readonly submit: string;
  readonly onBack: () => void;
  readonly onSubmit: (fields: { readonly hours: number; readonly reason: string }) => void;
}

/** By how long, and why. */
export function ExtendForm({ busy, submit, onBack, onSubmit }: Props) {
  const w = useBulkWords();
  const [hours, setHours] = useState(String(A_DAY));
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ hours: Number(hours), reason: reason.trim() });
  };
  return (
    <form className="bulk-form" onSubmit={send}>
      <label>
        {w('hours')}
        <input
          type="number"
          required
          min={1}
          max={MOST_HOURS}
          step={1}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
      </label>
      <label className="bulk-reason">
        {w('reason')}
        <input
          required
          pattern=".*\S.*"
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Button onClick={onBack}>{w('back')}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </form>
  );
}
