import type { Gate } from '../finding.ts';

const HOUR = 3_600_000;

/** When the parcel with this item was signed for, if it was. */
const signedAt = (facts: Parameters<Gate>[0]): string | undefined =>
  facts.order.shipments.find((s) => s.itemIds.includes(facts.item.id) && s.signedAt)?.signedAt;

/**
 * DT-14: visible damage is handled automatically for 48 hours after signing and by a person for
 * 7 days. A later claim is still looked at by a person: a short inspection period never takes away
 * the right itself (民法典 622).
 */
export const visibleWindow: Gate = (facts, { dt14 }) => {
  const signed = signedAt(facts);
  const label = 'time since signing';
  if (!signed)
    return {
      trace: { ruleId: 'DT-14', label, facts: { signedAt: null }, outcome: 'refer' },
      refer: { group: 'general', reason: 'not_signed_yet' },
    };
  const elapsed = Date.parse(facts.submittedAt) - Date.parse(signed);
  const hours = Math.floor(elapsed / HOUR);
  const automatic = elapsed <= dt14.visibleAutomaticHours * HOUR;
  const late = elapsed > dt14.visibleHumanDays * 24 * HOUR;
  return {
    trace: {
      ruleId: 'DT-14',
      label,
      facts: { signedAt: signed, hours, automaticHours: dt14.visibleAutomaticHours },
      outcome: automatic ? 'automatic' : 'refer',
    },
    ...(!automatic && {
      refer: { group: 'general', reason: late ? 'window_passed' : 'window_human' },
    }),
  };
};
