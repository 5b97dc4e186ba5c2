import { useCallback } from 'react';
import { fill, type Values } from './fill.ts';
import type { PairTable } from './labels.ts';
import { useLanguage } from './language.tsx';

/** Of doing one thing to many tickets. */
const BULK = {
  label: ['批量处理', 'Several at once'],
  select: ['选择 {number}', 'Select {number}'],
  all: ['全选已显示的工单', 'Select every ticket shown'],
  chosen: ['已选 {n} 单', '{n} selected'],
  clear: ['取消选择', 'Clear'],
  reading: ['正在核对可做的操作…', 'Checking what may be done…'],
  unread: ['{n} 单读取失败', '{n} could not be read'],
  'not.some': ['其中 {n} 单当前不能做此操作', 'not possible for {n} of them now'],
  hours: ['延长（小时）', 'Hours more'],
  reason: ['原因（买卖双方都会看到）', 'Why (both sides will read it)'],
  confirm: ['对 {n} 单执行「{action}」', '{action}: {n} {n|ticket|tickets}'],
  back: ['返回', 'Back'],
  done: ['「{action}」已完成 {n} 单', '{action}: {n} done'],
  failed: ['{n} 单未成功', '{n} not done'],
  close: ['收起结果', 'Hide the results'],
  ok: ['已完成', 'Done'],
  not: ['没有成功', 'Not done'],
  'error.action_not_allowed': ['当前状态不能做此操作', 'Not possible in its present state'],
  'error.version_conflict': ['工单刚有变化，请重试', 'It has just changed; try again'],
  'error.not_found': ['工单不存在或无权处理', 'There is no such ticket for you'],
  'error.validation_failed': ['填写有误', 'Something filled in is wrong'],
} as const satisfies PairTable;
export type BulkWord = keyof typeof BULK;

/** A word whose key is made at run time. */
export const isBulkWord = (key: string): key is BulkWord => Object.hasOwn(BULK, key);

export function useBulkWords(): (key: BulkWord, values?: Values) => string {
  const { locale } = useLanguage();
  return useCallback(
    (key, values = {}) => fill(BULK[key][locale === 'en' ? 1 : 0], values),
    [locale],
  );
}
