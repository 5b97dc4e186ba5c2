import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { activeGroups, type DeskGroup, LASTING_GROUPS } from '../../../server/terms/desk.ts';
import { groupsSetting } from '../api/office-calls.ts';
import { useLanguage } from '../words/language.tsx';
import { SaveLine, useSaving } from './saving.tsx';

interface Props {
  readonly before: Parameters<typeof groupsSetting.put>[0];
  readonly onDone: () => void;
}

/** The desk's groups: added, renamed, or retired into another one. */
export function GroupsForm({ before, onDone }: Props) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState(before);
  const saving = useSaving({ setting: groupsSetting, take: setDraft, onDone });
  const { groups } = draft;
  const setGroups = (next: (now: readonly DeskGroup[]) => readonly DeskGroup[]) =>
    setDraft((now) => ({ ...now, groups: next(now.groups) }));
  const change = (index: number, group: DeskGroup) =>
    setGroups((now) => now.map((one, i) => (i === index ? group : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save(draft);
  };
  const empty: DeskGroup = { id: '', names: { 'zh-CN': '', en: '' } };
  return (
    <form className="sheet settings" onSubmit={submit}>
      <h2>{t('house.groups')}</h2>
      <p className="muted">{t('house.groupsHint')}</p>
      <div className="group-line group-heads muted" aria-hidden="true">
        <small>{t('house.groupId')}</small>
        <small>{t('house.zh')}</small>
        <small>{t('house.en')}</small>
        <small>{t('house.groupState')}</small>
      </div>
      {groups.map((group, index) => (
        <Line
          // Its place is what it is known by while its id is being written.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
          key={index}
          group={group}
          known={before.groups.some(({ id }) => id === group.id)}
          others={activeGroups(groups).filter(({ id }) => id !== group.id)}
          onChange={(changed) => change(index, changed)}
          onRemove={() => setGroups((now) => now.filter((_, i) => i !== index))}
        />
      ))}
      <Button onClick={() => setGroups((now) => [...now, empty])}>{t('house.addGroup')}</Button>
      <SaveLine saving={saving} />
    </form>
  );
}

interface LineProps {
  readonly group: DeskGroup;
  /** It was there before: its id stays, and it goes only by naming who has its work. */
  readonly known: boolean;
  readonly others: readonly DeskGroup[];
  readonly onChange: (group: DeskGroup) => void;
  readonly onRemove: () => void;
}

function Line({ group, known, others, onChange, onRemove }: LineProps) {
  const { t, locale } = useLanguage();
  const { id, names } = group;
  const retire = (to: string) => onChange({ id, names, ...(to !== '' && { to }) });
  return (
    <div className={group.to === undefined ? 'group-line' : 'group-line is-off'}>
      <Input
        required
        aria-label={t('house.groupId')}
        placeholder={t('house.groupId')}
        disabled={known}
        value={id}
        onChange={({ target }) => onChange({ ...group, id: target.value })}
      />
      {(['zh-CN', 'en'] as const).map((language) => (
        <Input
          key={language}
          required
          aria-label={t(language === 'en' ? 'house.en' : 'house.zh')}
          placeholder={t(language === 'en' ? 'house.en' : 'house.zh')}
          value={names[language]}
          onChange={({ target }) =>
            onChange({ ...group, names: { ...names, [language]: target.value } })
          }
        />
      ))}
      {known ? (
        <select
          className="plain-select"
          aria-label={`${t('house.retire')} ${id}`}
          disabled={LASTING_GROUPS.includes(id)}
          value={group.to ?? ''}
          onChange={({ target }) => retire(target.value)}
        >
          <option value="">{t('house.inUse')}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {t('house.retireTo', { name: other.names[locale] })}
            </option>
          ))}
        </select>
      ) : (
        <Button onClick={onRemove}>{t('house.remove')}</Button>
      )}
    </div>
  );
}
