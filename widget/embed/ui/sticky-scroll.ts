import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../state/rows.ts';

/** Closer to the end than this counts as reading the end. */
const NEAR_PX = 120;
const MARGIN_PX = 10;

const atEnd = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;

/** A card taller than the screen is read from its top. */
function topOfNewest(box: HTMLElement): number {
  const newest = box.querySelector<HTMLElement>('.rows > .line:last-child:not(.from-buyer)');
  return newest ? newest.offsetTop - MARGIN_PX : box.scrollHeight;
}

/** Stays at the end while the reader is there; older messages come in without a jump. */
export function useStickyScroll(rows: readonly Row[], cause: unknown) {
  const place = useRef<HTMLElement>(null);
  const seen = useRef({ first: '', last: '', height: 0, near: true });
  const [away, setAway] = useState(false);
  const toEnd = useCallback((): void => {
    const box = place.current;
    if (box) {
      box.scrollTop = Math.min(box.scrollHeight, topOfNewest(box));
      seen.current.near = atEnd(box);
    }
    setAway(false);
  }, []);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const onScroll = (): void => {
      seen.current.near = atEnd(box);
      if (seen.current.near) setAway(false);
    };
    // What grows while the reader is at the end (a picture, an opened form) stays in sight.
    const sizes = new ResizeObserver(() => {
      if (seen.current.near) box.scrollTop = box.scrollHeight;
    });
    for (const part of [box, ...box.children]) sizes.observe(part);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any `cause` may have changed the height
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const before = seen.current;
    const first = rows[0]?.key ?? '';
    const last = rows.at(-1)?.key ?? '';
    const grewUp = first !== before.first && last === before.last && last !== '';
    const isOwn = rows.at(-1)?.kind === 'outgoing' && last !== before.last;
    if (grewUp) box.scrollTop += box.scrollHeight - before.height;
    else if (before.near || isOwn) toEnd();
    else if (last !== before.last) setAway(true);
    seen.current = { ...seen.current, first, last, height: box.scrollHeight };
  }, [rows, cause, toEnd]);
  return { place, away, toEnd };
}
