/** Steps through courts, lawyers or the police that the buyer means to take, as against words that merely sound so. */
const GOES_TO_LAW =
  /(?:我|咱们?|要|准备|已经|马上|再不[^,，。]{0,8})[^,，。]{0,6}(?:起诉|打官司|立案|报警|报案|走(?:法律|司法))|(?:告|起诉)(?:你们|平台|卖家|商家)|律师函|(?:找|请|委托)了?(?:个|好)?律师|我的律师|(?:法院|法庭)见|[去上](?:法院|法庭)|收(?:法院)?传票|\b(?:sue|suing) (?:you|your|the|this)\b|\blawsuit\b|\b(?:my|our) (?:lawyer|attorney|solicitor)\b|\bsee you in court\b|\btake (?:you|this|it) to (?:\w+ ){0,2}court\b|\blegal action\b|\bcall(?:ing)? the police\b/i;

/**
 * Whether a message announces legal steps. Nobody is talked out of them and nothing is paid for them:
 * a person takes over.
 */
export const goesToLaw = (text: string): boolean => GOES_TO_LAW.test(text);
