import Button from 'antd/es/button';
import { useState } from 'react';
import { ProblemError } from '../api/http.ts';
import type { Read } from '../api/office-calls.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

interface Setting<T> {
  readonly read: () => Promise<Read<T>>;
  readonly put: (now: Read<T>) => Promise<Read<T>>;
}

interface Saving<T> {
  readonly setting: Setting<T>;
  /** Takes what is kept now into the form, with its version. */
  readonly take: (kept: Read<T>) => void;
  readonly onDone: () => void;
}

/** A form's sending: busy, refused, saved; where a colleague was faster, the latest can be taken in. */
export function useSaving<T>({ setting, take, onDone }: Saving<T>) {
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();
  const work = (doing: Promise<Read<T>>, then: () => void) => {
    setBusy(true);
    setSaved(false);
    setError(undefined);
    doing
      .then((kept) => {
        take(kept);
        then();
      }, setError)
      .finally(() => setBusy(false));
  };
  return {
    ...{ busy, saved, error },
    stale: error instanceof ProblemError && error.problem.code === 'version_conflict',
    save: (now: Read<T>) =>
      work(setting.put(now), () => {
        setSaved(true);
        onDone();
      }),
    renew: () => work(setting.read(), onDone),
  };
}

interface LineProps {
  readonly saving: Pick<
    ReturnType<typeof useSaving>,
    'busy' | 'saved' | 'error' | 'stale' | 'renew'
  >;
  readonly disabled?: boolean;
}

export function SaveLine({ saving, disabled = false }: LineProps) {
  const { t } = useLanguage();
  return (
    <>
      {saving.error !== undefined && <ProblemNote error={saving.error} />}
      <div className="setting-line">
        <Button
          type="primary"
          htmlType="submit"
          loading={saving.busy}
          disabled={disabled || saving.stale}
        >
          {t('notice.save')}
        </Button>
        {saving.stale && <Button onClick={saving.renew}>{t('house.renew')}</Button>}
        <span role="status">{saving.saved ? t('notice.saved') : ''}</span>
      </div>
    </>
  );
}
