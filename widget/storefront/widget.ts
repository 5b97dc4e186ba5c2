import type { Target } from '../shared/bridge.ts';
import type { WidgetLocale } from '../shared/locale.ts';
import { buyerToken } from './api.ts';

interface Page {
  Redress?: ((command: string, options?: unknown) => void) & { q?: unknown[][] };
}

/** Carries the widget just as any shop would: a queue at once, the script when it comes. */
export function carryWidget(chatOrigin: string): void {
  const page = window as Page;
  if (page.Redress) return;
  const q: unknown[][] = [];
  page.Redress = Object.assign((...call: unknown[]) => void q.push(call), { q });
  const script = document.createElement('script');
  script.src = `${chatOrigin}/widget/loader.js`;
  script.async = true;
  document.head.append(script);
}

/** Without a buyer the chat takes in a visitor. */
export const signIn = (buyerId: string | undefined, locale: WidgetLocale): void =>
  (window as Page).Redress?.('init', {
    locale,
    ...(buyerId !== undefined && { getToken: () => buyerToken(buyerId) }),
  });

export const openChat = (target: Target): void => (window as Page).Redress?.('open', target);
