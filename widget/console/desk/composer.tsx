import Button from 'antd/es/button';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { TalkContext } from '../api/desk-calls.ts';
import { useLive } from '../hooks/live.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { CannedPicker } from './canned-picker.tsx';
import { TabStrip } from './tab-strip.tsx';
import type { Run } from './use-command.ts';

export type Mode = 'all' | 'internal' | 'merchant';
const MODES: readonly Mode[] = ['all', 'internal', 'merchant'];

/** What the keyboard may ask of the field. */
export interface ComposerHandle {
  write(mode: Mode): void;
  canned(): void;
}

interface Props {
  readonly ref: Ref<ComposerHandle>;
  readonly conversationId: string;
  readonly context: TalkContext | undefined;
  readonly mine: boolean;
  /** Who else has the talk. */
  readonly others: string | undefined;
  readonly run: Run;
}

/** A second between two notices that somebody types. */
const TYPING_EVERY_MS = 1_500;

/** Where one writes: to the buyer, to colleagues, or for the seller. The mode is never to be mistaken. */
export function Composer({ ref, conversationId, context, mine, others, run }: Props) {
  const w = useDeskWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<Draft>(
    () => kept(conversationId) ?? { mode: others === undefined ? 'all' : 'internal', text: '' },
  );
  const latest = useRef(draft);
  const { mode, text } = draft;
  const [picking, setPicking] = useState(false);
  const [sending, setSending] = useState(false);
  const attempt = useRef({ text: '', clientId: '' });
  const typed = useTyping(conversationId);
  useImperativeHandle(ref, () => ({
    write(wanted) {
      put({ mode: wanted, text });
      field.current?.focus();
    },
    canned: () => setPicking(true),
  }));
  const put = (next: Draft) => {
    latest.current = next;
    setDraft(next);
    keep(conversationId, next);
  };
  const change = (next: string) => {
    put({ mode, text: next });
    if (next !== '' && mode === 'all') typed();
  };
  const send = async () => {
    const words = text.trim();
    if (words === '' || sending) return;
    // Sent again after a lost answer, the same words are the same message.
    if (attempt.current.text !== words + mode)
      attempt.current = { text: words + mode, clientId: crypto.randomUUID() };
    setSending(true);
    const { clientId } = attempt.current;
    // The seller written to is the one of the case that stands beside the talk.
    const about = mode === 'merchant' ? { ticketId: context?.ticketId } : {};
    const done = await run({ command: 'reply', clientId, text: words, visibility: mode, ...about });
    setSending(false);
    if (!done) return;
    attempt.current = { text: '', clientId: '' };
    // What was written meanwhile is the next message.
    if (latest.current.text.trim() === words) put({ ...latest.current, text: '' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  const use = (words: string) => {
    setPicking(false);
    put({ mode: 'all', text: words });
    field.current?.focus();
  };
  const closed = mode === 'all' && others !== undefined;
  return (
    <div className={`composer composer-${mode}`}>
      <Drafts context={context} onUse={use} shown={text === '' && mode === 'all' && !closed} />
      <div className="composer-modes">
        <TabStrip
          label={w('modes.label')}
          tabs={MODES}
          chosen={mode}
          nameOf={(one) => w(`mode.${one}`)}
          onChoose={(chosen) => put({ mode: chosen, text })}
        />
        <span className="top-space" />
        <button type="button" className="composer-canned" onClick={() => setPicking(!picking)}>
          {w('canned')} <kbd>c</kbd>
        </button>
      </div>
      {picking && (
        <CannedPicker
          replies={context?.canned ?? []}
          onUse={use}
          onClose={() => {
            setPicking(false);
            field.current?.focus();
          }}
        />
      )}
      <textarea
        ref={field}
        rows={3}
        value={text}
        maxLength={4_000}
        aria-label={w(`mode.${mode}`)}
        placeholder={w(`hint.${mode}`)}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="composer-foot">
        <small className="muted">
          {closed
            ? w('heldBy', { name: others })
            : mode === 'all' && !mine
              ? w(context?.merged ? 'takesMerged' : 'takesIt')
              : w('hint.blanks')}
        </small>
        <Button
          type="primary"
          disabled={text.trim() === '' || closed}
          loading={sending}
          onClick={() => void send()}
        >
          {w('send')}
        </Button>
      </div>
    </div>
  );
}

interface DraftsProps {
  readonly context: TalkContext | undefined;
  readonly shown: boolean;
  readonly onUse: (words: string) => void;
}

function Drafts({ context, shown, onUse }: DraftsProps) {
  const w = useDeskWords();
  const drafts = context?.suggestion.drafts ?? [];
  if (!shown || drafts.length === 0) return null;
  return (
    <ul className="drafts" aria-label={w('drafts')}>
      {drafts.map(({ name, text }) => (
        <li key={name}>
          <button type="button" title={text} onClick={() => onUse(text)}>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function useTyping(conversationId: string): () => void {
  const live = useLive();
  const toldAt = useRef(0);
  return () => {
    if (Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    live?.say('typing', { conversationId });
  };
}

/** What is being written, and for whom: a note must never come back as a reply. */
interface Draft {
  readonly mode: Mode;
  readonly text: string;
}

/** It stays with its talk for as long as the tab lives. */
const KEY = 'redress.console.draft.';

function kept(id: string): Draft | undefined {
  const [mode, ...text] = (sessionStorage.getItem(KEY + id) ?? '').split('\n');
  const known = MODES.find((one) => one === mode);
  return known && { mode: known, text: text.join('\n') };
}

function keep(id: string, { mode, text }: Draft): void {
  if (text === '') sessionStorage.removeItem(KEY + id);
  else sessionStorage.setItem(KEY + id, `${mode}\n${text}`);
}
