import { useSyncExternalStore } from 'react';
import { replaceHash } from '../hooks/use-route.ts';

/** Which talk is open stands in the address, `#/desk?talk=…`: a reload and a link lead to it. */
const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

const read = (): string | undefined =>
  new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('talk') ?? undefined;

export const useOpenTalk = (): string | undefined => useSyncExternalStore(subscribe, read);

export const deskHref = (conversationId?: string): string =>
  conversationId === undefined ? '#/desk' : `#/desk?talk=${encodeURIComponent(conversationId)}`;

export const openTalk = (conversationId: string | undefined): void =>
  replaceHash(deskHref(conversationId));
