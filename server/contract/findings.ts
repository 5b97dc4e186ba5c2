import type { CodeFinding, CodeStatus, Findings } from '../terms/finding.ts';
import {
  APPRAISAL_WORDS,
  BILL_WORDS,
  CLAIM_WORDS,
  CODE_WORDS,
  GRADE_WORDS,
  INSPECTION_WORDS,
  OUTBOUND_WORDS,
  REPAIR_WORDS,
  STOCK_WORDS,
  TRACE_WORDS,
} from './partner-words.ts';
import { ReportReader } from './report-reader.ts';
import type { ReportKind } from './storefront.ts';

export interface Report {
  readonly kind: ReportKind;
  /** A word, or an object with `status` (also `result`, `outcome` …) and what goes with it. */
  readonly result: unknown;
  readonly at: string;
}

/**
 * Reads a partner's report: their words and snake or camel case as they come, and further fields of
 * theirs left alone. Throws a ZodError that names the path below `result` and the words allowed.
 */
export const readFinding = ({ kind, result, at }: Report): Findings =>
  READERS[kind](new ReportReader(result), new Date(at).toISOString());

type Reader = (said: ReportReader, at: string) => Findings;

const READERS: Readonly<Record<ReportKind, Reader>> = {
  code_check: (said, at) => ({ code: codeFinding(said, at) }),
  appraisal: (said, at) => ({
    appraisal: {
      result: said.word(APPRAISAL_WORDS),
      at,
      feeCents: said.cents('fee'),
      note: said.note(),
    },
  }),
  regrade,
  repair(said, at) {
    const word = said.word(REPAIR_WORDS, 'fixed');
    if (word !== 'quoted')
      return { repair: { fixed: word === 'fixed', at, invoiceCents: said.cents('invoice') } };
    const cents = said.cents('quote', 'estimate', 'amount');
    return cents === undefined
      ? said.wrong('quoteCents', 'say what the repair would cost, in minor units')
      : { repairQuote: { cents, at } };
  },
  intercept: (said, at) => ({ trace: { status: said.word(TRACE_WORDS), at } }),
  carrier_claim(said, at) {
    const rejected = said.word(CLAIM_WORDS, 'accepted') === 'rejected';
    const admittedCents = rejected ? 0 : said.cents('admitted', 'amount', 'minor', 'cents');
    return admittedCents === undefined
      ? said.wrong('admittedCents', 'say how much is admitted, in minor units')
      : { carrierClaim: { admittedCents, at } };
  },
  stock_out(said, at) {
    if (!said.empty) said.word(STOCK_WORDS, 'stock', 'stockOut', 'outOfStock');
    return { stockOut: { at } };
  },
  bill(said, at) {
    const id = BILL_NUMBERS.map((name) => said.text(name)).find((text) => text?.trim());
    const cents = said.cents('amount', 'total', 'bill', 'invoice', 'fee', 'minor', 'cents');
    if (id === undefined) return said.wrong('billId', 'say what the bill is called, for ever');
    if (cents === undefined || cents === 0)
      return said.wrong('amountCents', 'say how much is billed, in minor units');
    const of = said.word(BILL_WORDS, 'of', 'for', 'kind', 'type', 'from');
    return { bill: { id: id.trim().slice(0, MAX_BILL_NUMBER), of, cents, at } };
  },
  outbound_check: (said, at) => ({
    outbound: { clean: said.word(OUTBOUND_WORDS, 'clean') === 'clean', at },
  }),
};

function codeFinding(said: ReportReader, at: string): CodeFinding {
  const word = said.word(CODE_WORDS);
  const deliveredAt = said.instant('deliveredAt');
  const redeemedAt = said.instant('redeemedAt', 'usedAt');
  const face = {
    listedFaceCents: said.cents('listedFace', 'listed', 'expectedFace'),
    actualFaceCents: said.cents('actualFace', 'actual', 'face'),
  };
  if (word === 'wrong_face' && face.actualFaceCents === undefined)
    said.wrong('actualFaceCents', 'say what the code is really worth, in minor units');
  const status = word === 'redeemed' ? redeemedHow(said, { deliveredAt, redeemedAt }) : word;
  return { status, codeIds: said.ids('codeIds'), deliveredAt, redeemedAt, ...face, at };
}

/** V2, V3 or V8: by the order of the times, then by whether whoever redeemed it looks like the buyer. */
function redeemedHow(
  said: ReportReader,
  { deliveredAt, redeemedAt }: Pick<CodeFinding, 'deliveredAt' | 'redeemedAt'>,
): CodeStatus {
  if (deliveredAt && redeemedAt && Date.parse(redeemedAt) < Date.parse(deliveredAt))
    return 'redeemed_before_delivery';
  const buyers = ['ipMatchBuyer', 'deviceMatchBuyer', 'accountMatchBuyer', 'matchBuyer'];
  return buyers.some((name) => said.flag(name)) || said.text('redeemedBy') === 'buyer'
    ? 'redeemed_by_buyer'
    : 'redeemed_unknown';
}

const BILL_NUMBERS = ['billId', 'billNo', 'invoiceId', 'invoiceNo', 'number', 'id'] as const;
const MAX_BILL_NUMBER = 128;

const CLASS_OF = { r0: 'R0', r1: 'R1', r2: 'R2', r3: 'R3', r4: 'R4', r5: 'R5' } as const;

/** Of the item its grade (DT-6b); of a return the class it came back in (DT-11). */
function regrade(said: ReportReader, at: string): Findings {
  const note = said.note();
  if (!said.has('code', 'class'))
    return { regrade: { grade: said.word(GRADE_WORDS, 'grade'), note, at } };
  const found = CLASS_OF[said.word(INSPECTION_WORDS, 'code', 'class')];
  return { regrade: { class: found, deductBps: said.bps('deduct', 'deduction'), note, at } };
}
