import { useSyncExternalStore } from 'react';

/** Whether tables give way to cards. */
export const usePhone = (): boolean => PHONE();

/** Whether somebody asked their system for things that appear at once instead of sliding in. */
export const useStillness = (): boolean => STILL();

const PHONE = media('(max-width: 767px)');
const STILL = media('(prefers-reduced-motion: reduce)');

function media(query: string): () => boolean {
  const subscribe = (listener: () => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
  const matches = () => window.matchMedia(query).matches;
  return () => useSyncExternalStore(subscribe, matches);
}
