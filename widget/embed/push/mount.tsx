import { render } from 'preact';
import { frameStorage } from '../net/outbox-store.ts';
import type { ChatStore, Session } from '../session/session.ts';
import { Bell } from './Bell.tsx';
import { PushBar } from './PushBar.tsx';
import { createPushDesk } from './push-desk.ts';
import { createReach } from './reach.ts';
import { pushWords } from './words.ts';
import './push.css';

/** Puts the bell and the offer into the places that the chat keeps for them; nothing for visitors. */
export async function mount(store: ChatStore, session: Session): Promise<void> {
  const desk = createPushDesk({
    reach: createReach(session),
    storage: frameStorage('localStorage'),
    able: 'serviceWorker' in navigator && 'PushManager' in window,
  });
  if (!(await desk.begin())) return;
  const words = pushWords(store.get().locale);
  const show = (): void => {
    const [bell, bar] = ['push-bell', 'push-bar'].map((id) => document.getElementById(id));
    if (bell) render(<Bell desk={desk} words={words} locale={store.get().locale} />, bell);
    if (bar) render(<PushBar desk={desk} words={words} events={store.get().log.events} />, bar);
  };
  store.subscribe(show);
  desk.subscribe(show);
  show();
}
