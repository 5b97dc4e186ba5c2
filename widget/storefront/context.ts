import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WidgetLocale } from '../shared/locale.ts';
import type { Marketplace } from './api.ts';
import type { ShopTexts } from './texts.ts';

export interface Shop {
  readonly t: ShopTexts;
  readonly locale: WidgetLocale;
  readonly market: Marketplace;
}

export const ShopContext = createContext<Shop | undefined>(undefined);

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('outside the shop');
  return shop;
}

export const merchantName = (market: Marketplace, id: string): string =>
  market.merchants.find((merchant) => merchant.id === id)?.name ?? id;
