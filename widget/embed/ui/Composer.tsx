import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskSlot } from '../../shared/wire.ts';
import { acceptFor, holdsFiles } from '../session/files.ts';
import { MAX_EVIDENCE_PER_MESSAGE, MAX_TEXT } from '../session/limits.ts';
import { inTray } from '../state/uploads.ts';
import type { Texts } from '../texts/texts.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';
import { Tray } from './Tray.tsx';

/** Words and pictures of the buyer's own. Enter sends, Shift+Enter breaks the line. */
export function Composer() {
  const { t, state, session, open } = useChat();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const tray = inTray(state.uploads);
  const ready = tray.filter((upload) => upload.answer).slice(0, MAX_EVIDENCE_PER_MESSAGE);
  const busy = tray.some((upload) => upload.status === 'uploading');
  const canSend = !busy && (text.trim() !== '' || ready.length > 0);
  const ask = state.log.events.find((event) => event.seq === open.ask);
  const slot = ask?.type === 'ask' ? ask.slot : undefined;
  useFocusOnShow(field, state.visible);
  useGrowing(field, text);

  const send = (): void => {
    if (!canSend) return;
    const words = text.trim();
    const evidenceIds = ready.flatMap((upload) => upload.answer?.evidenceId ?? []);
    session.say(
      { ...(words && { text: words }), ...(evidenceIds.length > 0 && { evidenceIds }) },
      words,
    );
    session.evidence.remove(ready.map((upload) => upload.id));
    setText('');
    field.current?.focus();
  };
  return (
    <footer class="composer">
      <Tray uploads={tray} />
      <form
        class="composer-row"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <button
          type="button"
          class="icon-button"
          aria-label={t.composer.attach}
          title={t.composer.attach}
          onClick={() => picker.current?.click()}
        >
          <Icon name="photo" size={24} />
        </button>
        <input
          ref={picker}
          class="unseen"
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          data-slot="tray"
          accept={acceptFor('any')}
          onChange={(event) => {
            session.evidence.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={field}
          rows={1}
          value={text}
          maxLength={MAX_TEXT}
          aria-label={t.composer.label}
          placeholder={placeholderFor(t, slot)}
          inputMode={slot === 'amount' ? 'decimal' : slot === 'phone' ? 'numeric' : 'text'}
          enterkeyhint="send"
          onInput={(event) => setText(event.currentTarget.value)}
          onPaste={(event) => {
            if (!holdsFiles(event.clipboardData)) return;
            event.preventDefault();
            session.evidence.add([...(event.clipboardData?.files ?? [])]);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="icon-button send"
          disabled={!canSend}
          aria-label={t.composer.send}
        >
          <Icon name="send" />
        </button>
      </form>
      {text.length > MAX_TEXT * 0.9 && <p class="hint">{t.composer.tooLong(MAX_TEXT)}</p>}
    </footer>
  );
}

function placeholderFor(t: Texts, slot: AskSlot | undefined): string {
  if (slot === 'amount') return t.composer.amountPlaceholder;
  if (slot === 'phone') return t.composer.phonePlaceholder;
  return slot === 'tracking' ? t.composer.trackingPlaceholder : t.composer.placeholder;
}

/** On a desk the cursor waits in the field; on a phone the keyboard stays down until wanted. */
function useFocusOnShow(field: { current: HTMLTextAreaElement | null }, visible: boolean): void {
  useEffect(() => {
    if (visible && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [field, visible]);
}

const MAX_HEIGHT_PX = 132;
function useGrowing(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, MAX_HEIGHT_PX)}px`;
  }, [field, text]);
}
