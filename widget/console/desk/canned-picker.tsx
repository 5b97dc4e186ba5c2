import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CannedReply } from '../../../server/contract/desk.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly replies: readonly CannedReply[];
  readonly onUse: (words: string) => void;
  readonly onClose: () => void;
}

/** Ready-made replies, filled as the case stands; one that cannot be filled says what it lacks. */
export function CannedPicker({ replies, onUse, onClose }: Props) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  const [q, setQ] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = replies.filter(({ title, titles, text }) =>
    `${title} ${titles?.[locale] ?? ''} ${text}`.toLowerCase().includes(q.trim().toLowerCase()),
  );
  const first = found.find(({ filled }) => filled !== undefined);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    // What is kept is the text with its blanks: it is filled when it is sent, as the case stands then.
    if (event.key === 'Enter' && first) onUse(first.text);
  };
  return (
    <div className="canned">
      <input
        ref={field}
        type="search"
        value={q}
        aria-label={w('canned')}
        placeholder={w('canned')}
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={onKey}
      />
      <ul>
        {found.map(({ name, title, titles, text, filled, unfilled }) => (
          <li key={name}>
            <button type="button" disabled={filled === undefined} onClick={() => onUse(text)}>
              <b>{titles?.[locale] ?? title}</b>
              <span>{filled ?? text}</span>
              {unfilled !== undefined && (
                <em>{w('canned.unfilled', { blank: `{${unfilled}}` })}</em>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
