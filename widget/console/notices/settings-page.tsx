import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import { useEffect, useRef, useState } from 'react';
import type {
  NoticePreferences,
  PreferencesView,
} from '../../../server/contract/notice-settings.ts';
import { NOTICE_TOPICS, type NoticeTopic } from '../../../server/terms/notice.ts';
import { putPreferences, readPreferences } from '../api/notice-calls.ts';
import { session } from '../api/session.ts';
import { useHints } from '../hooks/live.tsx';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/notices.css';
import { chosenAnew } from './chosen.ts';
import { HookSheet } from './hook-sheet.tsx';
import { PushRow } from './push-row.tsx';

/** What one is told of, by which channels, and when not. */
export function NoticeSettingsPage() {
  const { t } = useLanguage();
  const loaded = useLoad(readPreferences);
  const user = session.get()?.user;
  useHints(NO_TOPICS, loaded.reload);
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('notice.settings')}</h1>
      </div>
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data ? <Choices before={loaded.data} /> : loaded.error === undefined && <Waiting />}
      {user?.merchantId !== undefined && <HookSheet merchantId={user.merchantId} />}
    </div>
  );
}

const NO_TOPICS = {};
const CHANNELS = ['app', 'mail', 'push'] as const;
type Channel = (typeof CHANNELS)[number];

function Choices({ before }: { readonly before: PreferencesView }) {
  const { t } = useLanguage();
  const [kept, setKept] = useState(before);
  const [chosen, setChosen] = useState<NoticePreferences>(() => choiceOf(before));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [saved, setSaved] = useState(false);
  const latest = useRef(before);
  useEffect(() => {
    if (latest.current === before) return;
    const known = choiceOf(latest.current);
    latest.current = before;
    setKept(before);
    setChosen((now) => chosenAnew(now, known, choiceOf(before)));
  }, [before]);
  const change = (part: Partial<NoticePreferences>) => {
    setSaved(false);
    setChosen((now) => ({ ...now, ...part }));
  };
  const save = () => {
    setBusy(true);
    setError(undefined);
    putPreferences(chosen)
      .then((view) => {
        latest.current = view;
        setKept(view);
        setSaved(true);
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <section className="sheet settings">
      <Matrix chosen={chosen} change={change} />
      <p className="muted">{mailLine(kept, t)}</p>
      <PushRow serverKey={kept.pushKey} />
      <Quiet chosen={chosen} change={change} timeZone={kept.timeZone} />
      <label className="setting-line">
        {t('notice.mailLanguage')}
        <select
          value={chosen.locale}
          onChange={({ target }) => change({ locale: target.value === 'en' ? 'en' : 'zh-CN' })}
        >
          <option value="zh-CN">简体中文</option>
          <option value="en">English</option>
        </select>
      </label>
      {error !== undefined && <ProblemNote error={error} />}
      <div className="setting-line">
        <Button type="primary" loading={busy} onClick={save}>
          {t('notice.save')}
        </Button>
        <span role="status">{saved ? t('notice.saved') : ''}</span>
      </div>
    </section>
  );
}

const choiceOf = ({ app, mail, push, quiet, locale }: PreferencesView): NoticePreferences => ({
  ...{ app, mail, push, quiet, locale },
});

type Say = ReturnType<typeof useLanguage>['t'];

function mailLine({ address, mailWorks }: PreferencesView, t: Say): string {
  if (!mailWorks) return t('notice.mailOff');
  return address ? t('notice.mailTo', { address }) : t('notice.mailNone');
}

interface Part {
  readonly chosen: NoticePreferences;
  readonly change: (part: Partial<NoticePreferences>) => void;
}

function Matrix({ chosen, change }: Part) {
  const { t } = useLanguage();
  const toggle = (channel: Channel, topic: NoticeTopic) => {
    const now = chosen[channel];
    const next = now.includes(topic) ? now.filter((one) => one !== topic) : [...now, topic];
    change({ [channel]: next });
  };
  return (
    <table className="matrix">
      <caption className="unseen">{t('notice.settings')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notice.what')}</th>
          {CHANNELS.map((channel) => (
            <th key={channel} scope="col">
              {t(`notice.channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {NOTICE_TOPICS.map((topic) => (
          <tr key={topic}>
            <th scope="row">
              {t(`notice.topic.${topic}`)}
              <small className="muted">{t(`notice.topic.${topic}.hint`)}</small>
            </th>
            {CHANNELS.map((channel) => (
              <td key={channel}>
                <Checkbox
                  aria-label={`${t(`notice.topic.${topic}`)} · ${t(`notice.channel.${channel}`)}`}
                  checked={chosen[channel].includes(topic)}
                  disabled={channel === 'app' && topic === 'act'}
                  onChange={() => toggle(channel, topic)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NIGHT = { from: '22:00', to: '08:00' };

function Quiet({ chosen, change, timeZone }: Part & { readonly timeZone: string }) {
  const { t } = useLanguage();
  const { quiet } = chosen;
  return (
    <fieldset className="setting-block">
      <Checkbox
        checked={quiet !== null}
        onChange={() => change({ quiet: quiet === null ? NIGHT : null })}
      >
        {t('notice.quiet')}
      </Checkbox>
      {quiet && (
        <span className="setting-times">
          <input
            type="time"
            aria-label={t('notice.quietFrom')}
            value={quiet.from}
            onChange={({ target }) => change({ quiet: { ...quiet, from: target.value } })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={t('notice.quietTo')}
            value={quiet.to}
            onChange={({ target }) => change({ quiet: { ...quiet, to: target.value } })}
          />
          <small className="muted">{t('notice.zone', { zone: timeZone })}</small>
        </span>
      )}
    </fieldset>
  );
}
