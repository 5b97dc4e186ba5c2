import { useEffect, useRef, useState } from 'preact/hooks';
import { formatMoney, moneySymbol, parseAmount } from '../../../shared/money.ts';
import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';
import { answerOffer } from './terms.ts';

/** An amount of the buyer's own; digits in, minor units out. */
export function OfferCounter({ event, close }: { event: EventOf<'offer'>; close: () => void }) {
  const { t, locale, session } = useChat();
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const id = `counter-${event.offerId}`;
  const submit = (submitted: Event): void => {
    submitted.preventDefault();
    const amountCents = parseAmount(text);
    if (!amountCents) {
      setBad(true);
      field.current?.focus();
      return;
    }
    const echo = t.offer.echoCounter(formatMoney(amountCents, event.currency, locale));
    answerOffer(session, { offerId: event.offerId, verb: 'counter', amountCents }, echo);
    close();
  };
  return (
    <form class="counter" onSubmit={submit} noValidate>
      <label for={id}>{t.offer.counterLabel}</label>
      <div class="counter-row">
        <span class="money-field">
          <span aria-hidden="true">{moneySymbol(event.currency, locale)}</span>
          <input
            id={id}
            ref={field}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={bad}
            aria-describedby={bad ? `${id}-bad` : undefined}
            onInput={(typed) => {
              setText(typed.currentTarget.value);
              setBad(false);
            }}
          />
        </span>
        <button type="submit" class="button solid">
          {t.offer.counterSend}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {t.offer.back}
        </button>
      </div>
      {bad && (
        <p class="hint bad" id={`${id}-bad`}>
          {t.offer.counterBad}
        </p>
      )}
    </form>
  );
}
