import { describe, expect, it } from 'vitest';
import type { UnderstandingContext } from '../../../server/terms/understanding.ts';
import { valuesOf } from './slots.ts';

const inHand = (title: string): Partial<UnderstandingContext> => ({
  orders: [{ id: 'O1', status: 'signed', items: [{ id: 'i', title, category: 'electronics' }] }],
  focus: { orderId: 'O1', itemId: 'i' },
});

describe('the name of the item in hand is no part of it', () => {
  it.each([
    ['Canon EOS R6 body, excellent', 'the camera came with a scratched lcd', ['screen']],
    ['Canon EOS R6 body, excellent', 'the camera is scratched', []],
    ['机械键盘 87 键 茶轴', '键盘掉漆了', []],
    ['ThinkPad X1 Carbon', '键盘掉漆了', ['keyboard']],
    ['iPhone 13 128G', 'the camera is cracked', ['camera']],
    ['戴尔 27 寸显示器', '显示屏有划痕', ['screen']],
  ])('%s: %s', (title, text, parts) =>
    expect(valuesOf(text, 'part', inHand(title))).toEqual(parts),
  );
});
