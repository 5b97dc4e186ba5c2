import { slotOf, type Understanding } from '../terms/understanding.ts';

const NAMES_PERSON =
  /人工|真人|转接|\b(?:human|person|people|agent|someone|somebody|representative)\b/i;

/** An order to a machine asks for no person, whatever else its words are near to, unless it names one. */
export const commandsMachine = (said: Understanding | undefined, text: string): boolean =>
  said?.intents[0]?.id === 'human_agent' &&
  slotOf(said, 'injection') !== undefined &&
  !NAMES_PERSON.test(text);
