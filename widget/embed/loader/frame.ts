import { readToHost, type Target, type ToChat, type ToHost, wrap } from '../../shared/bridge.ts';
import type { EmbedSettings } from './options.ts';

export interface Frame {
  readonly element: HTMLIFrameElement;
  readonly send: (message: ToChat) => void;
  /** What the chat is to be about; kept until the chat is ready to hear it. */
  readonly aim: (target: Target) => void;
  readonly destroy: () => void;
}

/** A page that the chat opens is a page like any other: on it the browser asks about notifications. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';
const TITLES = { 'zh-CN': '售后助手对话', en: 'After-sales chat' } as const;

/** The chat in its own origin. The nonce goes by the fragment, which no server and no Referer sees. */
export function createFrame(
  root: ShadowRoot,
  settings: EmbedSettings,
  hear: (message: ToHost) => void,
): Frame {
  const { server, locale } = settings;
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let ready = false;
  let visible = false;
  let target: Target | undefined;

  const element = document.createElement('iframe');
  element.setAttribute('sandbox', SANDBOX);
  element.title = TITLES[locale];
  element.referrerPolicy = 'no-referrer';
  const boot = new URLSearchParams({ host: location.origin, nonce });
  element.src = `${server}/widget/chat.html#${boot}`;

  const post = (message: ToChat): void =>
    element.contentWindow?.postMessage(wrap(message, nonce), server);
  const send = (message: ToChat): void => {
    if (message.type === 'visible') visible = message.visible;
    if (ready) post(message);
  };

  async function giveToken(id: number): Promise<void> {
    const token = await settings.getToken().catch(() => null);
    post({ type: 'token', id, token: token ?? null });
  }
  function onMessage(event: MessageEvent): void {
    if (event.source !== element.contentWindow || event.origin !== server) return;
    const message = readToHost(event.data, nonce);
    if (!message) return;
    if (message.type === 'ready') {
      ready = true;
      post({ type: 'init', locale, visible, ...(target && { target }) });
    } else if (message.type === 'token') void giveToken(message.id);
    else hear(message);
  }

  window.addEventListener('message', onMessage);
  root.append(element);
  return {
    element,
    send,
    aim(next) {
      target = next;
      send({ type: 'target', target: next });
    },
    destroy() {
      window.removeEventListener('message', onMessage);
      element.remove();
    },
  };
}
