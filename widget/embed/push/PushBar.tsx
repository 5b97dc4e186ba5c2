import { useEffect } from 'preact/hooks';
import type { WireEvent } from '../../shared/wire.ts';
import { latest } from '../state/cards.ts';
import { isTerminal } from '../state/terminal.ts';
import type { PushDesk } from './push-desk.ts';
import { StartLink } from './StartLink.tsx';
import type { pushWords } from './words.ts';

interface BarProps {
  readonly desk: PushDesk;
  readonly words: ReturnType<typeof pushWords>;
  readonly events: readonly WireEvent[];
}

/** How long the good news stands, in milliseconds. */
const SAID_MS = 6_000;

/** One line above the field, only while it is others that the case waits for. */
export function PushBar({ desk, words, events }: BarProps) {
  const state = desk.get();
  const ticket = latest(events, 'ticket');
  const waits = ticket !== undefined && ticket.holder !== 'buyer' && !isTerminal(ticket.state);
  const stage = state?.stage ?? 'idle';
  const offered = waits && desk.able && !state?.declined && state?.view.browsers === 0;
  useEffect(() => {
    if (offered) void desk.prepare();
  }, [offered, desk]);
  useEffect(() => {
    const timer = stage === 'on' ? setTimeout(desk.rest, SAID_MS) : undefined;
    return () => clearTimeout(timer);
  }, [stage, desk]);
  if (stage === 'on' || stage === 'waiting')
    return (
      <p class="push-bar" role="status">
        {words[stage]}
      </p>
    );
  if (!offered || !state.page) return null;
  return (
    <section class="push-bar" aria-label={words.offer}>
      <p>
        {words.offer}
        <small>{words.why}</small>
      </p>
      <StartLink desk={desk} page={state.page} label={words.start} />
      <button type="button" class="push-no" onClick={desk.decline}>
        {words.later}
      </button>
    </section>
  );
}
