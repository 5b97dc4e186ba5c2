import { describe, expect, it } from 'vitest';
import { specGapOf } from '../../server/dialogue/spec-gap.ts';

describe('what a device falls short of', () => {
  it.each([
    ['标的1T硬盘 到手512G', { storageSteps: 1 }],
    ['说好512g 打开一看128G 差太多了', { storageSteps: 2 }],
    ['内存写16G，实际8G', { memorySteps: 1 }],
    ['应该是32G内存条 装的是8g', { memorySteps: 2 }],
    ['listed as 256GB storage but it is 128 GB', { storageSteps: 1 }],
    ['ad said 16GB RAM, it has 8GB', { memorySteps: 1 }],
    ['电池健康写的92 实际只有78', { batteryPoints: 14 }],
    ['battery health listed as 95%, phone says 83%', { batteryPoints: 12 }],
    ['写i7的 开机显示i5', { modelDiffers: true }],
    ['页面是M2 来的M1', { modelDiffers: true }],
  ])('%s', (text, gap) => expect(specGapOf(text)).toEqual(gap));
});

describe('figures that tell no gap', () => {
  it.each([
    '屏幕有划痕 大约2厘米',
    '买的16G+512G的 收到有划痕',
    '电池不行 充到80就不动了',
    '95新 电池健康90',
    '退我20%就行',
    '第5G网络连不上',
    'ordered size 8, got size 6',
    '我买的i5 风扇响',
  ])('%s', (text) =>
    expect(specGapOf(text).storageSteps ?? specGapOf(text).modelDiffers).toBeUndefined(),
  );
});
