import type { insightZh } from './insight-zh.ts';

/** A merchant's figures in English. */
export const insightEn: Readonly<Record<keyof typeof insightZh, string>> = {
  'insight.title': 'Insight',
  'insight.days': 'last {n} {n|day|days}',
  'insight.orders': 'Orders',
  'insight.cases': 'Cases',
  'insight.rate': 'After-sales rate',
  'insight.rateOf': '{n} {n|case|cases} of {all} {all|order|orders}',
  'insight.reply': 'Reply time (median)',
  'insight.hours': '{n} h',
  'insight.quick': 'under 1 h',
  'insight.answers':
    'agreed {agreed} · by mandate {mandate} · by silence {silent} · refused {refused}',
  'insight.refunded': 'Refunded',
  'insight.held': 'held {held} · released {released}',
  'insight.suggestions': 'What listings might say',
  'insight.mention': '{n} {n|case mentions|cases mention} “{word}”',
  'insight.mentionHint': 'If the listing of {item} does not say so, add it or a photo of it.',
  'insight.trend': 'Orders and cases by week',
  'insight.reasons': 'Reasons',
  'insight.none': 'No cases lately.',
  'insight.items': 'Items with most cases',
  'insight.caseCount': '{n} {n|case|cases}',
  'insight.tier': 'Tier',
  'insight.tierKept': 'By this record it stays at the next review',
  'insight.tierNext': 'By this record the next review gives {tier}',
  'insight.record': 'faults {fault} · disputes {dispute}',
  'insight.raise': 'To come out as tier {tier}:',
  'insight.best': 'This is the best tier.',
};
