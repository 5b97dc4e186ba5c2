import Button from 'antd/es/button';
import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../words/language.tsx';
import { endPush, ownSubscription, pushFault, startPush } from './browser-push.ts';

/** Whether this very browser is told while no page is open. */
export function PushRow({ serverKey }: { readonly serverKey: string }) {
  const { t, locale } = useLanguage();
  const [on, setOn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const look = useCallback(
    () =>
      ownSubscription().then(
        (subscription) => setOn(subscription !== null),
        () => setOn(false),
      ),
    [],
  );
  useEffect(() => {
    look();
  }, [look]);
  const fault = pushFault();
  const turn = () => {
    setBusy(true);
    setFailed(false);
    (on ? endPush() : startPush(serverKey, locale))
      .catch(() => setFailed(true))
      .then(look)
      .finally(() => setBusy(false));
  };
  return (
    <div className="setting-line">
      <span>
        {t('notice.browser')}
        <small className="muted" role="status">
          {fault ? t(`notice.push.${fault}`) : failed ? t('notice.push.failed') : ''}
        </small>
      </span>
      <Button loading={busy} disabled={fault !== undefined} onClick={turn}>
        {t(on ? 'notice.push.end' : 'notice.push.start')}
      </Button>
    </div>
  );
}
