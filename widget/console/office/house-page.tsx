import { useCallback } from 'react';
import { deskTableSetting, groupsSetting, hoursSetting, readLog } from '../api/office-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/notices.css';
import '../style/office.css';
import { GroupsForm } from './groups-form.tsx';
import { HoursForm } from './hours-form.tsx';
import { RoutingForm } from './routing-form.tsx';

/** The desk's groups and hours, and what was changed by whom. */
export function HousePage() {
  const { t } = useLanguage();
  const loaded = useLoad(
    useCallback(
      async (signal: AbortSignal) =>
        Promise.all([
          hoursSetting.read(signal),
          groupsSetting.read(signal),
          readLog(signal),
          deskTableSetting.read(signal),
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
      {hours && <HoursForm before={hours} onDone={loaded.reload} />}
      {groups && <GroupsForm before={groups} onDone={loaded.reload} />}
      {groups && table && (
        <RoutingForm before={table} groups={groups.groups} onDone={loaded.reload} />
      )}
      {log && <Log items={log.items} />}
    </div>
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
