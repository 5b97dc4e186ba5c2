import type { TrackingBody } from '../contract/storefront.ts';
import type { TraceFinding } from '../terms/finding.ts';
import type { TurnService } from '../turn/service.ts';
import type { ScansTold } from './ports.ts';

/** The inbox name of carriers whose scans the storefront passes on. */
const CARRIER = 'carrier';

/** What a scan of a parcel that is being stopped or looked for means to its case. */
const TRACE_OF: Readonly<Record<string, TraceFinding['status']>> = {
  lost: 'lost',
  returned_to_sender: 'intercepted',
  refused: 'intercepted',
  delivered: 'delivered',
};

/** Tells the cases that a parcel's scans concern, oldest scan first; answers which cases those are. */
export async function passOn(
  turn: Pick<TurnService, 'scan' | 'report'>,
  { carrier, trackingNo, events }: TrackingBody,
  { parcels, waiting }: ScansTold,
): Promise<string[]> {
  for (const { ticketId, leg } of parcels)
    for (const event of oldestFirst(events))
      await turn.scan({ ticketId, leg, carrier, trackingNo, event });
  for (const { ticketId, events: news } of waiting)
    for (const { at, code } of oldestFirst(news)) {
      const status = TRACE_OF[code];
      if (!status) continue;
      const eventId = [ticketId, carrier, trackingNo, at, code].join(':');
      const findings = { trace: { status, at } };
      await turn.report(CARRIER, { ticketId, kind: 'intercept', findings, at, eventId });
    }
  return [...new Set([...parcels, ...waiting].map(({ ticketId }) => ticketId))];
}

const oldestFirst = <T extends { readonly at: string }>(events: readonly T[]): readonly T[] =>
  [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
