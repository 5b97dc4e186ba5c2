import {
  asksForContact,
  asksForLanguage,
  asksHours,
  asksOfPrivacy,
  tellsOfChargeback,
} from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { type PlainReply, type Speech, speech, word } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { comeBack } from './come-back.ts';
import { basis } from './told.ts';

/** Asked of how we deal with each other, and answered by one sentence each. */
const ANSWERS: readonly (readonly [(text: string) => boolean, PlainReply])[] = [
  [asksForLanguage, 'language_ok'],
  [asksHours, 'our_hours'],
  [asksForContact, 'seller_contact'],
  [asksOfPrivacy, 'privacy'],
];

/** How the bank's word and ours go together (§1.2). */
const CHARGEBACK: Speech = { name: 'chargeback_told', facts: { rule: basis('§1.2') } };

/** Said of the dealing rather than of goods: languages, hours, contacts, privacy, the bank. Then what was open. */
export function aboutDealings(draft: Draft, { text, draft: told }: Heard): boolean {
  if (told.part !== undefined || told.details?.accessory !== undefined) return false;
  const name = ANSWERS.find(([asks]) => asks(text))?.[1];
  const about: Speech | undefined = name
    ? speech(name, {})
    : tellsOfChargeback(text)
      ? CHARGEBACK
      : undefined;
  if (!about) return false;
  const quickReplies = name === 'language_ok' ? undefined : [word('quick.human', draft.locale)];
  draft.say([about], quickReplies && { quickReplies });
  comeBack(draft);
  return true;
}
