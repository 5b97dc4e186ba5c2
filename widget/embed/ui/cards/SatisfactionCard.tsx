import { useState } from 'preact/hooks';
import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';

/** A few taps on how it went; sent only when every question has its answer. */
export function SatisfactionCard({ event }: { event: EventOf<'satisfaction'> }) {
  const { t, session } = useChat();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const complete = event.questions.every((question) => answers[question.id]);
  const submit = (): void => {
    const value = event.questions.map((question) => `${question.id}:${answers[question.id]}`);
    session.say({ choose: { askId: event.askId, value } }, t.satisfaction.submit);
  };
  return (
    <section class="card" aria-label={t.satisfaction.title}>
      <header class="card-head">
        <h2>{t.satisfaction.title}</h2>
      </header>
      {event.questions.map((question) => (
        <fieldset key={question.id} class="chips inside">
          <legend>{question.text}</legend>
          {(question.options ?? scale).map((option) => (
            <button
              key={option.value}
              type="button"
              class="chip"
              aria-pressed={answers[question.id] === option.value}
              onClick={() => setAnswers({ ...answers, [question.id]: option.value })}
            >
              {option.label}
            </button>
          ))}
        </fieldset>
      ))}
      <footer class="card-foot">
        <button
          type="button"
          class="button solid wide-button"
          disabled={!complete}
          onClick={submit}
        >
          {t.satisfaction.submit}
        </button>
      </footer>
    </section>
  );
}

const scale = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
