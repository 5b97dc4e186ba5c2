import { useEffect, useState } from 'preact/hooks';
import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

/** How to send the item back: number, code to scan at the counter, and the label to print. */
export function LabelCard({ event }: { event: EventOf<'label'> }) {
  const { t } = useChat();
  const heading = `label-${event.seq}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <header class="card-head">
        <Icon name="box" />
        <h2 id={heading}>{t.label.title}</h2>
      </header>
      <Code text={event.qr} />
      <dl class="facts">
        <div>
          <dt>{t.label.tracking}</dt>
          <dd>{`${event.carrier} ${event.trackingNo}`}</dd>
        </div>
        {event.pickup && (
          <div>
            <dt>{t.label.pickup}</dt>
            <dd>{event.pickup}</dd>
          </div>
        )}
      </dl>
      <footer class="card-foot confirm-row">
        <Copy text={event.trackingNo} />
        <Print url={event.pdfUrl} />
      </footer>
    </section>
  );
}

function Code({ text }: { text: string }) {
  const { t } = useChat();
  const [code, setCode] = useState<{ size: number; path: string }>();
  // Most talks never show a label: what draws one is fetched with the first.
  useEffect(() => {
    import('../../state/qr.ts').then(({ qrPath }) => setCode(qrPath(text)), setNone);
  }, [text]);
  if (!code) return null;
  const { size, path } = code;
  return (
    <svg class="qr" role="img" aria-label={t.label.qr} viewBox={`-2 -2 ${size + 4} ${size + 4}`}>
      <path d={path} />
    </svg>
  );
}

/** Without the picture the number above still does. */
const setNone = (): void => undefined;

function Copy({ text }: { text: string }) {
  const { t } = useChat();
  const [done, setDone] = useState(false);
  const copy = (): void =>
    void navigator.clipboard?.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  return (
    <button type="button" class="button" onClick={copy}>
      {done ? t.label.copied : t.label.copy}
    </button>
  );
}

/** The label is the buyer's alone: it is fetched with the token, never by a bare address. */
function Print({ url }: { url: string }) {
  const { t, session } = useChat();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const open = async (): Promise<void> => {
    setState('busy');
    const label = await session.download(url);
    setState(label ? 'idle' : 'failed');
    if (!label) return;
    const link = document.createElement('a');
    Object.assign(link, { href: label, download: 'label.pdf' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(label), 60_000);
  };
  return (
    <button
      type="button"
      class="button solid"
      disabled={state === 'busy'}
      onClick={() => void open()}
    >
      {state === 'failed' ? t.label.failed : t.label.print}
    </button>
  );
}
