/** Scenarios whose flow is not there yet, by what they wait for. Empty when the work is done. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  'returns: label, tracking, inspection and its dispute': [
    'wrg-item',
    'nrr-eu',
    'nrr-size',
    'nrr-r4',
    'nrr-activated',
    'return-lost',
  ],
  'interception, traces and unshipped orders': [
    'zh-16',
    'log-lost',
    'log-short',
    'log-refused',
    'ful-free',
    'ful-address',
  ],
  'words that the talk does not follow yet': [
    'nad-points',
    'def-lock',
    'ful-cancel',
    'ful-oos',
    'nrr-intercept-fails',
    'zh-19',
    'nad-spec',
    'nrr-price',
    'svc-freight',
    'svc-coupon',
    'svc-invoice',
  ],
  'card codes: the check, its report and the reissue': [
    'en-04',
    'vir-used-before',
    'vir-undelivered',
    'vir-topup',
  ],
  'the desk: approve, appraise, arbitrate, appeal, override': [
    'cnd-restored',
    'aut-fake',
    'aut-part',
    'def-safety',
    'svc-attitude',
  ],
  'exchange, resend and repair': ['def-no-stock', 'def-two-fails', 'def-30-days'],
  'the gateway: three failures, disputes': ['gateway-fails', 'chargeback'],
};

export const PENDING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(WAITING).flatMap(([reason, ids]) => ids.map((id) => [id, reason])),
);
