import { render } from 'preact';
import type { ToChat } from '../shared/bridge.ts';
import { pickLocale, type WidgetLocale } from '../shared/locale.ts';
import { connectHost } from './net/host.ts';
import { frameStorage } from './net/outbox-store.ts';
import { createTokens } from './net/tokens.ts';
import { createSession } from './session/session.ts';
import { initialState, reduce } from './state/chat-state.ts';
import { createStore } from './state/store.ts';
import { unreadCount } from './state/unread.ts';
import './styles/tokens.css';
import './styles/layout.css';
import './styles/messages.css';
import './styles/cards.css';
import './styles/evidence.css';
import './styles/offer.css';
import './styles/outcome.css';
import './styles/progress.css';
import './styles/composer.css';
import { loadTexts } from './texts/texts.ts';
import { App } from './ui/App.tsx';

/** Nothing happens until the page that frames us has proved itself and said `init`. */
const store = createStore(reduce, initialState(pickLocale(navigator.language)));
const host = connectHost(hear);
const tokens = createTokens(
  () => (host ? host.token() : Promise.resolve(null)),
  frameStorage('sessionStorage'),
);
const session = createSession({ store, tokens, origin: location.origin });

function hear(message: ToChat): void {
  if (message.type === 'init') {
    const locale = pickLocale(message.locale);
    store.dispatch({ type: 'settings', locale });
    store.dispatch({ type: 'visible', visible: message.visible });
    session.start(message.target ?? {});
    void show(locale);
  } else if (message.type === 'target') session.aim(message.target);
  else if (message.type === 'visible') {
    store.dispatch({ type: 'visible', visible: message.visible });
  }
}

async function show(locale: WidgetLocale): Promise<void> {
  const root = document.getElementById('app');
  const texts = await loadTexts(locale);
  document.documentElement.lang = locale;
  document.title = texts.title;
  const resize = (wide: boolean): void => {
    store.dispatch({ type: 'wide', wide });
    host?.send({ type: 'size', wide });
  };
  const leave = (): void => host?.send({ type: 'close' });
  const parts = { store, session, texts, leave, resize };
  if (root) render(<App {...parts} />, root);
}

let told = 0;
store.subscribe(() => {
  const count = unreadCount(store.get());
  if (count !== told) host?.send({ type: 'unread', count });
  told = count;
});
host?.send({ type: 'ready' });
