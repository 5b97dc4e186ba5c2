import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { session } from '../api/session.ts';
import { EVIDENCE_NAMES } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { Caption, type EvidenceFile, nameOf } from './evidence.tsx';
import { evidenceUrl } from './evidence-url.ts';

const Cover = lazy(() => import('./cover.tsx').then((m) => ({ default: m.Cover })));

/** What a jury sees is the platform's to decide. */
const mayCover = (): boolean => ['agent', 'operator'].includes(session.get()?.user.role ?? '');

interface Props {
  readonly files: readonly EvidenceFile[];
  readonly first: number;
  readonly onClose: () => void;
}

/** One picture over the page; arrows go on, Escape goes back to where one was. */
export function Enlarged({ files, first, onClose }: Props) {
  const { t, label } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(first);
  const [covering, setCovering] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const file = files[index];
  if (!file) return null;
  const go = (by: number) => setIndex((index + by + files.length) % files.length);
  const onKey = (event: KeyboardEvent) => {
    if (covering) return;
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  const name = label(EVIDENCE_NAMES, nameOf(file));
  if (covering)
    return (
      <dialog ref={dialog} className="enlarged" aria-label={t('cover.open')} onClose={onClose}>
        <Suspense fallback={null}>
          <Cover
            id={file.id}
            src={evidenceUrl(file)}
            name={name}
            onDone={() => setCovering(false)}
          />
        </Suspense>
      </dialog>
    );
  return (
    <dialog ref={dialog} className="enlarged" aria-label={name} onClose={onClose} onKeyDown={onKey}>
      <img src={evidenceUrl(file)} alt={name} />
      <div className="enlarged-foot">
        <Caption file={file} />
        <span className="top-space" />
        {mayCover() && (
          <button type="button" onClick={() => setCovering(true)}>
            {t('cover.open')}
          </button>
        )}
        <button type="button" onClick={() => go(-1)} disabled={files.length < 2} aria-label="←">
          ←
        </button>
        <span className="muted">
          {index + 1} / {files.length}
        </span>
        <button type="button" onClick={() => go(1)} disabled={files.length < 2} aria-label="→">
          →
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('act.close')}
        </button>
      </div>
    </dialog>
  );
}
