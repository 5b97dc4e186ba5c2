import { useEffect } from 'react';

/** Escape leaves, wherever the focus is; a list that is dropped down takes the first one for itself. */
export function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('.ant-select-open')) leave();
    };
    // Before anything inside sees it: a list closes on the same key and is gone afterwards.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [leave]);
}
