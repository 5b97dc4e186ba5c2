import type { PairTable } from './labels.ts';

/** Who follows a talk, and which others it belongs to. */
export const TIES = {
  'ties.title': ['关注与关联', 'Followers and links'],
  'ties.followers': ['关注的同事', 'Followed by'],
  'ties.links': ['关联会话', 'Linked talks'],
  'ties.related': ['有关联', 'related'],
  'ties.duplicate': ['重复', 'duplicate'],
  'ties.noCase': ['没有售后单的会话', 'a talk without a case'],
  'ties.unlink': ['取消关联', 'Unlink'],
  'ties.unlinkOf': ['取消与 {name} 的关联', 'Unlink {name}'],
  'ties.desk': ['在会话台打开', 'Open at the desk'],
} as const satisfies PairTable;
