import Button from 'antd/es/button';
import { useState } from 'react';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

/** A form's sending: busy, refused, saved. */
export function useSaving(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = (work: Promise<unknown>) => {
    setBusy(true);
    setSaved(false);
    setError(undefined);
    work
      .then(() => {
        setSaved(true);
        onDone();
      }, setError)
      .finally(() => setBusy(false));
  };
  return { busy, saved, error, save };
}

export function SaveLine({
  saving,
  disabled = false,
}: {
  readonly saving: ReturnType<typeof useSaving>;
  readonly disabled?: boolean;
}) {
  const { t } = useLanguage();
  return (
    <>
      {saving.error !== undefined && <ProblemNote error={saving.error} />}
      <div className="setting-line">
        <Button type="primary" htmlType="submit" loading={saving.busy} disabled={disabled}>
          {t('notice.save')}
        </Button>
        <span role="status">{saving.saved ? t('notice.saved') : ''}</span>
      </div>
    </>
  );
}
