import type { PairTable } from './labels.ts';

/** What a colleague may be good at, beside reasons and categories, as the routing and the demo name it. */
export const SKILLS: PairTable = {
  high_value: ['高价值商品', 'High value'],
  authenticity: ['真伪鉴别', 'Authenticity'],
  virtual: ['卡密与虚拟商品', 'Codes and virtual goods'],
  digital: ['数码产品', 'Electronics'],
  luxury: ['奢侈品', 'Luxury goods'],
  watches: ['钟表', 'Watches'],
};
