import { useState } from 'preact/hooks';
import { MAX_EVIDENCE_PER_MESSAGE, MAX_TEXT } from '../session/limits.ts';
import { inTray } from '../state/uploads.ts';
import { AttachButton } from './AttachButton.tsx';
import { ComposerField } from './ComposerField.tsx';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';
import { Tray } from './Tray.tsx';

/** From here on the buyer is told how much fits. */
const WARN_FROM = MAX_TEXT * 0.9;

/** Words and pictures of the buyer's own. */
export function Composer() {
  const { t, state, session } = useChat();
  const [text, setText] = useState('');
  const tray = inTray(state.uploads);
  const ready = tray.filter((upload) => upload.answer).slice(0, MAX_EVIDENCE_PER_MESSAGE);
  const busy = tray.some((upload) => upload.status === 'uploading');
  const canSend = !busy && (text.trim() !== '' || ready.length > 0);
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
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    send();
  };
  return (
    <footer class="composer">
      <Tray uploads={tray} />
      <form class="composer-row" onSubmit={submit}>
        <AttachButton />
        <ComposerField text={text} change={setText} send={send} />
        <button
          type="submit"
          class="icon-button send"
          disabled={!canSend}
          aria-label={t.composer.send}
        >
          <Icon name="send" />
        </button>
      </form>
      {text.length > WARN_FROM && <p class="hint">{t.composer.tooLong(MAX_TEXT)}</p>}
    </footer>
  );
}
