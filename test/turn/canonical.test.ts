import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../server/turn/canonical.ts';

test('canonical JSON is the standard’s', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(canonical(value)).toBe(canonicalize(value));
    }),
  );
});

test('texts are written as the standard writes them, escapes and lone surrogates too', () => {
  const texts = [
    'plain',
    '划痕',
    '"',
    '\\',
    '\n',
    '\u0000',
    '\u001f',
    '\u2028',
    '🙂',
    '\ud83d',
    '\ude42',
  ];
  for (const text of texts)
    expect(canonical({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
});

test('keys that look like numbers are ordered as texts, absent ones left out', () => {
  expect(canonical({ 9: 1, 10: [undefined, -0], b: undefined, a: '€\n' })).toBe(
    '{"10":[null,0],"9":1,"a":"€\\n"}',
  );
  expect(() => canonical({ n: Number.NaN })).toThrow('no JSON');
});
