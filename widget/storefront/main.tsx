import { render } from 'preact';
import { loadMarketplace } from './api.ts';
import { ShopPage } from './ShopPage.tsx';
import './shop.css';
import './order.css';
import { shopTexts } from './texts.ts';
import { carryWidget } from './widget.ts';

const root = document.getElementById('shop');
if (root) void start(root);

async function start(place: HTMLElement): Promise<void> {
  try {
    const market = await loadMarketplace();
    carryWidget(market.chatOrigin);
    render(<ShopPage market={market} />, place);
  } catch {
    render(<p class="empty">{shopTexts('zh-CN').failed}</p>, place);
  }
}
