/** What of the rules for a return a question is about, beside whether and until when. */
export type PolicyAspect = 'after' | 'opened' | 'packaging' | 'fake' | 'appraisal';

const FAKE =
  /假一(?:赔|罚)(?:三|十|\d)|退一赔三|(?:假货|假的)[^,，。]{0,6}(?:怎么赔|赔多少|赔几)|\b(?:triple|three times|treble)\b[^.?!]{0,30}\b(?:damages|compensation|price|refund)\b/i;
/** Who says whether it is genuine, and who pays for that. */
const APPRAISAL =
  /(?:能|可以|可不可以|能不能|帮我|要不要|需不需要)[^,，。]{0,4}(?:送检|鉴定)(?:一下)?(?:真假)?[吗么嘛?？]|(?:谁|怎么|咋|哪里|哪儿|找谁)[^,，。]{0,6}(?:鉴定|验真假?|判断真假)|鉴定[^,，。]{0,3}(?:费|的?钱|要钱|收费)|费用?[^,，。]{0,8}鉴定|\bwho\b[^.?!]{0,24}\b(?:genuine|authentic\w*|apprais\w*)|\bapprais\w*[^.?!]{0,12}\b(?:fee|cost|pay|price)|\bpay\b[^.?!]{0,20}\bapprais\w*/i;
const PACKAGING =
  /(?:原|外)?(?:包装|盒子?|纸箱|箱子)[^,，。]{0,8}(?:扔|丢|没了|不在|还要|必须|一起|拆|要不要|要吗|寄)|(?:要不要|需不需要|必须|需要|要带?|没有?|不要|(?:弄)?丢了?|扔了?)[^,，。]{0,4}(?:原包装|包装盒|原盒|盒子)|\b(?:need|without|keep|threw|lost|have)\b[^.?!]{0,16}\b(?:box|packaging)\b/i;
const OPENED =
  /(?:拆(?:开|封|了|过)|开封|打开|试(?:穿|用|戴|了|过)|用(?:过|了一)|穿(?:过|了一)|戴(?:过|了一)|激活)[^,，。]{0,8}(?:还|也|就|算)?(?:能|可以|可不可以|能不能)?[^,，。]{0,3}退|\b(?:opened|unsealed|tried (?:it|them) on|used|worn|wore|activated)\b[^.?!]{0,30}\breturn|\breturn[^.?!]{0,30}\b(?:opened|unsealed|used|worn|tried|activated)\b/i;
const AFTER =
  /(?:过了|超过|超了|满了?|晚于)[^,，。]{0,6}(?:天|期|时间|日)|(?:天|期限?|时间)(?:以?后|过了)|\b(?:after|past|beyond)\b[^.?!]{0,24}\b(?:days?|window|period|deadline)\b/i;

const ASPECTS: readonly (readonly [PolicyAspect, RegExp])[] = [
  ['fake', FAKE],
  ['appraisal', APPRAISAL],
  ['packaging', PACKAGING],
  ['opened', OPENED],
  ['after', AFTER],
];

/** The side of the return rules that a text asks about; undefined where it asks about none of these. */
export const aspectOf = (text: string): PolicyAspect | undefined =>
  ASPECTS.find(([, words]) => words.test(text))?.[0];

/** "到底是不是真的", "how do you check": before a claim of it a doubt, within one a question who settles it. */
export const asksIfGenuine = (text: string): boolean =>
  /(?:到底|究竟)是(?:不是)?(?:真|假|正品)|(?:怎么|咋|如何)(?:去)?(?:判断|查证|核实|看真假)|\bhow (?:do|will|would|can) (?:you|u|they|i)\b[^.?!]{0,16}\b(?:check|verify|authenticate|tell)\b/i.test(
    text,
  );
