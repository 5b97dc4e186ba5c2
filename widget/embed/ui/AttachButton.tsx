import { useRef } from 'preact/hooks';
import { acceptFor } from '../session/files.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

/** Any photo, video or document, to go with the next message. */
export function AttachButton() {
  const { t, session } = useChat();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
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
    </>
  );
}
