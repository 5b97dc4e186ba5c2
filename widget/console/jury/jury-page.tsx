import Button from 'antd/es/button';
import { useCallback, useState } from 'react';
import type { JurySeatView } from '../../../server/contract/jury.ts';
import { readSeats } from '../api/jury-calls.ts';
import { useHints } from '../hooks/live.tsx';
import { useLoad } from '../hooks/use-load.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { DeadlineTag } from '../parts/tags.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import '../style/jury.css';
import { JuryCasePart } from './jury-case.tsx';

const NOTHING = {};

/** What a juror was asked to judge, and what came of it. */
export function JuryPage() {
  const { t } = useLanguage();
  const seats = useLoad(useCallback((signal: AbortSignal) => readSeats(signal), []));
  const [open, setOpen] = useState<string>();
  useHints(NOTHING, seats.reload);
  return (
    <div className="page jury-page">
      <div className="page-head">
        <h1>{t('jury.title')}</h1>
      </div>
      <p className="lead">{t('jury.lead')}</p>
      {seats.error !== undefined && <ProblemNote error={seats.error} onRetry={seats.reload} />}
      {!seats.data && seats.loading && <Waiting />}
      {seats.data?.length === 0 && <p className="sheet jury-none">{t('jury.none')}</p>}
      <ul className="jury-list">
        {seats.data?.map((seat) => (
          <Seat
            key={seat.id}
            seat={seat}
            open={open === seat.id}
            onToggle={() => setOpen(open === seat.id ? undefined : seat.id)}
            onDone={seats.reload}
          />
        ))}
      </ul>
    </div>
  );
}

interface SeatProps {
  readonly seat: JurySeatView;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onDone: () => void;
}

function Seat({ seat, open, onToggle, onDone }: SeatProps) {
  const { t, label } = useLanguage();
  const now = useNow();
  const { status, vote, outcome, deadlineAt } = seat;
  const readable = deadlineAt !== undefined && (status === 'invited' || status === 'voted');
  return (
    <li className="sheet jury-seat">
      <div className="jury-head">
        <h2>{label(LEAVES, seat.leaf)}</h2>
        {seat.expert && <span className="tag">{t('jury.expert')}</span>}
        <span className={status === 'invited' ? 'tag tag-act' : 'tag'}>
          {t(outcome ? 'jury.decided' : `jury.${status}`)}
        </span>
        {status === 'invited' && deadlineAt && <DeadlineTag at={deadlineAt} now={now} />}
      </div>
      {vote && (
        <p>
          {t('jury.mine', { side: t(`jury.for.${vote.for}`) })}{' '}
          <span className="muted">{vote.reason}</span>
        </p>
      )}
      {seat.jury && (
        <p className="muted" role="status">
          {t('jury.count', seat.jury)}
        </p>
      )}
      {vote && !outcome && <p role="status">{t('jury.thanks')}</p>}
      {outcome && <p>{t('jury.outcome', { side: t(`jury.for.${outcome.for}`) })}</p>}
      {readable && (
        <Button
          block={!open}
          type={status === 'invited' && !open ? 'primary' : 'default'}
          onClick={onToggle}
        >
          {t(open ? 'jury.fold' : 'jury.open')}
        </Button>
      )}
      {open && readable && <JuryCasePart id={seat.id} onDone={onDone} />}
    </li>
  );
}
