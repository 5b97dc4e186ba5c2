import { useEffect, useState } from 'preact/hooks';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

/** A short break in the line is not worth a word. */
const PATIENCE_MS = 1_200;

/** Says how the line to the server stands, when it does not stand well. */
export function Banner() {
  const { t, state } = useChat();
  const { link } = state;
  const [late, setLate] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the line starts the wait anew
  useEffect(() => {
    setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [link]);
  const known = state.log.conversationId !== undefined;
  const show = link !== 'online' && (link === 'offline' || (late && (known || link === 'http')));
  return (
    <div role="status" class="banner-place">
      {show && (
        <p class={`banner ${link}`}>
          <Icon
            name={link === 'offline' ? 'offline' : link === 'http' ? 'shield' : 'retry'}
            size={16}
          />
          {t.links[link]}
        </p>
      )}
    </div>
  );
}
