import { useEffect, useState } from 'preact/hooks';
import type { WidgetLocale } from '../../shared/locale.ts';
import type { PushDesk } from './push-desk.ts';
import { StartLink } from './StartLink.tsx';
import type { pushWords } from './words.ts';

type Words = ReturnType<typeof pushWords>;
interface BellProps {
  readonly desk: PushDesk;
  readonly words: Words;
  readonly locale: WidgetLocale;
}

const BELL = 'M6 17h12l-1.5-2.2V10a4.5 4.5 0 0 0-9 0v4.8zM10.2 19.5a2 2 0 0 0 3.6 0';
const NIGHT = { from: '22:00', to: '08:00' } as const;

/** The way to all of a buyer's own choices of how they hear. */
export function Bell({ desk, words, locale }: BellProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-expanded={open}
        aria-label={words.bell}
        title={words.bell}
        onClick={() => setOpen(!open)}
      >
        <svg width="20" height="20" viewBox="0 0 24 24" class="push-icon" aria-hidden="true">
          <path d={BELL} />
        </svg>
      </button>
      {open && <Panel {...{ desk, words, locale }} close={() => setOpen(false)} />}
    </>
  );
}

function Panel({ desk, words, locale, close }: BellProps & { readonly close: () => void }) {
  useEffect(() => {
    void desk.prepare();
  }, [desk]);
  const state = desk.get();
  if (!state) return null;
  const { view, page, stage } = state;
  return (
    <section class="push-panel" aria-label={words.bell}>
      <Row title={words.device} hint={desk.able ? words.devices(view.browsers) : words.unsupported}>
        {page && <StartLink desk={desk} page={page} label={words.startHere} />}
        {view.browsers > 0 && (
          <button type="button" class="push-no" onClick={() => void desk.endAll()}>
            {words.endAll}
          </button>
        )}
      </Row>
      {view.mailWorks && (
        <Row title={words.mail} hint={view.address ? masked(view.address) : words.noAddress}>
          <Switch
            label={words.mail}
            on={view.mail.length > 0}
            off={!view.address}
            turn={(on) => desk.choose({ locale, mail: on ? ['act', 'reminder', 'news'] : [] })}
          />
        </Row>
      )}
      <Row title={words.night} hint={words.nightHours}>
        <Switch
          label={words.night}
          on={view.quiet !== null}
          turn={(on) => desk.choose({ locale, quiet: on ? NIGHT : null })}
        />
      </Row>
      {stage === 'failed' && <p role="alert">{words.failed}</p>}
      <button type="button" class="push-no" onClick={close}>
        {words.close}
      </button>
    </section>
  );
}

interface RowProps {
  readonly title: string;
  readonly hint: string;
  readonly children: preact.ComponentChildren;
}

const Row = ({ title, hint, children }: RowProps) => (
  <div class="push-row">
    <p>
      {title}
      <small>{hint}</small>
    </p>
    {children}
  </div>
);

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly off?: boolean;
  readonly turn: (on: boolean) => unknown;
}

const Switch = ({ label, on, off = false, turn }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    class="push-switch"
    aria-checked={on}
    aria-label={label}
    disabled={off}
    onClick={() => void turn(!on)}
  >
    <i />
  </button>
);

/** Enough to know one's own address by, and no more for whoever looks over the shoulder. */
const masked = (address: string): string => address.replace(/^(.).*(?=@)/, '$1***');
