import { lazy, Suspense, useState } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { EVIDENCE_NAMES, PROBLEMS } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { evidenceUrl } from './evidence-url.ts';
import { Section } from './section.tsx';

export type EvidenceFile = TicketView['evidence'][number];
const THUMB_PIXELS = 320;
const HASH_SHOWN = 10;

const Enlarged = lazy(() => import('./enlarged.tsx').then((m) => ({ default: m.Enlarged })));

export const isPicture = (file: EvidenceFile) =>
  file.kind === 'photo' || file.kind === 'screenshot';

/** What was handed in, good or not, and what was wrong with it. */
export function Evidence({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<number>();
  const pictures = ticket.evidence.filter(isPicture);
  return (
    <Section name="evidence">
      {ticket.evidence.length === 0 && <p className="muted">{t('evidence.none')}</p>}
      <ul className="gallery">
        {ticket.evidence.map((file) => (
          <li key={file.id}>
            <Thumb file={file} onOpen={() => setOpen(pictures.indexOf(file))} />
            <Caption file={file} />
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Suspense fallback={null}>
          <Enlarged files={pictures} first={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </Section>
  );
}

export const nameOf = (file: EvidenceFile): string => file.key ?? file.kind;

function Thumb({ file, onOpen }: { readonly file: EvidenceFile; readonly onOpen: () => void }) {
  const { t, label } = useLanguage();
  const [broken, setBroken] = useState(false);
  const name = label(EVIDENCE_NAMES, nameOf(file));
  if (!isPicture(file))
    return (
      <a className="thumb thumb-file" href={evidenceUrl(file)} target="_blank" rel="noreferrer">
        {t('evidence.file')}
      </a>
    );
  return (
    <button type="button" className="thumb" onClick={onOpen}>
      {broken ? (
        <small>{t('evidence.broken')}</small>
      ) : (
        <img
          src={evidenceUrl(file, THUMB_PIXELS)}
          alt={t('evidence.open', { name })}
          loading="lazy"
          onError={() => setBroken(true)}
        />
      )}
    </button>
  );
}

export function Caption({ file }: { readonly file: EvidenceFile }) {
  const { t, label } = useLanguage();
  return (
    <div className="caption">
      <b>{label(EVIDENCE_NAMES, nameOf(file))}</b>
      {file.ok ? (
        <span className="chip chip-succeeded">{t('evidence.ok')}</span>
      ) : (
        file.problems.map((problem) => (
          <span key={problem} className="chip chip-failed">
            {label(PROBLEMS, problem)}
          </span>
        ))
      )}
      <small className="muted" title={file.sha256}>
        {t('evidence.fingerprint')} <code>{file.sha256.slice(0, HASH_SHOWN)}</code>
      </small>
    </div>
  );
}
