import { expect, it } from 'vitest';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import { Answered, askedAgain } from './repeats.ts';

const asks = (slot: string, ...values: string[]) =>
  ({
    type: 'ask',
    slot,
    ...(values.length > 0 && { options: values.map((value) => ({ value, label: value })) }),
  }) as Extract<WireEvent, { type: 'ask' }>;

const after = (...answers: Parameters<typeof asks>[]) => {
  const answered = new Answered();
  for (const one of answers) answered.answered(asks(...one));
  return answered;
};

it('counts a choice that was on a list answered before, and a question without choices', () => {
  const answered = after(['leaf', 'DEF.power', 'DEF.safety', 'other'], ['description']);
  expect(askedAgain(asks('leaf', 'DEF.power', 'DEF.function', 'other'), answered)).toEqual([
    'leaf',
  ]);
  expect(askedAgain(asks('description'), answered)).toEqual(['description']);
});

it('takes a list of wholly other choices for another question, whatever ways out stand below', () => {
  const answered = after(['leaf', 'DEF.power', 'other']);
  expect(askedAgain(asks('leaf', 'DEF.function', 'other'), answered)).toEqual([]);
  expect(askedAgain(asks('reason', 'DEF.power'), answered)).toEqual([]);
});

it('counts what was told before it was asked, whatever the choices are', () => {
  const answered = new Answered();
  answered.told('part');
  expect(askedAgain(asks('part', 'primary', 'secondary'), answered)).toEqual(['part']);
  expect(askedAgain(asks('remedy', 'suggest'), answered)).toEqual([]);
});
