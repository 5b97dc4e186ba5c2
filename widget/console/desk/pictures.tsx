import { lazy, Suspense, useState } from 'react';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import { evidenceUrl } from '../ticket/evidence-url.ts';
import { EVIDENCE_NAMES } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';

const THUMB_PIXELS = 320;
const Zoomed = lazy(() => import('./zoomed.tsx').then((m) => ({ default: m.Zoomed })));

/** Photos of a message, small; a tap shows one whole. */
export function Pictures({ event }: { readonly event: WireEvent }) {
  const { t, label } = useLanguage();
  const [open, setOpen] = useState<string>();
  if (event.type !== 'text' || !event.evidence?.length) return null;
  return (
    <div className="message-pictures">
      {event.evidence.map(({ evidenceId, key, kind }) => {
        const file = { id: evidenceId, url: `/v1/evidence/${evidenceId}` };
        const name = label(EVIDENCE_NAMES, key ?? kind);
        return kind === 'photo' || kind === 'screenshot' ? (
          <button key={evidenceId} type="button" onClick={() => setOpen(evidenceUrl(file))}>
            <img
              src={evidenceUrl(file, THUMB_PIXELS)}
              alt={t('evidence.open', { name })}
              loading="lazy"
            />
          </button>
        ) : (
          <a key={evidenceId} href={evidenceUrl(file)} target="_blank" rel="noreferrer">
            {name}
          </a>
        );
      })}
      {open !== undefined && (
        <Suspense fallback={null}>
          <Zoomed src={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
