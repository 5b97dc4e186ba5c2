import { namesOf } from '../understanding/recognisers/item-names.ts';

/**
 * Goods that stand for themselves: no part and no accessory of other goods. Each line is one kind, by all
 * the names it goes by.
 */
const GOODS: readonly (readonly string[])[] = [
  ['电饭煲', '电饭锅', '高压锅', 'rice cooker'],
  ['空气炸锅', 'air fryer'],
  ['电磁炉', '微波炉', '烤箱', 'microwave', 'oven', 'toaster'],
  ['热水壶', '电水壶', 'kettle'],
  ['冰箱', '冰柜', 'fridge', 'refrigerator', 'freezer'],
  ['洗衣机', '烘干机', 'washing machine', 'washer', 'dryer'],
  ['空调', '电风扇', '风扇', '取暖器', 'air conditioner', 'heater'],
  ['电视', '电视机', '投影仪', 'tv', 'television', 'projector'],
  ['吹风机', '剃须刀', '卷发棒', 'hair dryer', 'hairdryer', 'shaver'],
  ['咖啡机', '榨汁机', '破壁机', 'coffee machine', 'coffee maker', 'blender'],
  ['吸尘器', '扫地机器人', '扫地机', 'vacuum', 'vacuum cleaner'],
  ['沙发', '床垫', '衣柜', '书架', 'sofa', 'couch', 'mattress', 'wardrobe', 'bookshelf'],
  ['自行车', '电动车', '滑板车', '平衡车', 'bicycle', 'bike', 'scooter'],
  ['婴儿车', '推车', 'stroller', 'pram'],
  ['钢琴', '吉他', '小提琴', '古筝', 'piano', 'guitar', 'violin'],
  ['打印机', '扫描仪', 'printer', 'scanner'],
  ['无人机', 'drone'],
  ['帐篷', '睡袋', 'tent', 'sleeping bag'],
  ['口红', '香水', '面霜', '粉底', 'lipstick', 'perfume'],
  ['羽绒服', '大衣', '连衣裙', '牛仔裤', 'dress', 'coat', 'jeans'],
  ['行李箱', 'suitcase'],
  ['手办', '乐高', 'lego'],
];
const ALL = GOODS.flat().sort((a, b) => b.length - a.length);
const words = (names: readonly string[]) => names.join('|');
const ZH = words(ALL.filter((name) => /[\u4e00-\u9fff]/.test(name)));
const EN = words(ALL.filter((name) => /[a-z]/.test(name)));

/** Said of one's own purchase, or of what it does: "买的电饭煲", "那台冰箱", "冰箱不制冷". */
const BOUGHT = new RegExp(
  `(?:买|订|下单|拍|收到|退|换)(?:了|的|到)?(?:那|这|一)?[个台件双把条款只张]?(${ZH})|[那这][个台件双把条款只张](${ZH})|(?<![用给拿连和跟在])(${ZH})(?:[^,，。]{0,4})(?:坏|破|裂|不|没|有|开|漏|少|脏|掉)|^(${ZH})$`,
);
const BOUGHT_EN = new RegExp(
  `\\b(?:bought|ordered|got|received|return|returning|purchased) (?:a|an|the|my|this)(?: \\w+)? (${EN})\\b|\\b(?:the|my|this) (${EN}) (?:i |you |is|isn'?t|was|wasn'?t|won'?t|wont|doesn'?t|doesnt|has|have|came|arrived|stopped|broke|leaks?|smells?)|^(?:the |my )?(${EN})$`,
  'i',
);

/** A thing that a buyer names as theirs and that no title is of; undefined where there is none such. */
export function strangeThing(text: string, titles: readonly string[]): string | undefined {
  const said = text.toLowerCase();
  const hit = BOUGHT.exec(said) ?? BOUGHT_EN.exec(said);
  const thing = hit?.slice(1).find(Boolean);
  if (!thing) return undefined;
  const kind = GOODS.find((names) => names.includes(thing)) ?? [thing];
  const isOurs = titles.some((title) => {
    const low = title.toLowerCase();
    const { kinds } = namesOf(title, []);
    return (
      kind.some((name) => low.includes(name)) || kinds.flat().some((name) => kind.includes(name))
    );
  });
  return isOurs ? undefined : thing;
}
