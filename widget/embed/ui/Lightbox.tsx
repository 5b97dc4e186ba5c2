import { useEffect, useRef } from 'preact/hooks';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

export interface Picture {
  readonly url: string;
  readonly caption: string;
}

/** One picture, large. */
export function Lightbox({ picture, close }: { picture: Picture; close: () => void }) {
  const { t } = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="lightbox" aria-label={picture.caption} onClose={close}>
      <img src={picture.url} alt={picture.caption} />
      <p>{picture.caption}</p>
      <button type="button" class="icon-button" aria-label={t.close} onClick={close}>
        <Icon name="close" />
      </button>
    </dialog>
  );
}
