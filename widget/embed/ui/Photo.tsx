import { useEffect, useState } from 'preact/hooks';
import type { EvidenceProblem } from '../../shared/wire.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

interface PhotoProps {
  readonly evidenceId: string;
  readonly caption?: string;
  readonly verdict?: { readonly ok: boolean; readonly problems: readonly EvidenceProblem[] };
}

/** A sent picture with its verdict; tapping shows it large. */
export function Photo({ evidenceId, caption, verdict }: PhotoProps) {
  const { t, session, look } = useChat();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let gone = false;
    void session.evidence.urlOf(evidenceId).then((found) => gone || setUrl(found));
    return () => {
      gone = true;
    };
  }, [evidenceId, session]);
  const words = caption ?? t.evidence.open;
  const problem = verdict?.problems[0];
  return (
    <figure class="photo">
      <button
        type="button"
        disabled={!url}
        aria-label={`${t.evidence.open} ${words}`}
        onClick={() => url && look(url, words)}
      >
        {url ? <img src={url} alt="" /> : <Icon name="photo" size={24} />}
      </button>
      {verdict && (
        <figcaption class={verdict.ok ? 'verdict ok' : 'verdict bad'}>
          <Icon name={verdict.ok ? 'check' : 'alert'} size={13} />
          {verdict.ok ? t.evidence.passed : problem ? t.problems[problem] : ''}
        </figcaption>
      )}
    </figure>
  );
}
