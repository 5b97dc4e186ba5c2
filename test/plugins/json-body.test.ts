import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from '../../server/plugins/duplicate-key.ts';
import { hostileText } from '../../server/plugins/hostile-text.ts';

describe('a key that occurs twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1},"c":{"b":1,"d":[{"e":1,"e":2}]}}', 'e'],
    ['{"a":"{\\"b\\":1,\\"b\\":2}","b":1}', undefined],
    ['{"a":["a","a"],"b":"a"}', undefined],
    ['{"\\u0061":1,"a":1}', 'a'],
    ['{"a\\"":1,"a\\"":1}', 'a"'],
    ['{"":1,"":2}', ''],
    ['[]', undefined],
  ])('in %s', (text, key) => {
    expect(duplicateKey(text)).toBe(key);
  });

  it('is never seen in what has none, and always in what has one', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), fc.nat(3), (json, key, depth) => {
        expect(duplicateKey(json)).toBeUndefined();
        const name = JSON.stringify(key);
        const twice = `{${name}:${json},"x${name.slice(1)}:0,${name}:null}`;
        const wrapped = '[{"w":'.repeat(depth) + twice + '}]'.repeat(depth);
        expect(duplicateKey(wrapped)).toBe(key);
      }),
    );
  });
});

describe('a text that nothing of ours could hold', () => {
  it.each([
    [{ a: [{ b: 'x\0' }] }, 'a.0.b'],
    [{ a: '\udc00' }, 'a'],
    [JSON.parse('{"a":{"__proto__":1}}'), 'a'],
    [{ 'a\0': 1 }, ''],
    ['\0', ''],
  ])('%j', (value, path) => {
    expect(hostileText(value)?.path).toBe(path);
  });

  it('is not a plain one', () => {
    for (const value of ['屏幕 😀\n\t', { a: null, b: [1, true, undefined] }, 7, null, undefined])
      expect(hostileText(value)).toBeUndefined();
  });

  it('is told at once of what is nested for the sake of it', () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth++) value = [value];
    expect(hostileText(value)?.message).toContain('nested');
  });
});
