import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useCallback, useState } from 'react';
import type { HookView } from '../../../server/contract/notice-settings.ts';
import { putHook, readHook } from '../api/notice-calls.ts';
import { formatInstant } from '../format/time.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

/** Where a merchant's own machines hear of its notices. */
export function HookSheet({ merchantId }: { readonly merchantId: string }) {
  const { t } = useLanguage();
  const loaded = useLoad(
    useCallback((signal: AbortSignal) => readHook(merchantId, signal), [merchantId]),
  );
  return (
    <section className="sheet settings">
      <h2>{t('hook.title')}</h2>
      <p className="muted">{t('hook.lead')}</p>
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && <HookForm merchantId={merchantId} before={loaded.data} />}
    </section>
  );
}

function HookForm({
  merchantId,
  before,
}: {
  readonly merchantId: string;
  readonly before: HookView;
}) {
  const { t } = useLanguage();
  const [hook, setHook] = useState(before);
  const [url, setUrl] = useState(before.url ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const put = (enabled: boolean, renewSecret: boolean) => {
    setBusy(true);
    setError(undefined);
    putHook(merchantId, { url: url.trim(), enabled, renewSecret })
      .then(setHook, setError)
      .finally(() => setBusy(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put(true, false);
  };
  return (
    <form className="form" onSubmit={submit}>
      <label htmlFor="hook-url">{t('hook.url')}</label>
      <Input
        id="hook-url"
        type="url"
        required
        placeholder="https://"
        value={url}
        onChange={({ target }) => setUrl(target.value)}
      />
      {hook.secret !== undefined && (
        <p className="notice notice-good">
          {t('hook.secret')} <code>{hook.secret}</code>
        </p>
      )}
      <HookState hook={hook} />
      {error !== undefined && <ProblemNote error={error} />}
      <div className="setting-line">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('notice.save')}
        </Button>
        {hook.url !== null && (
          <>
            <Button onClick={() => put(hook.enabled, true)}>{t('hook.renew')}</Button>
            {hook.enabled && <Button onClick={() => put(false, false)}>{t('hook.stop')}</Button>}
          </>
        )}
      </div>
    </form>
  );
}

function HookState({ hook }: { readonly hook: HookView }) {
  const { t, locale } = useLanguage();
  if (hook.url === null) return null;
  if (!hook.enabled) return <p className="muted">{t('hook.off')}</p>;
  if (hook.lastError)
    return <p className="setting-bad">{t('hook.failing', { why: hook.lastError })}</p>;
  if (!hook.lastOkAt) return <p className="muted">{t('hook.waiting')}</p>;
  return (
    <p className="muted">
      {t('hook.ok', { at: formatInstant(hook.lastOkAt, Date.now(), locale) })}
    </p>
  );
}
