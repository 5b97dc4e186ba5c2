import { useCallback } from 'react';
import { listTickets } from '../api/calls.ts';
import type { TalkContext } from '../api/desk-calls.ts';
import { formatCents } from '../format/money.ts';
import { ticketHref } from '../hooks/route.ts';
import { useLoad } from '../hooks/use-load.ts';
import { StateTag } from '../parts/tags.tsx';
import { When } from '../parts/when.tsx';
import { CARRIERS } from '../words/carrier-labels.ts';
import { type DeskWord, useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';

interface Props {
  readonly context: TalkContext;
  readonly now: number;
}

/** Who asks, what they bought, and what came of it before. */
export function BuyerTab({ context, now }: Props) {
  const w = useDeskWords();
  const { label } = useLanguage();
  const { buyer, order } = context;
  const figure = (value: unknown) => {
    if (typeof value === 'boolean') return w(value ? 'yes' : 'no');
    return typeof value === 'string' ? <When at={value} now={now} /> : String(value);
  };
  return (
    <>
      {buyer && (
        <section className="sheet section brief">
          <h2>{buyer.name}</h2>
          <dl>
            {FIGURES.map(([word, field]) =>
              buyer[field] === undefined ? null : (
                <div key={field}>
                  <dt>{w(word)}</dt>
                  <dd>{figure(buyer[field])}</dd>
                </div>
              ),
            )}
          </dl>
        </section>
      )}
      {order && (
        <section className="sheet section brief">
          <h2>{w('order')}</h2>
          <dl>
            <div>
              <dt>{order.id}</dt>
              <dd>{formatCents(order.paidCents, order.currency)}</dd>
            </div>
            {order.items.map((item) => (
              <div key={String(item.id)}>
                <dt>{String(item.title)}</dt>
                <dd>{formatCents(Number(item.paidCents), order.currency)}</dd>
              </div>
            ))}
          </dl>
          {order.shipments.map((parcel) => (
            <p key={String(parcel.id)} className="muted">
              {w('shipments')} {label(CARRIERS, String(parcel.carrier))}{' '}
              <code>{String(parcel.trackingNo)}</code>
            </p>
          ))}
        </section>
      )}
      {buyer && <Earlier buyerId={buyer.id} current={context.ticketId} />}
    </>
  );
}

const FIGURES: readonly (readonly [DeskWord, string])[] = [
  ['buyer.since', 'registeredAt'],
  ['buyer.verified', 'verified'],
  ['buyer.orders', 'orders90d'],
  ['buyer.aftersales', 'aftersales90d'],
  ['buyer.keep', 'keepGoodsRefunds30d'],
  ['buyer.risk', 'riskScore'],
];

function Earlier({ buyerId, current }: { buyerId: string; current: string | undefined }) {
  const w = useDeskWords();
  const { label } = useLanguage();
  const found = useLoad(
    useCallback((signal: AbortSignal) => listTickets({ q: buyerId, limit: 20 }, signal), [buyerId]),
  );
  const others = found.data?.items.filter(({ id }) => id !== current);
  return (
    <section className="sheet section brief">
      <h2>{w('earlier')}</h2>
      {others?.length === 0 && <p className="muted">{w('earlier.none')}</p>}
      <ul className="earlier">
        {others?.map((row) => (
          <li key={row.id}>
            <a href={ticketHref(row.id)}>{row.number}</a>
            <span>
              {label(LEAVES, row.leaf)} · {row.itemTitle}
            </span>
            <StateTag state={row.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
