import { useEffect } from 'react';
import { type PayoutList, readPayouts } from '../api/merchant-calls.ts';
import { type Loaded, useLoad } from '../hooks/use-load.ts';

/** The bank answers within seconds or days; while it is asked, the page looks again by itself. */
const LOOK_AGAIN_MS = 4_000;
const WITH_THE_BANK = ['approved', 'sent'];

/** Payouts, newest first, looked at again until the bank has answered. */
export function usePayouts(): Loaded<PayoutList> {
  const payouts = useLoad(readPayouts);
  const { data, reload } = payouts;
  const waits = data?.items.some(({ stage }) => WITH_THE_BANK.includes(stage)) ?? false;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, reload]);
  return payouts;
}
