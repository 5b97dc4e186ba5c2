import { useEffect, useRef } from 'preact/hooks';
import type { AskSlot } from '../../shared/wire.ts';
import { holdsFiles } from '../session/files.ts';
import { MAX_TEXT } from '../session/limits.ts';
import type { Texts } from '../texts/texts.ts';
import { useChat } from './context.ts';

interface FieldProps {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly send: () => void;
}

/** Enter sends, Shift+Enter breaks the line, a pasted picture goes to the tray. */
export function ComposerField({ text, change, send }: FieldProps) {
  const { t, state, session, open } = useChat();
  const field = useRef<HTMLTextAreaElement>(null);
  const ask = state.log.events.find((event) => event.seq === open.ask);
  const slot = ask?.type === 'ask' ? ask.slot : undefined;
  useFocusOnShow(field, state.visible);
  useGrowing(field, text);
  const paste = (event: ClipboardEvent): void => {
    if (!holdsFiles(event.clipboardData)) return;
    event.preventDefault();
    session.evidence.add([...(event.clipboardData?.files ?? [])]);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      value={text}
      maxLength={MAX_TEXT}
      aria-label={t.composer.label}
      placeholder={placeholderFor(t, slot)}
      inputMode={slot === 'amount' ? 'decimal' : slot === 'phone' ? 'numeric' : 'text'}
      enterkeyhint="send"
      onInput={(event) => {
        change(event.currentTarget.value);
        session.typing();
      }}
      onPaste={paste}
      onKeyDown={press}
    />
  );
}

function placeholderFor(t: Texts, slot: AskSlot | undefined): string {
  if (slot === 'amount') return t.composer.amountPlaceholder;
  if (slot === 'phone') return t.composer.phonePlaceholder;
  return slot === 'tracking' ? t.composer.trackingPlaceholder : t.composer.placeholder;
}

type Field = { readonly current: HTMLTextAreaElement | null };

/** On a desk the cursor waits in the field; on a phone the keyboard stays down until wanted. */
function useFocusOnShow(field: Field, visible: boolean): void {
  useEffect(() => {
    if (visible && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [field, visible]);
}

const MAX_HEIGHT_PX = 132;

function useGrowing(field: Field, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, MAX_HEIGHT_PX)}px`;
  }, [field, text]);
}
