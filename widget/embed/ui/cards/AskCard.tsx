import { useState } from 'preact/hooks';
import type { EventOf } from '../../../shared/wire.ts';
import { capital } from '../../../shared/words.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

type AskEvent = EventOf<'ask'>;
type Option = NonNullable<AskEvent['options']>[number];

/** A question, with its answers to tap while it is open. */
export function AskCard({ event }: { event: AskEvent }) {
  const { t, open, session } = useChat();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const options = event.options ?? [];
  const answer = (value: string | readonly string[], echo: string): void =>
    session.say(
      { choose: { askId: event.askId, value: typeof value === 'string' ? value : [...value] } },
      echo,
    );
  const toggle = (value: string): void =>
    setChosen(chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]);
  const labels = options.filter((o) => chosen.includes(o.value)).map((o) => o.label);
  const isOpen = open.ask === event.seq;
  return (
    <>
      <p class="bubble">{event.text}</p>
      {isOpen && (options.length > 0 || event.skippable) && (
        <fieldset class={options.some((o) => o.hint) ? 'chips choices' : 'chips'}>
          <legend class="unseen">{t.ask.options}</legend>
          {options.map((option) => (
            <OptionButton
              key={option.value}
              option={option}
              pressed={event.multiple ? chosen.includes(option.value) : undefined}
              press={() =>
                event.multiple ? toggle(option.value) : answer(option.value, capital(option.label))
              }
            />
          ))}
          {event.multiple && (
            <button
              type="button"
              class="chip solid"
              disabled={chosen.length === 0}
              onClick={() => answer(chosen, labels.join('、'))}
            >
              {chosen.length > 0 ? t.ask.chosen(chosen.length) : t.ask.submit}
            </button>
          )}
          {event.skippable && (
            <button type="button" class="chip quiet" onClick={() => answer('skip', t.ask.skip)}>
              {t.ask.skip}
            </button>
          )}
        </fieldset>
      )}
    </>
  );
}

interface OptionButtonProps {
  readonly option: Option;
  readonly pressed: boolean | undefined;
  readonly press: () => void;
}

function OptionButton({ option, pressed, press }: OptionButtonProps) {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={press}>
      {pressed && <Icon name="check" size={15} />}
      <span>{capital(option.label)}</span>
      {option.hint && <small>{option.hint}</small>}
    </button>
  );
}
