import { describe, expect, it } from 'vitest';
import { valuesOf } from './slots.ts';

describe('severity', () => {
  it.each([
    ['小划痕', ['S1']],
    ['屏幕左下有个小坏点', ['S1']],
    ['一处小勾丝', ['S1']],
    ['轻微磨损', ['S1']],
    ['tiny scratch', ['S1']],
    ['一道2cm的划痕', ['S2']],
    ['两厘米的划痕', ['S2']],
    ['3cm划痕', ['S2']],
    ['5厘米长的划痕', ['S3']],
    ['8mm的坑', ['S3']],
    ['0.3mm 划痕', ['S1']],
    ['划痕很明显', ['S3']],
    ['好几道划痕', ['S3']],
    ['a deep scratch', ['S3']],
    ['屏幕裂开了', ['S4']],
    ['划痕影响使用', ['S4']],
    ['screen is cracked', ['S4']],
    ['很明显是骗人', []],
    ['小包裹', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'severity')).toEqual(values));
});

describe('part and zone', () => {
  it.each([
    ['屏幕有划痕', ['screen'], ['primary']],
    ['镜头进灰', ['lens'], ['primary']],
    ['边框磕了', ['frame'], ['secondary']],
    ['鞋底开胶', ['sole'], ['secondary']],
    ['电池鼓包', ['battery'], ['hidden']],
    ['there is a dent in the back', ['back'], ['secondary']],
    ['scratched screen', ['screen'], ['primary']],
    ['my xbox', [], []],
  ])('%s', (text, parts, zones) => {
    expect(valuesOf(text, 'part')).toEqual(parts);
    expect(valuesOf(text, 'zone')).toEqual(zones);
  });
});
