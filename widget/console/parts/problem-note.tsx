import { ProblemError } from '../api/http.ts';
import { useLanguage } from '../words/language.tsx';
import { fieldRefusal, refusalText } from '../words/refusal.ts';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** It was read. */
  readonly onClose?: () => void;
  /** Said instead of the server's words where the status means one thing only. */
  readonly instead?: string;
}

/** A refusal in the reader's own language: what it means, and each field that was wrong. */
export function ProblemNote({ error, onRetry, onClose, instead }: Props) {
  const { t, locale } = useLanguage();
  const problem = error instanceof ProblemError ? error : undefined;
  const silent = problem?.status === 0;
  const said = problem && !silent ? refusalText(problem.problem, locale) : undefined;
  const head = instead ?? (silent ? t('error.network') : (said ?? t('error.crash')));
  const fields = instead || isWhole(problem) ? [] : (problem?.problem.errors ?? []);
  const wrong = fields
    .map((field) => ({ path: field.path, ...fieldRefusal(field, locale) }))
    .filter(({ text }) => text !== said);
  return (
    <div className="notice notice-bad" role="alert">
      <strong>{t('error.title')}</strong>
      <p>{head}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ path, field, text }) => (
            <li key={path}>
              {field && <b>{field} </b>}
              {text}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" className="link-button" onClick={onRetry}>
          {t('error.retry')}
        </button>
      )}
      {onClose && (
        <button type="button" className="link-button" onClick={onClose}>
          {t('error.close')}
        </button>
      )}
    </div>
  );
}

/** Its field names who was faster, which its words say already: nothing was filled in wrongly. */
const isWhole = (problem: ProblemError | undefined): boolean =>
  problem?.problem.code === 'already_taken';
