import { describe, expect, it } from 'vitest';
import { readToChat, readToHost, wrap } from '../../widget/shared/bridge.ts';

const NONCE = '1-2-3-4';

describe('the bridge between page and frame', () => {
  it('reads what the other side wrapped', () => {
    expect(readToHost(wrap({ type: 'unread', count: 3 }, NONCE), NONCE)).toEqual({
      type: 'unread',
      count: 3,
    });
    const init = { type: 'init', locale: 'en', visible: true, target: { orderId: 'o1' } } as const;
    expect(readToChat(wrap(init, NONCE), NONCE)).toEqual(init);
  });

  it.each([
    ['another nonce', { redress: 1, nonce: 'x', type: 'close' }],
    ['another version', { redress: 2, nonce: NONCE, type: 'close' }],
    ['no envelope', 'close'],
    ['nothing', null],
    ['an array', [{ redress: 1 }]],
    ['an unknown type', { redress: 1, nonce: NONCE, type: 'navigate' }],
    ['an inherited type', { redress: 1, nonce: NONCE, type: 'constructor' }],
    ['a field too many', { redress: 1, nonce: NONCE, type: 'close', url: 'https://evil.example' }],
    ['a count in words', { redress: 1, nonce: NONCE, type: 'unread', count: '3' }],
    ['a negative count', { redress: 1, nonce: NONCE, type: 'unread', count: -1 }],
  ])('drops %s', (_name, data) => {
    expect(readToHost(data, NONCE)).toBeUndefined();
  });

  it('drops a target with fields of its own making', () => {
    const target = { orderId: 'o1', onload: 'x' };
    const data = { redress: 1, nonce: NONCE, type: 'target', target };
    expect(readToChat(data, NONCE)).toBeUndefined();
  });

  it('does not take the page’s messages for the frame’s', () => {
    const data = wrap({ type: 'token', id: 1, token: 'jwt' }, NONCE);
    expect(readToHost(data, NONCE)).toBeUndefined();
  });
});
