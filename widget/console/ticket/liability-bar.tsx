import { formatBps } from '../../shared/money.ts';
import { type Shares, splitByLiability } from '../case/liability.ts';
import { formatCents } from '../format/money.ts';
import { HOLDERS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { RULES } from '../words/rule-labels.ts';

interface Props {
  readonly shares: Shares;
  readonly cents: number | undefined;
  readonly currency: string;
}

/** Who bears the loss, as a bar and in words. */
export function LiabilityBar({ shares, cents, currency }: Props) {
  const { t, label } = useLanguage();
  const parts = splitByLiability(cents ?? 0, shares);
  return (
    <figure className="liability">
      <figcaption>
        {t('decision.liability')}
        <small className="muted">
          {t('decision.basis')} {shares.basis} {label(RULES, shares.basis)}
        </small>
      </figcaption>
      <div className="bar" aria-hidden="true">
        {parts.map(({ party, bps }) => (
          <span key={party} className={`bar-${party}`} style={{ flexGrow: bps }} />
        ))}
      </div>
      <ul>
        {parts.map(({ party, bps, cents: share }) => (
          <li key={party}>
            <i className={`dot bar-${party}`} aria-hidden="true" />
            {label(HOLDERS, party)} <b>{formatBps(bps)}</b>
            {cents !== undefined && cents > 0 && (
              <span className="muted"> {formatCents(share, currency)}</span>
            )}
          </li>
        ))}
      </ul>
    </figure>
  );
}
