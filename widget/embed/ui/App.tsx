import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatStore, Session } from '../session/session.ts';
import { latest, openCards } from '../state/cards.ts';
import type { Texts } from '../texts/texts.ts';
import { Banner } from './Banner.tsx';
import { Composer } from './Composer.tsx';
import { type Chat, ChatContext } from './context.ts';
import { useFileDrop } from './file-drop.ts';
import { Header } from './Header.tsx';
import { Lightbox, type Picture } from './Lightbox.tsx';
import { MessageList } from './MessageList.tsx';
import { Progress } from './Progress.tsx';

interface AppProps {
  readonly store: ChatStore;
  readonly session: Session;
  readonly texts: Texts;
  readonly leave: () => void;
  readonly resize: (wide: boolean) => void;
}

/** The whole chat: what it shows is a function of the state alone. */
export function App({ store, session, texts, leave, resize }: AppProps) {
  const [state, setState] = useState(store.get);
  const [picture, setPicture] = useState<Picture>();
  const hovering = useFileDrop(session.evidence.add);
  const { conversationId, events } = state.log;
  const outbox = useMemo(
    () => state.outbox.filter((item) => !conversationId || item.box === conversationId),
    [state.outbox, conversationId],
  );
  const open = useMemo(() => openCards(events, outbox), [events, outbox]);
  const look = (url: string, caption: string): void => setPicture({ url, caption });
  const chat: Chat = { state, session, t: texts, locale: state.locale, open, outbox, look };
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  const cased = latest(events, 'ticket') !== undefined;
  useEffect(() => {
    // Of no use before there is a case to hear of, nor worth an error when it does not come.
    if (cased)
      import('../push/mount.tsx').then(
        ({ mount }) => mount(store, session),
        () => {},
      );
  }, [cased, store, session]);
  useEscape(() => (picture ? setPicture(undefined) : leave()));
  return (
    <ChatContext.Provider value={chat}>
      <div class="app">
        <Header leave={leave} resize={resize} />
        <Progress />
        <Banner />
        <MessageList />
        <div id="push-bar" />
        <Composer />
        {hovering && <div class="dropzone">{texts.composer.drop}</div>}
        {picture && <Lightbox picture={picture} close={() => setPicture(undefined)} />}
      </div>
    </ChatContext.Provider>
  );
}

function useEscape(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
