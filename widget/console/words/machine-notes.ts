import type { Locale } from '../../../server/terms/party.ts';
import { label, type PairTable } from './labels.ts';

/** What the server itself writes where a person would write a note. */
export const MACHINE_NOTES: PairTable = {
  chargeback: ['买家已向银行发起拒付', 'The buyer charged the payment back'],
  'not inspected in time': ['逾期未验收', 'Not inspected in time'],
  'asked by the buyer': ['应买家要求', 'Asked for by the buyer'],
  'the expert finds it counterfeit': ['鉴定为假货', 'The expert finds it counterfeit'],
  'no answer from the gateway': ['支付渠道未回复', 'No answer from the payment channel'],
  'not paid yet': ['尚未到账', 'Not paid yet'],
};

/** A note as a person wrote it, or in the reader's language where the server did. */
export const noteText = (note: string, locale: Locale): string =>
  Object.hasOwn(MACHINE_NOTES, note) ? label(MACHINE_NOTES, note, locale) : note;
