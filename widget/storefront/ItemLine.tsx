import { formatMoney } from '../shared/money.ts';
import type { OrderItem } from './api.ts';
import { useShop } from './context.ts';
import { Thumb } from './Thumb.tsx';

interface ItemLineProps {
  readonly item: OrderItem;
  readonly currency: string;
  readonly href?: string;
}

export function ItemLine({ item, currency, href }: ItemLineProps) {
  const { t, locale } = useShop();
  return (
    <div class="item">
      <Thumb category={item.category} title={item.title} src={item.listingPhotos?.[0]} />
      <div class="item-words">
        <h2>{href ? <a href={href}>{item.title}</a> : item.title}</h2>
        <p>
          <span class="grade">{t.grades[item.listedGrade]}</span>
          <span class="faint">{t.confirmedBy[item.gradedBy]}</span>
        </p>
      </div>
      <p class="price">
        {formatMoney(item.paidCents, currency, locale)}
        <small>{t.quantity(item.quantity)}</small>
      </p>
    </div>
  );
}
