import { useEffect, useRef } from 'react';
import { useDeskWords } from '../words/desk-words.ts';
import { KEYS } from './keys.ts';

/** Every key the desk knows. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help-sheet" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{w('help')}</h2>
      <dl>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>
            </dt>
            <dd>{w(`key.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="top-button" onClick={() => dialog.current?.close()}>
        {w('close')}
      </button>
    </dialog>
  );
}
