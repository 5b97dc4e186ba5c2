import type { WireEvent } from '../../server/contract/conversation-events.ts';

const NEVER_REPEATED: readonly string[] = ['satisfaction', 'anything_else', 'confirm', 'tracking'];
/** Options that leave a question open: they stand below every list. */
const WAYS_OUT: readonly string[] = ['other', 'suggest'];

type Ask = Pick<Extract<WireEvent, { type: 'ask' }>, 'slot' | 'options'>;

/**
 * What was answered, and so must not be asked again: a question without choices by its name, one with
 * choices by each of them. A list of wholly other choices is another question.
 */
export class Answered {
  readonly #whole = new Set<string>();
  readonly #choices = new Set<string>();

  /** Told before it was asked, whatever the choices would have been. */
  told(slot: string): void {
    this.#whole.add(slot);
  }

  /** Answered as it was put. */
  answered(ask: Ask): void {
    const choices = choicesOf(ask);
    if (choices.length === 0) this.#whole.add(ask.slot);
    for (const choice of choices) this.#choices.add(choice);
  }

  has(ask: Ask): boolean {
    return this.#whole.has(ask.slot) || choicesOf(ask).some((choice) => this.#choices.has(choice));
  }

  hasEvidence(key: string): boolean {
    return this.#whole.has(`evidence ${key}`);
  }

  copy(): Answered {
    const copy = new Answered();
    for (const one of this.#whole) copy.#whole.add(one);
    for (const one of this.#choices) copy.#choices.add(one);
    return copy;
  }
}

const choicesOf = ({ slot, options = [] }: Ask): readonly string[] =>
  options.filter(({ value }) => !WAYS_OUT.includes(value)).map(({ value }) => `${slot} ${value}`);

/** Which of an event's questions were answered before. */
export function askedAgain(event: WireEvent, answered: Answered): string[] {
  if (event.type === 'ask')
    return !NEVER_REPEATED.includes(event.slot) && answered.has(event) ? [event.slot] : [];
  if (event.type !== 'evidence_request') return [];
  return event.checklist
    .filter(
      ({ key, required, satisfiedBy }) => required && !satisfiedBy && answered.hasEvidence(key),
    )
    .map(({ key }) => `evidence ${key}`);
}
