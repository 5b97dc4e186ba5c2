import { colleague, humanHolds } from '../state/cards.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

interface HeaderProps {
  readonly leave: () => void;
  readonly resize: (wide: boolean) => void;
}

/** Who is on the other side, and the way out. */
export function Header({ leave, resize }: HeaderProps) {
  const { t, state } = useChat();
  const human = humanHolds(state.log.events);
  const name = human ? colleague(state.log.events) : undefined;
  const { wide } = state;
  return (
    <header class="header">
      <span class={human ? 'mark human' : 'mark'}>
        <Icon name={human ? 'person' : 'spark'} size={20} />
      </span>
      <div class="header-words">
        <h1>{human ? (name ?? t.humanTitle) : t.title}</h1>
        <p>{human ? t.humanSubtitle : t.subtitle}</p>
      </div>
      <span id="push-bell" />
      <button
        type="button"
        class="icon-button only-desktop"
        aria-pressed={wide}
        aria-label={wide ? t.narrow : t.widen}
        title={wide ? t.narrow : t.widen}
        onClick={() => resize(!wide)}
      >
        <Icon name={wide ? 'narrow' : 'widen'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.close}
        title={t.close}
        onClick={leave}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
