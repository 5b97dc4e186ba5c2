import { useEffect, useState } from 'react';
import type { DeskAlert } from '../../../server/contract/desk.ts';
import { useLive } from '../hooks/live.tsx';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { deskHref } from './place.ts';

const MOST = 3;
const SHOWN_MS = 12_000;

/** What concerns this person, for a while, without taking the keyboard away. */
export function Alerts() {
  const w = useDeskWords();
  const live = useLive();
  const [alerts, setAlerts] = useState<readonly DeskAlert[]>([]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = live?.hear((name, payload) => {
      if (name !== 'alert') return;
      const alert = payload as DeskAlert;
      if (!isDeskWord(`alert.${alert.kind}`)) return;
      setAlerts((before) => [...before.slice(1 - MOST), alert]);
      timers.add(
        setTimeout(() => setAlerts((before) => before.filter((one) => one !== alert)), SHOWN_MS),
      );
    });
    return () => {
      stop?.();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [live]);
  return (
    <div className="alerts" role="status" aria-label={w('alerts')}>
      {alerts.map((alert) => {
        const key = `alert.${alert.kind}`;
        const values = { by: alert.by ?? '', title: alert.title ?? alert.number ?? '' };
        return (
          <a
            key={`${alert.kind}${alert.at}${alert.conversationId}`}
            href={deskHref(alert.conversationId)}
          >
            {isDeskWord(key) && w(key, values)}
          </a>
        );
      })}
    </div>
  );
}
