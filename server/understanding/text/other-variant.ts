// Sizes and colours as buyers tell them apart in an order: what came is another one of the same kind.
const SIZE = '(?:\\d{2}(?:\\.5)?|[1-4]?x{0,3}[sml]|[大中小均])(?:码|号)?';
const COLOUR = '(?:[黑白红蓝绿黄灰粉紫橙棕金银米青杏]|咖啡|卡其|藏青|军绿|香槟)(?:色|的)?';
const SIZE_EN = '(?:\\d{1,2}(?:\\.5)?|x{0,3}[sl]|m|small|medium|large)';
const COLOUR_EN =
  '(?:black|white|red|blue|green|yellow|gr[ae]y|pink|purple|orange|brown|beige|navy|gold|silver|cream|khaki)';

// Only what has come already: "不要黑的 发白的吧" asks for it.
const zh = (kind: string) =>
  new RegExp(
    `(?<![不别想只还也再没])(?:下单|[买拍订定选要])(?:的是|的|了个|了|是)?(${kind})的?[，,。\\s]{0,2}(?:结果|却|但是?|可|怎么|你们|卖家|商家|店家){0,2}(?:给我(?:发|寄|送)|[发寄送](?:来|了|的|成|过来)|来了|来的|来|收到|拿到|到手|到的)(?:的是|的|了|个|是){0,2}(${kind})(?![\\d码号天元块]|\\.\\d)`,
    'g',
  );
const en = (kind: string) =>
  new RegExp(
    `\\b(?:ordered|bought|chose|picked|selected|asked for|paid for)(?: (?:the|an?|size|it|them|in)){0,3} (${kind})\\b[^.!?]{0,20}?\\b(?:got|received|sent|came|arrived)\\b(?: (?:me|the|an?|size|in|is|was)){0,3} (${kind})\\b`,
    'g',
  );

const MEANT: readonly { readonly pattern: RegExp; readonly plain: string }[] = [
  { pattern: zh(SIZE), plain: '发错尺码' },
  { pattern: zh(COLOUR), plain: '发错颜色' },
  { pattern: en(SIZE_EN), plain: 'wrong size sent' },
  { pattern: en(COLOUR_EN), plain: 'wrong color sent' },
];

const bare = (variant: string): string => variant.replace(/[码号色的]$/, '');

/** "买了41发来42" says that the wrong size was sent. Every place in the text stays where it is. */
export const asOtherVariant = (normal: string): string =>
  MEANT.reduce(
    (text, { pattern, plain }) =>
      text.replace(pattern, (words: string, ordered: string, came: string) =>
        bare(ordered) === bare(came) ? words : plain.padEnd(words.length),
      ),
    normal,
  );
