import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { type DeskHours, WEEKDAYS } from '../../../server/terms/desk.ts';
import { hoursSetting, type Read } from '../api/office-calls.ts';
import { useLanguage } from '../words/language.tsx';
import { readSpans, spansText } from './hours-text.ts';
import { SaveLine, useSaving } from './saving.tsx';

interface Props {
  readonly before: Read<DeskHours>;
  readonly onDone: () => void;
}

/** The hours as somebody writes them, and the version they were read at. */
const draftOf = ({ version, timeZone, days, holidays }: Read<DeskHours>) => ({
  ...{ version, timeZone, holidays: holidays.join('\n') },
  days: Object.fromEntries(WEEKDAYS.map((day) => [day, spansText(days[day])])),
});

/** When the desk works. */
export function HoursForm({ before, onDone }: Props) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(before));
  const saving = useSaving({
    setting: hoursSetting,
    take: (kept) => setDraft(draftOf(kept)),
    onDone,
  });
  const { version, days } = draft;
  const bad = WEEKDAYS.find((day) => readSpans(days[day] ?? '') === undefined);
  const put = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bad) return;
    const read = Object.fromEntries(WEEKDAYS.map((day) => [day, readSpans(days[day] ?? '') ?? []]));
    saving.save({
      version,
      timeZone: draft.timeZone.trim(),
      days: read as unknown as DeskHours['days'],
      holidays: draft.holidays.split(/[\s,，]+/).filter(Boolean),
    });
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
            onChange={({ target }) => put({ days: { ...days, [day]: target.value } })}
          />
        </label>
      ))}
      <label className="day-line" htmlFor="zone">
        <span>{t('house.zone')}</span>
        <Input
          id="zone"
          value={draft.timeZone}
          onChange={({ target }) => put({ timeZone: target.value })}
        />
      </label>
      <label htmlFor="holidays">{t('house.holidays')}</label>
      <Input.TextArea
        id="holidays"
        rows={3}
        value={draft.holidays}
        onChange={({ target }) => put({ holidays: target.value })}
      />
      {bad && <p className="setting-bad">{t('house.badSpans', { day: t(`house.day.${bad}`) })}</p>}
      <SaveLine saving={saving} disabled={bad !== undefined} />
    </form>
  );
}
