import type { RefusalText } from './refusal-text.ts';

/** What the schema library says of a value by itself. */
export const SHAPES: readonly RefusalText[] = [
  ['unknown', '无法识别的内容', 'not known here'],
  [
    'Too small: expected string to have >={n} characters',
    '至少 {n} 个字符',
    'at least {n} characters',
  ],
  [
    'Too big: expected string to have <={n} characters',
    '最多 {n} 个字符',
    'at most {n} characters',
  ],
  ['Too small: expected number to be >={n}', '不能小于 {n}', 'at least {n}'],
  ['Too big: expected number to be <={n}', '不能大于 {n}', 'at most {n}'],
  ['Too small: expected array to have >={n} items', '至少选 {n} 项', 'at least {n}'],
  ['Too big: expected array to have <={n} items', '最多 {n} 项', 'at most {n}'],
  ['Invalid input: expected {type}, received undefined', '必填', 'is needed'],
  ['Invalid input: expected {type}, received {other}', '格式不对', 'is not of the right kind'],
  ['Invalid option: expected one of {list}', '请从可选项中选择', 'choose one of those offered'],
  ['Invalid ISO {what}', '日期或时间的格式不对', 'is no date or time'],
  ['Invalid UUID', '格式不对', 'is not of the right kind'],
  ['Invalid email address', '请填写有效的邮箱', 'is no e-mail address'],
  ['Invalid URL', '请填写完整网址', 'is no address'],
  ['Invalid string: {what}', '格式不对', 'is not of the right form'],
  ['at most {cents}', '最多 {cents}', 'at most {cents}'],
];
