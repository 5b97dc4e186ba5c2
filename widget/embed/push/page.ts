import { pickLocale } from '../../shared/locale.ts';
import { pushWords } from './words.ts';
import '../styles/tokens.css';
import './page.css';

/**
 * The page on which a buyer lets this browser tell them of news. It is opened from the chat with an
 * invitation that speaks for the buyer, in the fragment, which no server's log and no Referer sees.
 */
const asked = new URLSearchParams(location.hash.slice(1));
history.replaceState(null, '', location.pathname);
const locale = pickLocale(asked.get('locale') ?? navigator.language);
const invitation = asked.get('invitation') ?? '';
const key = asked.get('key') ?? '';
const words = pushWords(locale).page;

type Fault = 'denied' | 'unsupported' | 'expired' | 'failed';
class Failed extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function start(): Promise<string> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Failed('denied');
  await navigator.serviceWorker.register('./sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  await tell('', { ...subscription.toJSON(), locale });
  return words.done;
}

async function end(): Promise<string> {
  const subscription = await own();
  if (subscription) {
    await tell('/end', { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  return words.ended;
}

const own = async (): Promise<PushSubscription | null | undefined> =>
  (await navigator.serviceWorker.getRegistration('./'))?.pushManager.getSubscription();

async function tell(path: string, body: object): Promise<void> {
  const answer = await fetch(`/v1/notices/browsers/invited${path}`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, invitation }),
  });
  if (answer.status === 404) throw new Failed('expired');
  if (!answer.ok) throw new Failed('failed');
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

const status = element('p', '');
status.setAttribute('role', 'status');

function button(text: string, act: () => Promise<string>, quiet: boolean): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'button';
  if (quiet) made.className = 'quiet';
  made.addEventListener('click', async () => {
    made.disabled = true;
    try {
      status.textContent = await act();
      made.remove();
    } catch (error) {
      status.textContent = words[error instanceof Failed ? error.fault : 'failed'];
      made.disabled = false;
    }
  });
  return made;
}

document.documentElement.lang = locale;
document.title = words.title;
const main = document.getElementById('page');
main?.append(element('h1', words.title), element('p', words.body));
if (!able) status.textContent = words.unsupported;
else if (!invitation || !key) status.textContent = words.expired;
else {
  main?.append(button(words.start, start, false));
  if (await own()) main?.append(button(words.end, end, true));
}
main?.append(status);
