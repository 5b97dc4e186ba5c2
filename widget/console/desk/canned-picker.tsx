import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CannedReply } from '../../../server/contract/desk.ts';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly replies: readonly CannedReply[];
  readonly onUse: (words: string) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** A blank by its name; one that has none is shown as it stands in the text. */
function blankName(blank: string, w: ReturnType<typeof useDeskWords>): string {
  const key = `blank.${blank}`;
  return isDeskWord(key) ? w(key) : `{${blank}}`;
}

/** Ready-made replies, filled as the case stands; one that cannot be filled says what it lacks. */
export function CannedPicker({ replies, onUse, onClose }: Props) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  const [q, setQ] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = replies.filter(({ title, titles, text }) =>
    `${title} ${titles?.[locale] ?? ''} ${text}`.toLowerCase().includes(q.trim().toLowerCase()),
  );
  const first = found.find(({ filled }) => filled !== undefined);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // What is kept is the text with its blanks: it is filled when it is sent, as the case stands then.
    if (event.key === 'Enter' && first) {
      // The field it goes to would hear the key too.
      event.preventDefault();
      onUse(first.text);
    }
    onWalk(event);
  };
  const onWalk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops: (Element | null)[] = [
      ...(box.current?.querySelectorAll<HTMLElement>('input, button:enabled') ?? []),
    ];
    const to = stops.indexOf(document.activeElement) + step;
    const stop = stops[Math.max(0, Math.min(stops.length - 1, to))];
    if (stop instanceof HTMLElement) stop.focus();
  };
  return (
    <div className="canned" ref={box}>
      <input
        ref={field}
        type="search"
        value={q}
        aria-label={w('canned')}
        placeholder={w('canned.search')}
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={onKey}
      />
      <ul>
        {found.map(({ name, title, titles, text, filled, unfilled }) => (
          <li key={name}>
            <button
              type="button"
              disabled={filled === undefined}
              onClick={() => onUse(text)}
              onKeyDown={onWalk}
            >
              <b>{titles?.[locale] ?? title}</b>
              <span>{filled ?? named(text, w)}</span>
              {unfilled !== undefined && (
                <em>{w('canned.unfilled', { blank: blankName(unfilled, w) })}</em>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** With the names of its blanks, where they cannot be filled yet. */
const named = (text: string, w: ReturnType<typeof useDeskWords>): string =>
  text.replace(/\{(\w+)\}/g, (_, blank: string) => `[${blankName(blank, w)}]`);
