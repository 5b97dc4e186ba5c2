import type { CarrierPort } from './carrier-port.ts';

/**
 * A carrier that fetches nothing: the labelled default. It takes the number that the plan made, so a
 * label is the same however often it is booked.
 */
export const createSimulatedCarrier = (): CarrierPort => ({
  name: 'SIM',
  bookLabel: async ({ trackingNo }) => ({ carrier: 'SIM', trackingNo }),
  cancelLabel: async () => {},
});
