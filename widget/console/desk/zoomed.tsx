import { useEffect, useRef } from 'react';
import { useDeskWords } from '../words/desk-words.ts';

/** One picture over the page. */
export function Zoomed({ src, onClose }: { readonly src: string; readonly onClose: () => void }) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="enlarged" aria-label={w('photos.buyer')} onClose={onClose}>
      <img src={src} alt="" />
      <div className="enlarged-foot">
        <span className="top-space" />
        <button type="button" onClick={() => dialog.current?.close()}>
          {w('close')}
        </button>
      </div>
    </dialog>
  );
}
