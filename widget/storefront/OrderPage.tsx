import { formatMoney } from '../shared/money.ts';
import { clockTime, shortDate } from '../shared/time.ts';
import type { Order, OrderItem } from './api.ts';
import { merchantName, useShop } from './context.ts';
import { ItemLine } from './ItemLine.tsx';
import { openChat } from './widget.ts';

/** One order: how far it has come, what is in it, and the button that starts a claim. */
export function OrderPage({ order }: { order: Order }) {
  const { t, locale } = useShop();
  return (
    <main class="page order-page">
      <a class="back" href="#/">
        {`‹ ${t.back}`}
      </a>
      <section class="panel hero">
        <h1>{t.status[order.status]}</h1>
        <p class="faint">
          {`${t.order} ${order.id} · ${t.placed} ${shortDate(order.placedAt, locale)}`}
        </p>
        <Way order={order} />
      </section>
      {order.items.map((item) => (
        <ItemPanel key={item.id} order={order} item={item} />
      ))}
      <div class="columns">
        <Delivery order={order} />
        <Sums order={order} />
      </div>
    </main>
  );
}

/** How many of the four steps an order has behind it. */
const REACHED: Readonly<Record<Order['status'], number>> = {
  paid: 1,
  shipped: 2,
  signed: 3,
  delivered_digital: 3,
  completed: 4,
};

function Way({ order }: { order: Order }) {
  const { t } = useShop();
  return (
    <ol class="way">
      {t.steps.map((step, index) => (
        <li key={step} class={index < REACHED[order.status] ? 'done' : ''}>
          {step}
        </li>
      ))}
    </ol>
  );
}

function ItemPanel({ order, item }: { order: Order; item: OrderItem }) {
  const { t, market } = useShop();
  const merchant = merchantName(market, item.merchantId);
  const { id: itemId, title, paidCents } = item;
  const ask = (): void =>
    openChat({
      orderId: order.id,
      itemId,
      item: {
        title,
        paidCents,
        currency: order.currency,
        grade: t.grades[item.listedGrade],
        merchant,
      },
    });
  return (
    <section class="panel">
      <ItemLine item={item} currency={order.currency} />
      <dl class="about">
        <div>
          <dt>{t.soldBy}</dt>
          <dd>{merchant}</dd>
        </div>
        <div>
          <dt>{t.flaws}</dt>
          <dd>{item.disclosures.map((one) => one.note).join('；') || t.noFlaws}</dd>
        </div>
      </dl>
      <div class="actions">
        <button type="button" class="button solid" onClick={ask}>
          {t.apply}
        </button>
      </div>
    </section>
  );
}

function Delivery({ order }: { order: Order }) {
  const { t, locale } = useShop();
  const [shipment] = order.shipments;
  const events = [...(shipment?.events ?? [])].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section class="panel">
      <h2>{t.logistics}</h2>
      {shipment && <p class="faint">{`${shipment.carrier} ${shipment.trackingNo}`}</p>}
      <ul class="trail">
        {events.slice(0, 3).map((event) => (
          <li key={event.at}>
            <time>{`${shortDate(event.at, locale)} ${clockTime(event.at, locale)}`}</time>
            <span>{event.text}</span>
          </li>
        ))}
      </ul>
      <h2>{t.address}</h2>
      <p>{`${order.receiver.name} ${order.receiver.phone}`}</p>
      <p class="faint">{order.receiver.address}</p>
    </section>
  );
}

function Sums({ order }: { order: Order }) {
  const { t, locale } = useShop();
  const money = (cents: number): string => formatMoney(cents, order.currency, locale);
  const goods = order.paidCents - order.freightCents + order.couponCents;
  return (
    <section class="panel">
      <h2>{t.sum}</h2>
      <dl class="sums">
        <div>
          <dt>{t.goods}</dt>
          <dd>{money(goods)}</dd>
        </div>
        <div>
          <dt>{t.freight}</dt>
          <dd>{money(order.freightCents)}</dd>
        </div>
        <div>
          <dt>{t.coupon}</dt>
          <dd>{money(-order.couponCents || 0)}</dd>
        </div>
        <div class="grand">
          <dt>{t.paid}</dt>
          <dd>{money(order.paidCents)}</dd>
        </div>
      </dl>
    </section>
  );
}
