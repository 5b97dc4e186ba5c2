/**
 * Words of shop talk in pinyin. `STRONG` ones are no English word, nor part of one: at least one of them
 * must stand in a message that is read as pinyin.
 */
const STRONG: Readonly<Record<string, string>> = {
  tuikuan: '退款',
  tuihuo: '退货',
  tuiqian: '退钱',
  huanhuo: '换货',
  buqian: '补钱',
  weixiu: '维修',
  baoxiu: '保修',
  shouhou: '售后',
  pingmu: '屏幕',
  huahen: '划痕',
  jianpan: '键盘',
  dianchi: '电池',
  chongdianqi: '充电器',
  diannao: '电脑',
  shouji: '手机',
  xiezi: '鞋子',
  yifu: '衣服',
  kuaidi: '快递',
  wuliu: '物流',
  dingdan: '订单',
  fapiao: '发票',
  yunfei: '运费',
  dizhi: '地址',
  maijia: '卖家',
  shangjia: '商家',
  rengong: '人工',
  kefu: '客服',
  zhaopian: '照片',
  fahuo: '发货',
  shoudao: '收到',
  daozhang: '到账',
  quxiao: '取消',
  zhiliang: '质量',
  wenti: '问题',
  jiade: '假的',
  huaile: '坏了',
  shaole: '少了',
  cuole: '错了',
  buyaole: '不要了',
  meishoudao: '没收到',
  zenmeban: '怎么办',
  shenmeshihou: '什么时候',
  youhuiquan: '优惠券',
};
const WEAK: Readonly<Record<string, string>> = {
  wo: '我',
  ni: '你',
  nimen: '你们',
  ta: '他',
  zhe: '这',
  zhege: '这个',
  na: '那',
  nage: '那个',
  de: '的',
  le: '了',
  ma: '吗',
  ba: '吧',
  ne: '呢',
  ge: '个',
  yi: '一',
  you: '有',
  mei: '没',
  meiyou: '没有',
  bu: '不',
  bushi: '不是',
  buyao: '不要',
  buxiang: '不想',
  shi: '是',
  yao: '要',
  xiang: '想',
  xiangyao: '想要',
  neng: '能',
  keyi: '可以',
  hao: '好',
  haode: '好的',
  qing: '请',
  bang: '帮',
  gei: '给',
  zhuan: '转',
  zhao: '找',
  mai: '买',
  kai: '开',
  dao: '到',
  zai: '在',
  tui: '退',
  huan: '换',
  xiu: '修',
  hua: '划',
  huai: '坏',
  qian: '钱',
  duoshao: '多少',
  duojiu: '多久',
  dian: '点',
  zenme: '怎么',
  shenme: '什么',
  haimei: '还没',
  dou: '都',
  hen: '很',
  tai: '太',
  da: '大',
  xiao: '小',
};
const WORDS: Readonly<Record<string, string>> = { ...WEAK, ...STRONG };
const LONGEST = Math.max(...Object.keys(WORDS).map(({ length }) => length));
/** Longer texts are no pinyin that anybody types. */
const MOST = 60;

/** A message that is pinyin from end to end, in characters; undefined for any other. */
export function fromPinyin(text: string): string | undefined {
  if (text.length > MOST || !/^[a-z][a-z ,.!?]*$/.test(text)) return undefined;
  const clauses = text
    .split(/[,.!?]/)
    .map((part) => part.replaceAll(' ', ''))
    .filter((part) => part !== '')
    .map(wordsOf);
  if (!clauses.every((words) => words !== undefined)) return undefined;
  if (!clauses.flat().some((word) => Object.hasOwn(STRONG, word))) return undefined;
  return clauses.map((words) => words.map((word) => WORDS[word]).join('')).join(',');
}

/** The words that the letters fall into, the longest first; undefined where they do not. */
function wordsOf(letters: string): string[] | undefined {
  const ways: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++)
    for (let size = Math.min(LONGEST, end); size > 0 && !ways[end]; size--) {
      const word = letters.slice(end - size, end);
      const before = ways[end - size];
      if (before && Object.hasOwn(WORDS, word)) ways[end] = [...before, word];
    }
  return ways[letters.length];
}
