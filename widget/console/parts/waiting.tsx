import { useLanguage } from '../words/language.tsx';

/** Grey bars where content will be: no jump when it comes. */
export function Waiting() {
  const { t } = useLanguage();
  return (
    <div className="waiting" role="status" aria-label={t('loading')}>
      <span style={{ width: '38%' }} />
      <span style={{ width: '92%' }} />
      <span style={{ width: '76%' }} />
      <span style={{ width: '85%' }} />
    </div>
  );
}
