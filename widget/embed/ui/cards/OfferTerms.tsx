import { formatBps, formatMoney, moneyParts } from '../../../shared/money.ts';
import { spanLabel } from '../../../shared/time.ts';
import type { EventOf } from '../../../shared/wire.ts';
import { capital } from '../../../shared/words.ts';
import { useChat, useNow } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { freightLine, gainOf, remedyName } from './terms.ts';

type OfferEvent = EventOf<'offer'>;

/** What is offered, by whom and until when. */
export function Headline({ event }: { event: OfferEvent }) {
  const { t, locale } = useChat();
  const now = useNow();
  const left = Date.parse(event.expiresAt) - now;
  const { symbol, whole, rest } = moneyParts(event.amountCents ?? 0, event.currency, locale);
  const words = { t, locale, currency: event.currency };
  const { amountCents, ...beside } = event;
  const extra = gainOf({ ...beside, amountCents: undefined }, words);
  return (
    <header class="offer-head">
      <p class="offer-by">
        <span>{t.offer.by[event.by]}</span>
        <span class="faint">
          {event.round > 1 && `${t.offer.round(event.round)} · `}
          {t.offer.roundsLeft(event.roundsLeft)}
        </span>
      </p>
      {amountCents !== undefined && amountCents > 0 && (
        <p class="amount">
          <span>{symbol}</span>
          {whole}
          <small>{rest}</small>
          {event.percentBps !== undefined && <em>{t.offer.ofPaid(formatBps(event.percentBps))}</em>}
        </p>
      )}
      <h2>{remedyName(event, t)}</h2>
      {extra && <p>{extra}</p>}
      <Beside event={event} />
      <p class="expiry">
        <Icon name="clock" size={14} />
        {left > 0 ? t.offer.expires(spanLabel(left, locale)) : t.offer.expired}
      </p>
    </header>
  );
}

/** What else comes with it: the way of the goods, what was taken off, each flaw's own part. */
function Beside({ event }: { event: OfferEvent }) {
  const { t, locale } = useChat();
  const words = { t, locale, currency: event.currency };
  const money = (cents: number): string => formatMoney(cents, event.currency, locale);
  const freight = freightLine(event, words);
  const { flaws = [], deductCents } = event;
  return (
    <>
      {freight && <p class="faint">{freight}</p>}
      {deductCents !== undefined && <p class="faint">{t.offer.deducted(money(deductCents))}</p>}
      {flaws.length > 0 && (
        <ul class="flaws">
          {flaws.map(({ label, cents }) => (
            <li key={label}>
              <span>{capital(label)}</span>
              {money(cents)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Each side's own wish, where more than one has been told. */
export function Proposals({ event }: { event: OfferEvent }) {
  const { t, locale } = useChat();
  const sides = (['buyer', 'merchant', 'platform'] as const).flatMap((side) => {
    const proposal = event.proposals[side];
    const amount = proposal?.amountCents;
    if (!proposal || amount === undefined) return [];
    const other = proposal.remedy !== event.remedy ? proposal.remedy : undefined;
    const { percentBps: share, reason, spokenFor } = proposal;
    return [{ side, amount, share, other, reason, spokenFor }];
  });
  if (sides.length < 2) return null;
  return (
    <dl class="proposals" aria-label={t.offer.proposals}>
      {sides.map(({ side, amount, share, other, reason, spokenFor }) => (
        <div key={side}>
          <dt>
            {t.offer.parties[side]}
            {spokenFor && ` · ${t.offer.spokenFor}`}
          </dt>
          <dd>
            {formatMoney(amount, event.currency, locale)}
            {share ? <small>{formatBps(share)}</small> : null}
            {other && <small>{t.remedies[other]}</small>}
          </dd>
          {reason && <dd class="said">{reason}</dd>}
        </div>
      ))}
    </dl>
  );
}
