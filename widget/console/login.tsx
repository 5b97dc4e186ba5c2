import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useCallback, useState } from 'react';
import { demoAccounts, login } from './api/calls.ts';
import { ProblemError } from './api/http.ts';
import { session } from './api/session.ts';
import { useLoad } from './hooks/use-load.ts';
import { ProblemNote } from './parts/problem-note.tsx';
import { LanguageSwitch, Mark } from './shell.tsx';
import './style/door.css';
import { useLanguage } from './words/language.tsx';

const DEMO_PASSWORD = 'demo';

/** The door: e-mail and password, and in demo mode the accounts to try. */
export function LoginPage() {
  const { t } = useLanguage();
  const door = useDoor();
  return (
    <div className="door">
      <div className="door-top">
        <LanguageSwitch />
      </div>
      <main className="door-card">
        <Mark />
        <h1>{t('login.title')}</h1>
        <p className="door-lead">{t('login.lead')}</p>
        {session.wasEnded() && !door.error && <p className="notice">{t('login.ended')}</p>}
        {door.error !== undefined && <DoorProblem error={door.error} />}
        <LoginForm door={door} />
        <DemoAccounts enter={(email) => door.enter(email, DEMO_PASSWORD)} busy={door.busy} />
      </main>
    </div>
  );
}

interface Door {
  readonly busy: boolean;
  readonly error?: unknown;
  readonly enter: (email: string, password: string) => void;
}

function useDoor(): Door {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const enter = (email: string, password: string) => {
    setBusy(true);
    setError(undefined);
    login(email, password)
      .then(session.start, setError)
      .finally(() => setBusy(false));
  };
  return { busy, enter, ...(error === undefined ? {} : { error }) };
}

function LoginForm({ door }: { readonly door: Door }) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    door.enter(email.trim(), password);
  };
  return (
    <form onSubmit={submit} className="form">
      <label htmlFor="email">{t('login.email')}</label>
      <Input
        id="email"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <label htmlFor="password">{t('login.password')}</label>
      <Input
        id="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={door.busy}>
        {t('login.submit')}
      </Button>
    </form>
  );
}

function DoorProblem({ error }: { readonly error: unknown }) {
  const { t } = useLanguage();
  const wrong = error instanceof ProblemError && error.status === 401;
  return <ProblemNote error={error} {...(wrong ? { instead: t('error.login') } : {})} />;
}

interface DemoProps {
  readonly enter: (email: string) => void;
  readonly busy: boolean;
}

/** Shown only where the server offers a demo marketplace. */
function DemoAccounts({ enter, busy }: DemoProps) {
  const { t } = useLanguage();
  const { data } = useLoad(useCallback((signal: AbortSignal) => demoAccounts(signal), []));
  if (!data?.length) return null;
  return (
    <section className="demo" aria-label={t('login.demo')}>
      <h2>{t('login.demo')}</h2>
      <ul>
        {data.map((account) => (
          <li key={account.email}>
            <button type="button" disabled={busy} onClick={() => enter(account.email)}>
              <b>{account.name ?? account.email}</b>
              <small>{account.email}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
