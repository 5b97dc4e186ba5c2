import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';

type Card = ComponentType<{ event: EventOf<'satisfaction'> }>;

/** The questions after a case, fetched when there is one to ask; without them the talk is whole. */
export function AfterwardsCard({ event }: { event: EventOf<'satisfaction'> }) {
  const { open } = useChat();
  const [Card, setCard] = useState<Card>();
  const asked = open.satisfaction === event.seq;
  useEffect(() => {
    if (asked)
      import('./SatisfactionCard.tsx').then(
        ({ SatisfactionCard }) => setCard(() => SatisfactionCard),
        () => {},
      );
  }, [asked]);
  // Closed by other words as often as by an answer: whoever did answer is thanked in words.
  return asked && Card ? <Card event={event} /> : null;
}
