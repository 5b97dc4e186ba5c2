import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useCallback, useState } from 'react';
import type { UserView } from '../../../server/contract/users.ts';
import type { DeskGroup } from '../../../server/terms/desk.ts';
import { actOnUser, readGroups, readUsers, type UserAnswer } from '../api/office-calls.ts';
import { session } from '../api/session.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/notices.css';
import '../style/office.css';
import { inOrder, isSought, skillText } from './people-text.ts';
import { UserForm } from './user-form.tsx';

/** Everybody who may come in, what they do, and how to let somebody in or keep them out. */
export function PeoplePage() {
  const { t } = useLanguage();
  const loaded = useLoad(
    useCallback(
      async (signal: AbortSignal) =>
        Promise.all([readUsers(signal), readGroups(signal)]).then(([users, groups]) => ({
          users,
          groups,
        })),
      [],
    ),
  );
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<UserView | 'new'>();
  const [told, setTold] = useState<UserAnswer>();
  const shown = inOrder(loaded.data?.users ?? []).filter((user) =>
    isSought(user, q, t(`role.${user.role}`)),
  );
  const done = (answer: UserAnswer) => {
    setEditing(undefined);
    setTold(answer);
    loaded.reload();
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('people.add')}
        </Button>
      </div>
      {told?.password !== undefined && (
        <p className="notice notice-good" role="status">
          {t('people.password', { email: told.user.email })} <code>{told.password}</code>
        </p>
      )}
      {loaded.error !== undefined && <ProblemNote error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && (
        <Input
          type="search"
          className="people-search"
          allowClear
          value={q}
          aria-label={t('people.find')}
          placeholder={t('people.search')}
          onChange={({ target }) => setQ(target.value)}
        />
      )}
      {loaded.data ? (
        <ul className="people">
          {shown.length === 0 && <li className="muted">{t('people.nobody')}</li>}
          {shown.map((user) => (
            <Person
              key={user.id}
              user={user}
              groups={loaded.data?.groups ?? []}
              onEdit={() => setEditing(user)}
              onDone={done}
            />
          ))}
        </ul>
      ) : (
        loaded.error === undefined && <Waiting />
      )}
      {editing && loaded.data && (
        <UserForm
          user={editing === 'new' ? undefined : editing}
          groups={loaded.data.groups}
          onClose={() => setEditing(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

interface PersonProps {
  readonly user: UserView;
  readonly groups: readonly DeskGroup[];
  readonly onEdit: () => void;
  readonly onDone: (answer: UserAnswer) => void;
}

function Person({ user, groups, onEdit, onDone }: PersonProps) {
  const { t, locale } = useLanguage();
  const [error, setError] = useState<unknown>();
  const off = user.disabledAt !== undefined;
  const self = session.get()?.user.id === user.id;
  const act = (action: 'disable' | 'enable' | 'reset_password') => {
    if (action !== 'enable' && !window.confirm(t(`people.sure.${action}`, { name: user.name })))
      return;
    setError(undefined);
    actOnUser(user.id, action).then(onDone, setError);
  };
  const named = (id: string) => groups.find((one) => one.id === id)?.names[locale] ?? id;
  return (
    <li className={off ? 'sheet person is-off' : 'sheet person'}>
      <div className="person-who">
        <b>{user.name}</b>
        <span className="tag">{t(`role.${user.role}`)}</span>
        {off && <span className="tag tag-bad">{t('people.off')}</span>}
        <small className="muted">{user.email}</small>
      </div>
      <small className="muted person-what">
        {user.role === 'merchant'
          ? user.merchantId
          : [
              ...(user.role === 'juror'
                ? []
                : [
                    (user.groups ?? []).map(named).join(locale === 'en' ? ', ' : '、') ||
                      t('people.noGroup'),
                    t('people.capacityOf', { n: user.capacity }),
                  ]),
              user.languages.map((one) => (one === 'en' ? 'English' : '中文')).join('/'),
              user.skills
                .map((skill) => skillText(skill, locale))
                .join(locale === 'en' ? ', ' : '、'),
            ]
              .filter(Boolean)
              .join(' · ')}
      </small>
      <div className="person-do">
        <Button size="small" onClick={onEdit} aria-label={`${t('people.edit')} ${user.name}`}>
          {t('people.edit')}
        </Button>
        <Button
          size="small"
          onClick={() => act('reset_password')}
          aria-label={`${t('people.reset')} ${user.name}`}
        >
          {t('people.reset')}
        </Button>
        <Button
          size="small"
          danger={!off}
          disabled={self}
          onClick={() => act(off ? 'enable' : 'disable')}
          aria-label={`${t(off ? 'people.enable' : 'people.disable')} ${user.name}`}
        >
          {t(off ? 'people.enable' : 'people.disable')}
        </Button>
      </div>
      {error !== undefined && <ProblemNote error={error} />}
    </li>
  );
}
