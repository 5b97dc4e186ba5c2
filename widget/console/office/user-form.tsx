import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Drawer from 'antd/es/drawer';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { ROLES } from '../../../server/contract/staff.ts';
import type { UserBody, UserView } from '../../../server/contract/users.ts';
import type { DeskGroup } from '../../../server/terms/desk.ts';
import { addUser, putUser, type UserAnswer } from '../api/office-calls.ts';
import { useEscape } from '../hooks/use-escape.ts';
import { usePhone } from '../hooks/use-media.ts';
import { MerchantPick } from '../parts/merchant-pick.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';

interface Props {
  /** Absent: somebody new. */
  readonly user: UserView | undefined;
  readonly groups: readonly DeskGroup[];
  readonly onClose: () => void;
  readonly onDone: (answer: UserAnswer) => void;
}

const NEWCOMER = {
  ...{ name: '', email: '', role: 'agent' as const, merchantId: '', groups: ['general'] },
  ...{ skills: '', ties: '', languages: ['zh-CN', 'en'] as ('zh-CN' | 'en')[], capacity: 5 },
};
type Draft = Omit<typeof NEWCOMER, 'role'> & { readonly role: UserView['role'] };

/** One account. Groups, skills and capacity decide what the desk hands to them. */
export function UserForm({ user, groups, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const phone = usePhone();
  const [draft, setDraft] = useState<Draft>(() => draftOf(user));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEscape(onClose);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const body = bodyOf(draft);
    (user ? putUser(user.id, body) : addUser({ ...body, email: draft.email.trim() }))
      .then(onDone, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={user ? `${t('people.edit')} ${user.name}` : t('people.add')}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '90%' : 440}
    >
      <form className="form" onSubmit={submit}>
        <label htmlFor="u-name">{t('people.name')}</label>
        <Input
          id="u-name"
          required
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        {!user && (
          <>
            <label htmlFor="u-email">{t('login.email')}</label>
            <Input
              id="u-email"
              type="email"
              required
              value={draft.email}
              onChange={({ target }) => set({ email: target.value })}
            />
          </>
        )}
        <label htmlFor="u-role">{t('people.role')}</label>
        <select
          id="u-role"
          className="plain-select"
          value={draft.role}
          onChange={({ target }) => set({ role: target.value as Draft['role'] })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
        <Work draft={draft} set={set} groups={groups} />
        {error !== undefined && <ProblemNote error={error} />}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('notice.save')}
        </Button>
      </form>
    </Drawer>
  );
}

interface WorkProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly groups: readonly DeskGroup[];
}

function Work({ draft, set, groups }: WorkProps) {
  const { t, locale } = useLanguage();
  if (draft.role === 'merchant')
    return (
      <>
        <label htmlFor="u-merchant">{t('people.merchant')}</label>
        <MerchantPick
          id="u-merchant"
          value={draft.merchantId || undefined}
          onChange={(merchantId) => set({ merchantId })}
        />
      </>
    );
  if (draft.role === 'juror')
    return (
      <>
        <label htmlFor="u-topics">{t('people.topics')}</label>
        <Input
          id="u-topics"
          value={draft.skills}
          onChange={({ target }) => set({ skills: target.value })}
        />
        <label htmlFor="u-ties">{t('people.ties')}</label>
        <Input
          id="u-ties"
          placeholder="U10023 C2001"
          value={draft.ties}
          onChange={({ target }) => set({ ties: target.value })}
        />
      </>
    );
  const languages = [
    ['zh-CN', '中文'],
    ['en', 'English'],
  ] as const;
  return (
    <>
      <fieldset className="setting-block">
        <legend>{t('people.groups')}</legend>
        {groups.map(({ id, names }) => (
          <Checkbox
            key={id}
            checked={draft.groups.includes(id)}
            onChange={() => set({ groups: toggled(draft.groups, id) })}
          >
            {names[locale]}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className="setting-block">
        <legend>{t('people.languages')}</legend>
        {languages.map(([id, name]) => (
          <Checkbox
            key={id}
            checked={draft.languages.includes(id)}
            onChange={() => set({ languages: toggled(draft.languages, id) })}
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <label htmlFor="u-skills">{t('people.skills')}</label>
      <Input
        id="u-skills"
        placeholder="luxury watches"
        value={draft.skills}
        onChange={({ target }) => set({ skills: target.value })}
      />
      <label htmlFor="u-capacity">{t('people.capacity')}</label>
      <Input
        id="u-capacity"
        type="number"
        min={0}
        max={100}
        required
        value={draft.capacity}
        onChange={({ target }) => set({ capacity: Number(target.value) })}
      />
    </>
  );
}

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

const draftOf = (user: UserView | undefined): Draft =>
  user
    ? {
        ...{ name: user.name, email: user.email, role: user.role, capacity: user.capacity },
        ...{ merchantId: user.merchantId ?? '', groups: user.groups ?? [] },
        ...{ skills: user.skills.join(' '), languages: user.languages },
        ties: (user.ties ?? []).join(' '),
      }
    : NEWCOMER;

const words = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean);

function bodyOf(draft: Draft): UserBody {
  const { name, role, merchantId, groups, skills, ties, languages, capacity } = draft;
  const merchant = role === 'merchant';
  return {
    ...{ name: name.trim(), role, languages, capacity },
    ...(merchant && { merchantId: merchantId.trim() }),
    ...(role === 'juror' && { ties: words(ties) }),
    groups: merchant || role === 'juror' ? [] : groups,
    skills: merchant ? [] : words(skills.toLowerCase()),
  };
}
