import type { TicketView } from '../../../server/contract/tickets.ts';
import { ACCESSORIES } from '../../../server/terms/claim.ts';
import { EVIDENCE_KEYS } from '../../../server/terms/evidence.ts';
import { rejectCodes } from '../../../server/terms/reject-reason.ts';
import type { FieldKind } from '../case/action-fields.ts';
import { readOffers } from '../case/offers.ts';
import { formatCents } from '../format/money.ts';
import {
  ACCESSORY_NAMES,
  FINDING_STATUSES,
  FINDINGS,
  INSPECTIONS,
  REJECT_REASON_NAMES,
  RULINGS,
  YES_NO,
} from '../words/action-labels.ts';
import { EVIDENCE_NAMES } from '../words/case-labels.ts';
import { HOLDERS, type PairTable, REMEDIES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What may be chosen in a field; empty where one types. */
export function useOptions(kind: FieldKind, ticket: TicketView, finding?: string): Option[] {
  const { label } = useLanguage();
  const from = (table: PairTable, keys: readonly string[] = Object.keys(table)) =>
    keys.map((value) => ({ value, label: label(table, value) }));
  switch (kind) {
    case 'remedy':
      return from(REMEDIES);
    case 'ruling':
      return from({ ...REMEDIES, ...RULINGS }).filter(
        ({ value }) => value !== 'uphold' || ticket.state === 'appeal',
      );
    case 'yesno':
      return from(YES_NO);
    case 'accessories':
      return from(ACCESSORY_NAMES, ACCESSORIES);
    case 'slots':
      return from(EVIDENCE_NAMES, EVIDENCE_KEYS);
    case 'status':
      return from(FINDING_STATUSES[finding ?? ''] ?? {});
    case 'inspection':
      return from(INSPECTIONS);
    case 'reasonCode':
      return from(
        REJECT_REASON_NAMES,
        rejectCodes(ticket.state === 'exchange_wait' ? 'exchange' : 'claim'),
      );
    case 'finding':
      return from(FINDINGS, reportsRepairOnly(ticket) ? ['repair'] : undefined);
    case 'side':
      return from(HOLDERS, ['buyer', 'merchant']);
    case 'evidence':
      return ticket.evidence.map((file) => ({
        value: file.id,
        label: label(EVIDENCE_NAMES, file.key ?? file.kind),
      }));
    case 'offer':
      return readOffers(ticket)
        .filter((offer) => offer.status === 'open' || offer.status === '')
        .map((offer) => ({
          value: offer.id,
          label: `${label(REMEDIES, offer.remedy)} ${
            offer.amountCents ? formatCents(offer.amountCents, ticket.currency) : ''
          }`.trim(),
        }));
    case 'text':
    case 'longtext':
    case 'money':
    case 'percent':
    case 'liability':
    case 'count':
      return [];
  }
}

/** A merchant tells of repairs only; what else is found is for the platform to file. */
const reportsRepairOnly = ({ next }: TicketView): boolean =>
  next.some(({ action, by }) => action === 'report' && by === 'merchant');
