import { ticketHref } from '../hooks/route.ts';
import { isBulkWord, useBulkWords } from '../words/bulk-words.ts';
import { ACTIONS } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { refusalText } from '../words/refusal.ts';
import type { BatchOutcome } from './use-batch.ts';

interface Props {
  readonly outcome: BatchOutcome;
  readonly onClose: () => void;
}

/** What came of each ticket; what was not done stands first, with why. */
export function BulkDone({ outcome: { action, items }, onClose }: Props) {
  const w = useBulkWords();
  const { label, locale } = useLanguage();
  const failed = items.filter(({ ok }) => !ok);
  const done = items.filter(({ ok }) => ok);
  const why = (code: string, message: string): string => {
    const key = `error.${code}`;
    return isBulkWord(key) ? w(key) : (refusalText({ code, detail: message }, locale) ?? w('not'));
  };
  return (
    <div className={failed.length > 0 ? 'notice bulk-done' : 'notice notice-good bulk-done'}>
      <p role="status">
        {w('done', { n: done.length, action: label(ACTIONS, action) })}
        {failed.length > 0 && ` · ${w('failed', { n: failed.length })}`}{' '}
        <button type="button" className="link-button" onClick={onClose}>
          {w('close')}
        </button>
      </p>
      <ul>
        {[...failed, ...done].map(({ ticketId, number, ok, error }) => (
          <li key={ticketId} className={ok ? undefined : 'bulk-bad'}>
            <a href={ticketHref(ticketId)}>{number}</a>{' '}
            {ok ? `✓ ${w('ok')}` : `✗ ${why(error?.code ?? '', error?.message ?? '')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
