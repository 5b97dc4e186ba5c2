import type { PairTable } from './labels.ts';

/** Carriers by the names their customers know; another one is called as the shop calls it. */
export const CARRIERS: PairTable = {
  SF: ['顺丰速运', 'SF Express'],
  YTO: ['圆通速递', 'YTO Express'],
  ZTO: ['中通快递', 'ZTO Express'],
  STO: ['申通快递', 'STO Express'],
  YD: ['韵达快递', 'Yunda Express'],
  JD: ['京东物流', 'JD Logistics'],
  EMS: ['邮政 EMS', 'EMS'],
  JT: ['极兔速递', 'J&T Express'],
  DB: ['德邦快递', 'Deppon Express'],
  UPS: ['UPS', 'UPS'],
  FEDEX: ['FedEx', 'FedEx'],
  DHL: ['DHL', 'DHL'],
  USPS: ['USPS', 'USPS'],
  SIM: ['模拟快递', 'simulated carrier'],
};
