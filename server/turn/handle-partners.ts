import { type LoopParts, runTurn } from './commit-loop.ts';
import type { DraftInput } from './draft-input.ts';
import type { CommandPlan } from './plan-command.ts';
import { planReport } from './plan-report.ts';
import { planBooking, planScan } from './plan-scan.ts';
import type { Applied, TurnService } from './service.ts';

/** What partners outside tell of a case. Each acts once, by its event's id; of no case it is nothing. */
export const partnerDoors = (
  parts: LoopParts,
): Pick<TurnService, 'report' | 'scan' | 'parcelBooked'> => ({
  report: (provider, report) =>
    apply(parts, report.ticketId, (input) => planReport({ ...input, provider, report })),
  scan: (scan) => apply(parts, scan.ticketId, (input) => planScan({ ...input, scan })),
  parcelBooked: (provider, booked) =>
    apply(parts, booked.ticketId, (input) => planBooking({ ...input, provider, booked })),
});

const IGNORED: Applied = { applied: false };

const apply = (
  parts: LoopParts,
  ticketId: string,
  plan: (input: DraftInput) => CommandPlan,
): Promise<Applied> =>
  runTurn<Applied>(parts, {
    key: { ticketId },
    plan: (input) => {
      const outcome = plan(input);
      return outcome.kind === 'plan' ? outcome : { kind: 'done', answer: IGNORED };
    },
    committed: (result) => ({ applied: result.outcome === 'committed' }),
    absent: () => IGNORED,
  });
