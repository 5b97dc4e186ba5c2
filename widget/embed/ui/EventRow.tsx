import type { ComponentChildren } from 'preact';
import { clockTime } from '../../shared/time.ts';
import type { WireEvent } from '../../shared/wire.ts';
import { itemOf } from '../state/cards.ts';
import { AfterwardsCard } from './cards/AfterwardsCard.tsx';
import { AskCard } from './cards/AskCard.tsx';
import { BuyerText } from './cards/BuyerText.tsx';
import { ConfirmCard } from './cards/ConfirmCard.tsx';
import { EvidenceCard } from './cards/EvidenceCard.tsx';
import { LabelCard } from './cards/LabelCard.tsx';
import { Notice } from './cards/Notice.tsx';
import { OfferCard } from './cards/OfferCard.tsx';
import { QuickReplies } from './cards/QuickReplies.tsx';
import { ResolvedCard } from './cards/ResolvedCard.tsx';
import { useChat } from './context.ts';

interface EventRowProps {
  readonly event: WireEvent;
  readonly leads: boolean;
  readonly ends: boolean;
}

const NOTICES: readonly WireEvent['type'][] = ['ticket', 'handoff', 'handback', 'party'];

/** One event of the log: whose side it stands on, who spoke, when, and its card. */
export function EventRow({ event, leads, ends }: EventRowProps) {
  const { t, locale, state } = useChat();
  if (NOTICES.includes(event.type)) return <Notice event={event} />;
  const { kind, name } = event.actor;
  const own = kind === 'buyer';
  const about = itemOf(event, state.log.events);
  const isPerson = kind === 'agent' || kind === 'merchant' || kind === 'operator';
  return (
    <div class={`line ${own ? 'from-buyer' : 'from-bot'}${leads ? ' leads' : ''}`}>
      {isPerson && leads && (
        <p class="speaker">{[t.handoff.parties[kind], name].filter(Boolean).join(' · ')}</p>
      )}
      <span class="unseen">{own ? t.you : (name ?? t.handoff.parties[kind])}</span>
      {about && <p class="about">{about}</p>}
      <Body event={event} />
      {ends && (
        <p class="meta">
          <time dateTime={event.at}>{clockTime(event.at, locale)}</time>
        </p>
      )}
    </div>
  );
}

function Body({ event }: { event: WireEvent }): ComponentChildren {
  switch (event.type) {
    case 'text':
      return event.actor.kind === 'buyer' ? (
        <BuyerText event={event} />
      ) : (
        <>
          <p class="bubble">{event.text}</p>
          <QuickReplies event={event} />
        </>
      );
    case 'ask':
      return <AskCard event={event} />;
    case 'evidence_request':
      return <EvidenceCard event={event} />;
    case 'confirm':
      return <ConfirmCard event={event} />;
    case 'offer':
      return <OfferCard event={event} />;
    case 'label':
      return <LabelCard event={event} />;
    case 'satisfaction':
      return <AfterwardsCard event={event} />;
    case 'resolved':
      return <ResolvedCard event={event} />;
    case 'ticket':
    case 'handoff':
    case 'handback':
    case 'party':
      return null;
  }
}
