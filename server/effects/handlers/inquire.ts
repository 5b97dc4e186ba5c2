import { readFinding } from '../../contract/findings.ts';
import type { ReportKind } from '../../contract/storefront.ts';
import type { Inquiry } from '../../turn/effect.ts';
import type { Clock } from '../../turn/ports.ts';
import type { TurnService } from '../../turn/service.ts';
import type { PartnerPort } from '../partners/partner-port.ts';
import type { EffectItem, Outcome } from '../ports.ts';

/** The report that answers each question. */
const REPORT_OF: Readonly<Record<Inquiry['kind'], ReportKind>> = {
  'parcel.intercept': 'intercept',
  'parcel.trace': 'intercept',
  'code.check': 'code_check',
};

/**
 * Asks a partner, and comes back until there is an answer or word that it follows by itself. An answer
 * enters by the same door as a report, under an id made of the question's own: told twice it counts once.
 */
export const inquire =
  (partner: PartnerPort, turn: Pick<TurnService, 'report'>, clock: Clock) =>
  async ({ key, effect }: EffectItem<Inquiry>): Promise<Outcome> => {
    const kind = REPORT_OF[effect.kind];
    const answer = await partner.ask({ inquiry: effect, kind, key });
    if (answer.status === 'busy')
      return { kind: 'again', afterMs: answer.afterMs, why: `${partner.name} is at it` };
    if (answer.status === 'asked') return { kind: 'done' };
    const at = clock.now();
    const findings = readFinding({ kind, result: answer.result, at });
    await turn.report(partner.name, {
      ticketId: effect.ticketId,
      kind,
      findings,
      at,
      eventId: key,
    });
    return { kind: 'done' };
  };
