import {
  asksForContact,
  asksForLanguage,
  asksHours,
  asksOfPrivacy,
  tellsOfChargeback,
} from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { type PlainReply, type Speech, speech, word } from '../../../dialogue/speech.ts';
import type { IntentId } from '../../../terms/understanding.ts';
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
  if (protests(draft, text)) {
    draft.say([{ name: 'rule_stands', facts: { rule: basis('§1.2') } }], {
      quickReplies: [word('quick.human', draft.locale)],
    });
    return true;
  }
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

const PROTEST =
  /^(?:这|那|你们)?(?:也太|太|真)?(?:凭什么|不公平|坑人|坑了?|不合理|霸王条款|什么破?规[定则])(?:啊|吧|了|呀)*[\s!！?？。.~]*$|^(?:that'?s|this is|so|how is (?:that|this))? ?(?:just )?(?:so )?(?:not fair|unfair|ridiculous|a joke|nonsense|fair)[\s.!?]*$/i;
const RULES: readonly IntentId[] = [
  'price_protect',
  'return_policy',
  'warranty_policy',
  'shipping_fee',
];

/** Said to a rule that was just told, where no case is open. */
const protests = ({ ticket, state }: Draft, text: string): boolean =>
  !ticket &&
  state.pending === undefined &&
  RULES.some((id) => state.answered?.[id] !== undefined) &&
  PROTEST.test(text.trim());
