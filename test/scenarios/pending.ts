const RETURNS = 'returns, their labels and inspection';
const CODES = 'card codes: the check and its report';
const NO_REASON = 'no-reason returns';

/** Scenarios whose flow is not there yet, and what they wait for. Empty when the work is done. */
export const PENDING: Readonly<Record<string, string>> = {
  'zh-05': NO_REASON,
  'zh-07': CODES,
  'zh-13': 'transit damage: a proposal that the desk approves, the carrier’s claim',
  'zh-16': 'interception',
  'zh-19': 'two flaws on one item',
  'zh-23': RETURNS,
  'zh-35': NO_REASON,
  'en-04': CODES,
};
