import { useEffect } from 'react';
import type { WordKey } from '../words/zh.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What keeps a field from being sent, in our words. */
export function faultOf({ type, validity }: Pick<Field, 'type' | 'validity'>): WordKey {
  if (validity.valueMissing) return 'form.missing';
  if (validity.typeMismatch) return type === 'url' ? 'form.badUrl' : 'form.badEmail';
  return 'form.bad';
}

const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

/** A browser speaks its own language where a form is not filled in; here it speaks the reader's. */
export function useOwnValidity(t: (key: WordKey) => string): void {
  useEffect(() => {
    const onInvalid = ({ target }: Event) => {
      if (!isField(target)) return;
      target.setCustomValidity('');
      if (!target.validity.valid) target.setCustomValidity(t(faultOf(target)));
    };
    const onInput = ({ target }: Event) => {
      if (isField(target)) target.setCustomValidity('');
    };
    document.addEventListener('invalid', onInvalid, true);
    document.addEventListener('input', onInput, true);
    return () => {
      document.removeEventListener('invalid', onInvalid, true);
      document.removeEventListener('input', onInput, true);
    };
  }, [t]);
}
