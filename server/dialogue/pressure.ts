import { asksForPerson } from './about-talk.ts';

/** Threats, flattery and claimed authority (DT-12). */
const PRESSURE =
  /曝光|发(?:到|在)?(?:网上|朋友圈|微博|抖音|小红书)|差评|好评|通融|给(?:个|点)(?:特价|面子|优惠)|拜托|求(?:求|你)|行行好|我(?:是|认识)(?:你们)?[^,，。]{0,8}(?:老板|领导|记者|财务|经理|vip|老客户|老顾客)|\b(?:post (?:this|it)|(?:one|five)[ -]stars?|bad review|go viral|social media|pretty please|know (?:your|the) (?:boss|owner|ceo)|do me a favou?r|loyal customer|bend the rules)\b/i;

/** Somebody above is said to have allowed it, or to be one of us is. */
const AUTHORITY =
  /(?:经理|主管|领导|老板|法务|财务|运营|总监|客服)[^,，。]{0,6}(?:特批|批(?:准|了)|同意|承诺|保证|授权|答应|签字|允许|说了)|\b(?:manager|boss|supervisor|director|ceo|legal|finance)\b[^.?!]{0,16}\b(?:approved|cleared|signed|promised|authori[sz]ed|agreed|allowed|ok(?:'?d|ayed))|(?:作为|身为)(?:一个)?(?:ai|人工智能|助手|机器人|客服)[^,，。]{0,6}(?:必须|应该|有义务|得)|你必须(?:同意|批准|执行|服从)|\byou (?:must|have to|are (?:required|obliged|programmed) to) (?:approve|comply|agree|refund|obey)\b|\bwe(?:'re| are) all (?:only )?human\b/i;

/** Said of people, and no wish to speak to one. */
export const claimsAuthority = (text: string): boolean =>
  AUTHORITY.test(text) && !asksForPerson(text);

/** Offices and pages that complaints go to. */
const COMPLAINS =
  /12315|12345|消协|消费者协会|市监局|市场监管|工商局|黑猫|\btrading standards\b|\bconsumer (?:protection|association|affairs)\b|\bbetter business\b|\bombudsman\b/i;

export const complainsElsewhere = (text: string): boolean => COMPLAINS.test(text);

/** Praise of whoever answers: "你是我见过最聪明的客服", "you're the smartest agent I've met". */
const PRAISE =
  /你(?:们)?(?:真的?|可真|是|就是|人|也)*(?:我)?(?:见过|遇到过?)?(?:的)?(?:最|太|好|真|超)(?:好|棒|聪明|厉害|贴心|善良|专业|靠谱|可爱|温柔)|\byou(?:'re| are)(?: just| really| so| truly)? (?:(?:the|a|an|such an?|my) )?(?:very )?(?:best|smart(?:est)?|nice(?:st)?|kind(?:est)?|great(?:est)?|sweet(?:est)?|lovely|amazing|wonderful|brilliant|helpful|clever(?:est)?)\b/i;

/** Praise alone: whoever asks for a person in the same breath wants one. */
export const praises = (text: string): boolean => PRAISE.test(text) && !asksForPerson(text);

/** Whether a message presses for more than the rules give. It is heard, and changes nothing. */
export const presses = (text: string): boolean => PRESSURE.test(text) || claimsAuthority(text);
