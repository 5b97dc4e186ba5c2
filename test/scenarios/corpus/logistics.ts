import type { OrderSketch, Scenario } from '../shape.ts';
import { BACK, dress, files, NOTHING, PAID, paid, phone, sentBack, shoes } from './kit.ts';

/** Under way for ten days, and not a scan for eight. */
const STUCK: Pick<OrderSketch, 'status' | 'shipped' | 'placed' | 'scans'> = {
  status: 'shipped',
  placed: -264,
  shipped: -240,
  scans: [
    { at: -240, code: 'accepted' },
    { at: -192, code: 'in_transit' },
  ],
};

/** LOG and WRG: the way, and what was packed. */
export const LOGISTICS: readonly Scenario[] = [
  {
    id: 'log-lost',
    title: '丢件，保价 1500：承运人到限额，其余订件方',
    order: {
      ...STUCK,
      items: [{ ...phone, paidCents: 200_000 }],
      parcel: { declaredValueCents: 150_000 },
    },
    knows: { leaf: 'LOG.lost', remedy: 'refund_only' },
    steps: [
      { say: '快递八天没动过了 是不是丢件了 丢了就退款吧' },
      { report: 'intercept', result: { status: 'lost' } },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `screening (offer_wait |intercepting )*${PAID}`,
      leaf: 'LOG.lost',
      cash: 200_000,
      shares: { carrier: 150_000, merchant: 50_000 },
      reversal: 5_000,
      goods: 'lost',
      because: ['L07: limit 150,000 to the carrier, the rest to who booked (consignor)', '10 %'],
    },
  },
  {
    id: 'log-not-received',
    title: '显示签收未收到，未保价：承运人按市价赔',
    order: {
      items: [{ ...shoes, paidCents: 30_000 }],
      parcel: { bookedBy: 'platform' },
      signed: -30,
    },
    knows: {
      leaf: 'LOG.not_received',
      remedy: 'refund_only',
      other: { address_confirm: 'yes', confirm: 'yes' },
    },
    steps: [
      { say: '物流显示签收了 但我根本没收到货 收货地址没错 退款' },
      { report: 'intercept', result: { status: 'lost' } },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `screening (offer_wait |intercepting )*${PAID}`,
      leaf: 'LOG.not_received',
      cash: 30_000,
      shares: { carrier: 30_000 },
      reversal: 0,
      because: [
        'L07; uninsured: civil law (快递暂行条例 27), the carrier owes the market value (民法典 833)',
        '§6: commission untouched',
      ],
    },
  },
  {
    id: 'log-delay',
    title: '物流慢：告知进度',
    order: {
      items: [{ ...dress, paidCents: 30_000 }],
      status: 'shipped',
      shipped: -40,
      scans: [{ at: -20, code: 'in_transit' }],
    },
    knows: { leaf: 'LOG.delay' },
    steps: [{ say: '快递怎么这么慢 物流延误好几天了' }],
    end: {
      state: 'informed',
      path: '.*',
      leaf: 'LOG.delay',
      ...NOTHING,
      because: ['§3: IF'],
    },
  },
  {
    id: 'log-short',
    title: '途中短少充电器：按表退',
    order: { items: [{}] },
    knows: {
      leaf: 'LOG.short_in_transit',
      remedy: 'partial_refund',
      other: { accessory: 'charger', packing: 'sound' },
    },
    steps: [
      {
        say: '外箱胶带被划开过 运输途中少了充电器 退点钱就行',
        files: files('photo_waybill', 'all_contents'),
      },
      { accept: 'partial_refund' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `(screening|screening evidence_wait screening) offer_wait ${PAID}`,
      leaf: 'LOG.short_in_transit',
      cash: 25_200,
      shares: { carrier: 25_200 },
      reversal: 0,
      because: [
        'DT-6c: charger 6 % of 420,000 ≤ 30,000',
        'L07; uninsured: the carrier owes the market value (民法典 833)',
      ],
    },
  },
  {
    id: 'log-refused',
    title: '买家拒收，包裹退回验收后退款，退回运费买家承担',
    order: {
      items: [{ ...dress, paidCents: 60_000 }],
      status: 'shipped',
      shipped: -72,
      scans: [
        { at: -70, code: 'accepted' },
        { at: -3, code: 'refused' },
      ],
    },
    knows: { leaf: 'LOG.reject_return', remedy: 'refund_only' },
    steps: [
      { say: '我不想要了 快递到了我拒收了 退款' },
      { finish: true },
      { track: 'returned_to_sender' },
      sentBack,
      { inspect: 'R0' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `screening (offer_wait )?intercepting return_transit inspection ${PAID}`,
      leaf: 'LOG.reject_return',
      cash: 60_000,
      offset: 1_200,
      shares: { merchant: 60_000 },
      reversal: 9_000,
      because: [
        '§3: RO after arrival',
        'cause: no reason → L02, DT-8 return leg 1,200 the buyer’s',
      ],
    },
  },
  {
    id: 'wrg-item',
    lang: 'en',
    title: 'Wrong item sent, US pack: returned at the seller’s cost',
    order: {
      market: 'US',
      items: [
        {
          title: 'Nike Pegasus 40, men 10',
          category: 'shoes',
          paidCents: 30_000,
          commissionBps: 2_000,
        },
      ],
      parcel: { carrier: 'UPS' },
    },
    knows: { leaf: 'WRG.wrong_item', remedy: 'return_refund' },
    steps: [
      {
        say: 'you sent me the wrong item, I ordered running shoes and got sandals. I want to return it for a full refund',
        files: files('photo_overview', 'photo_waybill'),
      },
      { accept: 'return_refund' },
      sentBack,
      { inspect: 'R0' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `screening offer_wait ${BACK} ${PAID}`,
      leaf: 'WRG.wrong_item',
      cash: 30_000,
      freight: null,
      reversal: 6_000,
      because: [
        'US pack: return 42,000¢ automatic; DT-8 names the label’s price in 分 only',
        'L10 packer (consignor); 20 % of 30,000',
      ],
    },
  },
  {
    id: 'wrg-part',
    title: '少充电器：补发，签收七天无异议结案',
    order: { items: [{}] },
    knows: { leaf: 'WRG.missing_part', remedy: 'resend', other: { accessory: 'charger' } },
    steps: [
      { say: '盒子里没有充电器 少配件了 给我补发一个', files: files('all_contents') },
      { accept: 'resend' },
      { is: 'exchange_wait' },
      { by: 'merchant', act: 'ship_exchange', carrier: 'SF', trackingNo: 'EX-wrg-part' },
      { is: 'exchange_transit' },
      { track: 'delivered', parcel: 'exchange' },
      { deadline: 'T-17', minutesBefore: 1 },
      { is: 'exchange_transit' },
      { deadline: 'T-17' },
    ],
    end: {
      state: 'completed',
      path: 'screening offer_wait exchange_wait exchange_transit settling completed',
      leaf: 'WRG.missing_part',
      remedy: 'resend',
      ...NOTHING,
      because: ['DT-6c: resend first', 'T-17: 7 d after signing → settle'],
    },
  },
  {
    id: 'wrg-missing',
    title: '买三双少一双：只退一双',
    order: { items: [{ ...shoes, title: '运动袜 三双装', paidCents: 30_000, quantity: 3 }] },
    knows: {
      leaf: 'WRG.missing_item',
      remedy: 'refund_only',
      other: { quantity: '1' },
    },
    steps: [
      {
        say: '买了三双袜子 少发了一双 退那一双的钱',
        files: files('all_contents', 'photo_waybill'),
      },
      { accept: 'refund_only' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `(screening|screening evidence_wait screening) offer_wait ${PAID}`,
      leaf: 'WRG.missing_item',
      cash: 10_000,
      shares: { merchant: 10_000 },
      reversal: 1_200,
      because: ['RO of the piece: 30,000 / 3', 'DT-5 refund-only 10,000', 'L10 packer; 12 %'],
    },
  },
  {
    id: 'wrg-empty',
    title: '空包争议：举证、评审团九票、裁给买家',
    order: { items: [{ ...phone, paidCents: 80_000 }] },
    knows: { leaf: 'WRG.empty', remedy: 'refund_only' },
    steps: [
      {
        say: '收到个空包裹 盒子里什么都没有 退款',
        files: files('photo_waybill', 'video_unbox'),
      },
      { by: 'agent', act: 'open_arbitration', reason: '寄售方称已放入' },
      { is: 'arb_evidence' },
      { by: 'buyer', act: 'open_jury' },
      { by: 'merchant', act: 'open_jury' },
      { by: 'agent', act: 'open_jury' },
      { is: 'arb_jury' },
      { votes: 9, for: 'buyer' },
      { by: 'operator', act: 'arbitrate', outcome: 'refund_only', reason: '评审团九票' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `screening (intercepting |platform_review |offer_wait )*arb_evidence arb_jury arb_decided ${PAID}`,
      leaf: 'WRG.empty',
      cash: 80_000,
      shares: { merchant: 80_000 },
      reversal: 8_000,
      because: [
        'E18: value < ¥5,000, both consent; E19: nine votes; the tables say how much',
        'L10 packer (consignor); 10 %',
      ],
    },
  },
  {
    id: 'wrg-gift',
    title: '赠品补发不了，买家三天不选：超时关闭',
    order: { items: [{ ...dress, paidCents: 60_000 }] },
    knows: { leaf: 'WRG.gift_missing', remedy: 'resend', other: { accessory: 'gift' } },
    steps: [
      { say: '说好送的丝巾赠品没有 给我补发', files: files('all_contents') },
      { accept: 'resend' },
      { by: 'merchant', act: 'reject', reasonCode: 'out_of_stock', note: '赠品送完了' },
      { is: 'offer_wait' },
      { deadline: 'T-04' },
    ],
    end: {
      state: 'closed_timeout',
      path: 'screening offer_wait exchange_wait offer_wait closed_timeout',
      leaf: 'WRG.gift_missing',
      ...NOTHING,
      because: ['E27: cannot be sent → OFFER_WAIT', 'T-04: 72 h → CLOSED_TIMEOUT, no waiver'],
    },
  },
];
