import { ProblemError } from '../api/http.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Said instead of the server's words where the status means one thing only. */
  readonly instead?: string;
}

/** A refusal in words a person can act on: the server's `detail`, and each field that was wrong. */
export function ProblemNote({ error, onRetry, instead }: Props) {
  const { t } = useLanguage();
  const problem = error instanceof ProblemError ? error : undefined;
  const silent = problem?.status === 0;
  return (
    <div className="notice notice-bad" role="alert">
      <strong>{t('error.title')}</strong>
      <p>{instead ?? (silent ? t('error.network') : (problem?.message ?? t('error.crash')))}</p>
      {problem?.problem.errors && (
        <ul>
          {problem.problem.errors.map((field) => (
            <li key={field.path}>
              <code>{field.path}</code> {field.message}
            </li>
          ))}
        </ul>
      )}
      {problem?.problem.code && !instead && !silent && (
        <small>
          {problem.status} · {problem.problem.code}
        </small>
      )}
      {onRetry && (
        <button type="button" className="link-button" onClick={onRetry}>
          {t('error.retry')}
        </button>
      )}
    </div>
  );
}
