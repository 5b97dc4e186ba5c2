import { useEffect, useRef } from 'react';
import { type DeskKey, keyMeaning } from './keys.ts';

type Does = Partial<Readonly<Record<DeskKey, () => void>>>;

/** Listens for the desk's keys, for as long as whoever asked is on the page. */
export function useKeys(does: Does): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // What lies over the page has the keyboard to itself.
      if (document.querySelector('dialog[open], [role="dialog"]')) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const meaning = keyMeaning({
        ...{ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey },
        altKey: event.altKey,
        writing: target?.matches('input, textarea, select, [contenteditable]') ?? false,
        composing: event.isComposing,
      });
      const act = meaning && latest.current[meaning];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
