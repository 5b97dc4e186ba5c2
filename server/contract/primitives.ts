import { z } from 'zod';
import { CURRENCIES } from '../terms/money.ts';

/** The longest text a person may send in one message, in UTF-16 code units. */
export const MAX_TEXT = 4_000;
/** Files one message may name. */
export const MAX_EVIDENCE_PER_MESSAGE = 12;
/** Ids are opaque; this is all we ask of them. */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w.:@-]+$/, 'letters, digits and . : @ _ - only');
/** Money in minor units. Never a string, never a fraction. */
export const CentsSchema = z.int().min(0).max(1_000_000_000_000);
export const BpsSchema = z.int().min(0).max(10_000);
export const Instant = z.iso.datetime({ offset: true });
/** A position in a log. No log is longer than the database counts. */
export const Seq = z.int().min(0).max(2_147_483_647);
/** The same where it comes in an address. */
export const SeqText = z.coerce.number().pipe(Seq);
export const LocaleSchema = z.enum(['zh-CN', 'en']);
export const MarketSchema = z.enum(['CN', 'EU', 'US']);
export const CurrencySchema = z.enum(CURRENCIES);
/** Refuses control characters that a log, a terminal or a page might obey. */
export const ShortText = z.string().min(1).max(500);
export const LongText = z.string().max(MAX_TEXT);
/** What backs a statement: no amount, date or "已为您…" is sent without one. */
export const Cite = z.strictObject({ kind: z.enum(['rule', 'offer', 'action']), id: z.string() });
export type Cite = z.infer<typeof Cite>;
