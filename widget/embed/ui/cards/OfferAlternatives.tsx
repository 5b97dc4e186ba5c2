import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { answerOffer, freightLine, gainOf, REMEDY_ICONS, remedyName } from './terms.ts';

interface AlternativesProps {
  readonly event: EventOf<'offer'>;
  readonly busy: boolean;
}

/** The other ways out, each as good a choice as the first. */
export function OfferAlternatives({ event, busy }: AlternativesProps) {
  const { t, locale, session } = useChat();
  if (event.alternatives.length === 0) return null;
  const words = { t, locale, currency: event.currency };
  return (
    <div class="alternatives">
      <p class="faint">{t.offer.others}</p>
      {event.alternatives.map((other) => {
        const gain = gainOf(other, words);
        const more = [gain, freightLine(other, words)].filter(Boolean).join(' · ');
        return (
          <button
            key={other.offerId}
            type="button"
            class="alternative"
            disabled={busy}
            onClick={() =>
              answerOffer(
                session,
                { offerId: other.offerId, verb: 'accept' },
                t.offer.echoAccept(other.label),
              )
            }
          >
            <Icon name={REMEDY_ICONS[other.remedy]} size={22} />
            <span>
              <strong>{remedyName(other, t)}</strong>
              <small>{more || other.label}</small>
            </span>
            <em>{t.offer.choose}</em>
          </button>
        );
      })}
    </div>
  );
}
