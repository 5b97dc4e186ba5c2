import { formatMoney } from '../shared/money.ts';
import { shortDate } from '../shared/time.ts';
import type { Order } from './api.ts';
import { merchantName, useShop } from './context.ts';
import { ItemLine } from './ItemLine.tsx';

interface OrderListProps {
  readonly orders: readonly Order[];
  readonly isVisitor: boolean;
}

/** The buyer's orders, newest first; a visitor's are not told. */
export function OrderList({ orders, isVisitor }: OrderListProps) {
  const { t } = useShop();
  const sorted = [...orders].sort((a, b) => b.placedAt.localeCompare(a.placedAt));
  return (
    <main class="page">
      <h1>
        {t.orders}
        {!isVisitor && <small>{t.count(orders.length)}</small>}
      </h1>
      {orders.length === 0 && <p class="empty">{isVisitor ? t.signIn : t.none}</p>}
      <ul class="orders">
        {sorted.map((order) => (
          <OrderEntry key={order.id} order={order} />
        ))}
      </ul>
    </main>
  );
}

function OrderEntry({ order }: { order: Order }) {
  const { t, locale, market } = useShop();
  const merchants = [...new Set(order.items.map((item) => merchantName(market, item.merchantId)))];
  const url = `#/orders/${encodeURIComponent(order.id)}`;
  return (
    <li class="panel order">
      <header>
        <span>{merchants.join(' · ')}</span>
        <span class={`status ${order.status}`}>{t.status[order.status]}</span>
      </header>
      {order.items.map((item) => (
        <ItemLine key={item.id} item={item} currency={order.currency} href={url} />
      ))}
      <footer>
        <span class="faint">{`${t.placed} ${shortDate(order.placedAt, locale)}`}</span>
        <span class="total">
          {t.paid}
          <strong>{formatMoney(order.paidCents, order.currency, locale)}</strong>
        </span>
        <a class="button" href={url}>
          {t.detail}
        </a>
      </footer>
    </li>
  );
}
