import { readToChat, type ToChat, type ToHost, wrap } from '../../shared/bridge.ts';

/** The shop's page around us, known by its exact origin, its window and the nonce of this boot. */
export interface Host {
  readonly send: (message: ToHost) => void;
  readonly token: () => Promise<string | null>;
}

const TOKEN_MS = 15_000;

/** Nothing when we are not framed, or not by the page that the fragment names. */
export function connectHost(hear: (message: ToChat) => void): Host | undefined {
  const boot = new URLSearchParams(location.hash.slice(1));
  const origin = boot.get('host') ?? '';
  const nonce = boot.get('nonce') ?? '';
  if (window.parent === window || !isOrigin(origin) || nonce.length < 16) return undefined;
  const [parentOrigin] = location.ancestorOrigins ?? [];
  if (parentOrigin !== undefined && parentOrigin !== origin) return undefined;

  const waiting = new Map<number, (token: string | null) => void>();
  let count = 0;
  const send = (message: ToHost): void => window.parent.postMessage(wrap(message, nonce), origin);
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    const message = readToChat(event.data, nonce);
    if (message?.type === 'token') {
      waiting.get(message.id)?.(message.token);
      waiting.delete(message.id);
    } else if (message) hear(message);
  });
  return {
    send,
    token: () =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, resolve);
        setTimeout(() => waiting.delete(id) && reject(new Error('no token')), TOKEN_MS);
        send({ type: 'token', id });
      }),
  };
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
