import { useCallback } from 'react';
import type { JuryFile } from '../../../server/contract/jury.ts';
import { readJuryCase } from '../api/jury-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { EVIDENCE_NAMES } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { VoteForm } from './vote-form.tsx';

const PREVIEW = '?w=320';

/** The blinded file, and below it the vote. */
export function JuryCasePart({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const found = useLoad(useCallback((signal: AbortSignal) => readJuryCase(id, signal), [id]));
  const done = () => {
    found.reload();
    onDone();
  };
  if (found.error !== undefined) return <ProblemNote error={found.error} onRetry={found.reload} />;
  if (!found.data) return <Waiting />;
  const { file, seat } = found.data;
  return (
    <>
      {file && <Blinded file={file} />}
      {seat.status === 'invited' && <VoteForm id={id} onDone={done} />}
    </>
  );
}

function Blinded({ file }: { readonly file: JuryFile }) {
  const { t } = useLanguage();
  const { claim, listing, statements, evidence } = file;
  return (
    <div className="jury-file">
      <h3>{t('jury.claim')}</h3>
      <blockquote>{claim}</blockquote>
      {listing && (
        <>
          <h3>{t('jury.listing')}</h3>
          <p>
            {listing.grade === 'new'
              ? t('jury.gradeNew')
              : t('jury.grade', { grade: listing.grade })}
          </p>
          {listing.said.length > 0 ? (
            <Lines lines={listing.said} />
          ) : (
            <p className="muted">{t('jury.nothingSaid')}</p>
          )}
          {listing.intake.length > 0 && (
            <>
              <p>{t('jury.intake')}</p>
              <Lines lines={listing.intake} />
            </>
          )}
        </>
      )}
      {statements.length === 0 && <p className="muted">{t('jury.noStatements')}</p>}
      {statements.map(({ by, note }, index) => (
        // Statements are only ever added.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list keeps its order
        <div key={index}>
          <h3>{t(by === 'merchant' ? 'jury.statement.merchant' : 'jury.statement.buyer')}</h3>
          <blockquote>{note}</blockquote>
        </div>
      ))}
      {evidence.length > 0 && <Pictures evidence={evidence} />}
    </div>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

function Pictures({ evidence }: { readonly evidence: JuryFile['evidence'] }) {
  const { t, label } = useLanguage();
  return (
    <>
      <h3>{t('jury.photos')}</h3>
      <div className="jury-photos">
        {evidence.map(({ url, key, kind }) => {
          const name = label(EVIDENCE_NAMES, key ?? kind);
          const pictured = kind === 'photo' || kind === 'screenshot';
          return (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              {pictured ? <img src={url + PREVIEW} alt={name} loading="lazy" /> : name}
            </a>
          );
        })}
      </div>
    </>
  );
}
