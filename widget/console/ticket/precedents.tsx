import Input from 'antd/es/input';
import { useCallback, useState } from 'react';
import type { Precedent } from '../../../server/contract/jury.ts';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { readPrecedents } from '../api/jury-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** How cases of the same reason were decided and why, without who they were about. */
export function Precedents({ ticket, now }: Props) {
  const { t } = useLanguage();
  const [q, setQ] = useState('');
  const { leaf, id } = ticket;
  const load = useCallback(
    (signal: AbortSignal) => readPrecedents({ leaf, not: id, q }, signal),
    [leaf, id, q],
  );
  const { data, error, reload } = useLoad(load);
  return (
    <Section name="precedents">
      <Input.Search
        allowClear
        placeholder={t('precedents.search')}
        aria-label={t('precedents.search')}
        onSearch={(text) => setQ(text.trim())}
      />
      {error !== undefined && <ProblemNote error={error} onRetry={reload} />}
      {data?.length === 0 && <p className="muted">{t('precedents.none')}</p>}
      {data?.map((one) => (
        <Ruled key={one.at + one.claim} one={one} now={now} />
      ))}
    </Section>
  );
}

function Ruled({ one, now }: { readonly one: Precedent; readonly now: number }) {
  const { t } = useLanguage();
  return (
    <div className="stated">
      <b>{t(`jury.for.${one.for}`)}</b>{' '}
      <small className="muted">
        {one.votes ? t('precedents.jury', one.votes) : t('precedents.arbiter')} ·{' '}
        <When at={one.at} now={now} />
      </small>
      <p className="muted">{one.claim}</p>
      {one.reasons.map((reason) => (
        <p className="note" key={reason}>
          {reason}
        </p>
      ))}
    </div>
  );
}
