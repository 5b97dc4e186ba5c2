/** Threats, flattery and claimed authority (DT-12). */
const PRESSURE =
  /曝光|发(?:到|在)?(?:网上|朋友圈|微博|抖音|小红书)|差评|好评|通融|给(?:个|点)(?:特价|面子|优惠)|拜托|求(?:求|你)|行行好|我(?:是|认识)(?:你们)?[^,，。]{0,8}(?:老板|领导|记者|财务|经理|vip|老客户|老顾客)|\b(?:post (?:this|it)|(?:one|five)[ -]stars?|bad review|go viral|social media|pretty please|know (?:your|the) (?:boss|owner|ceo)|do me a favou?r|loyal customer|bend the rules)\b/i;

/** Whether a message presses for more than the rules give. It is heard, and changes nothing. */
export const presses = (text: string): boolean => PRESSURE.test(text);
