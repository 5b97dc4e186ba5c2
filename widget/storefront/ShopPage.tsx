import { useEffect, useState } from 'preact/hooks';
import { pickLocale, type WidgetLocale } from '../shared/locale.ts';
import type { Buyer, Marketplace } from './api.ts';
import { ShopContext, useShop } from './context.ts';
import { OrderList } from './OrderList.tsx';
import { OrderPage } from './OrderPage.tsx';
import { shopTexts } from './texts.ts';
import { signIn } from './widget.ts';

const BUYER = 'shop.buyer';
const LOCALE = 'shop.locale';
/** Nobody is signed in. */
const NOBODY = 'nobody';

/** The shop: who is signed in, in which language, and which of two pages is open. */
export function ShopPage({ market }: { market: Marketplace }) {
  const [locale, setLocale] = useKept(LOCALE, pickLocale(navigator.language));
  const [buyerId, setBuyerId] = useKept(BUYER, market.buyers[0]?.id ?? '');
  const language = locale as WidgetLocale;
  const orderId = useHash();
  // An address that names an order is its buyer's page, whoever was here before.
  const owner = market.orders.find(({ id }) => id === orderId)?.buyerId ?? buyerId;
  const buyer =
    owner === NOBODY
      ? undefined
      : (market.buyers.find(({ id }) => id === owner) ?? market.buyers[0]);
  const mine = market.orders.filter((order) => order.buyerId === buyer?.id);
  const order = mine.find((one) => one.id === orderId);
  const t = shopTexts(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = order ? `${order.items[0]?.title ?? order.id} · ${t.shop}` : t.shop;
  }, [language, order, t]);
  useEffect(() => signIn(buyer?.id, language), [buyer, language]);
  return (
    <ShopContext.Provider value={{ t, locale: language, market }}>
      <TopBar
        buyer={buyer}
        pick={(id) => {
          setBuyerId(id);
          location.hash = '';
        }}
        turn={() => setLocale(language === 'zh-CN' ? 'en' : 'zh-CN')}
      />
      {order ? <OrderPage order={order} /> : <OrderList orders={mine} isVisitor={!buyer} />}
      <Foot />
    </ShopContext.Provider>
  );
}

interface TopBarProps {
  readonly buyer: Buyer | undefined;
  readonly pick: (id: string) => void;
  readonly turn: () => void;
}

function TopBar({ buyer, pick, turn }: TopBarProps) {
  const { t, market, locale } = useShop();
  return (
    <header class="top">
      <a class="brand" href="#/">
        <span class="seal" aria-hidden="true">
          拾
        </span>
        <span>
          <strong>{t.shop}</strong>
          <small>{t.tagline}</small>
        </span>
      </a>
      <label class="who">
        <span>{t.buyer}</span>
        <select value={buyer?.id ?? NOBODY} onChange={(event) => pick(event.currentTarget.value)}>
          {market.buyers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value={NOBODY}>{t.visitor}</option>
        </select>
      </label>
      <button type="button" class="plain" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={turn}>
        {t.language}
      </button>
    </header>
  );
}

function Foot() {
  const { t, market } = useShop();
  return (
    <footer class="foot">
      <p>
        <strong>{t.demo}</strong>
        <span>{t.note}</span>
      </p>
      <p>
        <a href="/console/">{t.staff}</a>
        <span>{`${t.staffHint}${market.staff.map((one) => one.email).join(' · ')}`}</span>
      </p>
    </footer>
  );
}

/** The order that the address names. */
const orderInAddress = (): string =>
  decodeURIComponent(location.hash.replace(/^#\/?(orders\/)?/, ''));

function useHash(): string {
  const [hash, setHash] = useState(orderInAddress);
  useEffect(() => {
    const onChange = (): void => {
      setHash(orderInAddress());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return hash;
}

function useKept(key: string, first: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => sessionStorage.getItem(key) ?? first);
  return [
    value,
    (next) => {
      sessionStorage.setItem(key, next);
      setValue(next);
    },
  ];
}
