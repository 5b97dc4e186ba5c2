import Input from 'antd/es/input';
import { type FormEvent, useCallback, useState } from 'react';
import { type DeskHours, WEEKDAYS } from '../../../server/terms/desk.ts';
import { putHours, readDeskTable, readGroups, readHours, readLog } from '../api/office-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/notices.css';
import '../style/office.css';
import { GroupsForm } from './groups-form.tsx';
import { readSpans, spansText } from './hours-text.ts';
import { RoutingForm } from './routing-form.tsx';
import { SaveLine, useSaving } from './saving.tsx';

/** The desk's groups and hours, and what was changed by whom. */
export function HousePage() {
  const { t } = useLanguage();
  const loaded = useLoad(
    useCallback(
      async (signal: AbortSignal) =>
        Promise.all([
          readHours(signal),
          readGroups(signal),
          readLog(signal),
          readDeskTable(signal),
        ]),
      [],
    ),
  );
  const [hours, groups, log, table] = loaded.data ?? [];
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('house.title')}</h1>
      </div>
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {!loaded.data && loaded.error === undefined && <Waiting />}
      {hours && <Hours before={hours} onDone={loaded.reload} />}
      {groups && <GroupsForm before={groups} onDone={loaded.reload} />}
      {groups && table && <RoutingForm before={table} groups={groups} onDone={loaded.reload} />}
      {log && <Log items={log.items} />}
    </div>
  );
}

function Hours({ before, onDone }: { readonly before: DeskHours; readonly onDone: () => void }) {
  const { t } = useLanguage();
  const saving = useSaving(onDone);
  const [zone, setZone] = useState(before.timeZone);
  const [days, setDays] = useState<Record<string, string>>(() =>
    Object.fromEntries(WEEKDAYS.map((day) => [day, spansText(before.days[day])])),
  );
  const [holidays, setHolidays] = useState(before.holidays.join('\n'));
  const bad = WEEKDAYS.find((day) => readSpans(days[day] ?? '') === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bad) return;
    const read = Object.fromEntries(WEEKDAYS.map((day) => [day, readSpans(days[day] ?? '') ?? []]));
    saving.save(
      putHours({
        timeZone: zone.trim(),
        days: read as unknown as DeskHours['days'],
        holidays: holidays.split(/[\s,，]+/).filter(Boolean),
      }),
    );
  };
  return (
    <form className="sheet settings" onSubmit={submit}>
      <h2>{t('house.hours')}</h2>
      <p className="muted">{t('house.spansHint')}</p>
      {WEEKDAYS.map((day) => (
        <label key={day} className="day-line" htmlFor={`day-${day}`}>
          <span>{t(`house.day.${day}`)}</span>
          <Input
            id={`day-${day}`}
            value={days[day] ?? ''}
            status={bad === day ? 'error' : ''}
            onChange={({ target }) => setDays((now) => ({ ...now, [day]: target.value }))}
          />
        </label>
      ))}
      <label className="day-line" htmlFor="zone">
        <span>{t('house.zone')}</span>
        <Input id="zone" value={zone} onChange={({ target }) => setZone(target.value)} />
      </label>
      <label htmlFor="holidays">{t('house.holidays')}</label>
      <Input.TextArea
        id="holidays"
        rows={3}
        value={holidays}
        onChange={({ target }) => setHolidays(target.value)}
      />
      {bad && <p className="setting-bad">{t('house.badSpans', { day: t(`house.day.${bad}`) })}</p>}
      <SaveLine saving={saving} disabled={bad !== undefined} />
    </form>
  );
}

/** Settings that have a word; other subjects are accounts, by their id. */
const SETTINGS = ['desk.hours', 'desk.groups', 'desk.rules'];

interface LogProps {
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly actorName?: string | undefined;
    readonly subject: string;
    readonly subjectName?: string | undefined;
    readonly action: string;
  }[];
}

function Log({ items }: LogProps) {
  const { t } = useLanguage();
  const did = (action: string) => t(`house.did.${action as 'create'}`);
  return (
    <section className="sheet settings">
      <h2>{t('house.log')}</h2>
      {items.length === 0 && <p className="muted">{t('house.logNone')}</p>}
      <ul className="office-log">
        {items.map(({ id, at, actor, actorName, subject, subjectName, action }) => (
          <li key={id}>
            <span className="muted nowrap">
              <When at={at} now={Date.now()} />
            </span>{' '}
            <b title={actor}>{actorName ?? actor}</b> {did(action)}{' '}
            {SETTINGS.includes(subject) ? (
              t(`house.log.${subject as 'desk.hours'}`)
            ) : (
              <span title={subject}>{subjectName ?? subject}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
