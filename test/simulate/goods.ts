import type { Category } from '../../server/terms/order.ts';
import type { PartWord } from './shape.ts';

export interface Good {
  readonly title: string;
  readonly category: Category;
  readonly zh: string;
  readonly en: string;
  /** 分, from and to. */
  readonly price: readonly [number, number];
  readonly parts: readonly [PartWord, ...PartWord[]];
  readonly serial?: true;
}

const SCREEN: PartWord = { zh: '屏幕', en: 'screen', zone: 'primary' };

/** What the simulated shop sells. */
export const GOODS = {
  laptop: {
    title: 'ThinkPad X1 Carbon Gen9 16G/512G 95新',
    category: 'electronics',
    zh: '笔记本',
    en: 'laptop',
    price: [150_000, 300_000],
    parts: [SCREEN],
    serial: true,
  },
  phone: {
    title: 'iPhone 14 128G 95新',
    category: 'electronics',
    zh: '手机',
    en: 'phone',
    price: [80_000, 290_000],
    parts: [SCREEN],
    serial: true,
  },
  bag: {
    title: 'Coach 托特包 95新',
    category: 'luxury_bag',
    zh: '包',
    en: 'bag',
    price: [60_000, 280_000],
    parts: [{ zh: '包底', en: 'bottom', zone: 'hidden' }],
  },
  coat: {
    title: '羊毛大衣 95新',
    category: 'apparel',
    zh: '大衣',
    en: 'coat',
    price: [20_000, 90_000],
    parts: [{ zh: '袖口', en: 'cuff', zone: 'secondary' }],
  },
  shoes: {
    title: '耐克跑鞋 42码 95新',
    category: 'shoes',
    zh: '鞋',
    en: 'shoes',
    price: [20_000, 120_000],
    parts: [{ zh: '鞋头', en: 'toe', zone: 'primary' }],
  },
  watch: {
    title: '天梭机械表 95新',
    category: 'watch_jewelry',
    zh: '手表',
    en: 'watch',
    price: [90_000, 290_000],
    parts: [{ zh: '表盘', en: 'dial', zone: 'primary' }],
    serial: true,
  },
  code: {
    title: 'Steam 钱包充值码 100元',
    category: 'virtual_code',
    zh: '充值码',
    en: 'gift card code',
    price: [9_000, 19_900],
    parts: [SCREEN],
  },
} as const satisfies Readonly<Record<string, Good>>;
export type GoodName = keyof typeof GOODS;
