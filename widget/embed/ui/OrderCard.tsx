import { formatMoney } from '../../shared/money.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

/** What the talk is about, as the shop's page or the ticket names it. */
export function OrderCard() {
  const { t, state, locale } = useChat();
  const { item, orderId } = state.target;
  if (!item) return null;
  const { title, paidCents, currency, grade, merchant } = item;
  return (
    <section class="order-card" aria-label={t.order.title}>
      <span class="order-mark">
        <Icon name="box" size={22} />
      </span>
      <div>
        <h2>{title}</h2>
        <p>
          {grade && <span class="tag">{grade}</span>}
          {paidCents !== undefined && currency && (
            <span>{`${t.order.paid} ${formatMoney(paidCents, currency, locale)}`}</span>
          )}
          {merchant && <span>{merchant}</span>}
        </p>
        {orderId && <p class="faint">{`${t.order.number} ${orderId}`}</p>}
      </div>
    </section>
  );
}
