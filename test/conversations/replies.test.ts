import { describe, expect, it } from 'vitest';
import glossary from '../../prompts/glossary.json' with { type: 'json' };
import { bound, en, hasReply, zh } from '../../server/dialogue/speech.ts';
import { TICKET_STATES } from '../../server/terms/state.ts';
import { INTENTS } from '../../server/terms/understanding.ts';
import { ANSWERED } from '../../server/turn/steps/answers/answer.ts';
import { INFORM_TOPICS } from '../../server/turn/steps/inform.ts';
import { referReply } from '../../server/turn/steps/refer.ts';
import { statusSpeech } from '../../server/turn/steps/status.ts';
import { sources } from '../architecture/sources.ts';
import { caseIn } from './scenes.ts';

const raw = sources(['server/decision'], '.ts').map(({ text }) => text);
const inSource = (pattern: RegExp): string[] => [
  ...new Set(raw.flatMap((text) => [...text.matchAll(pattern)].map((hit) => hit[1] ?? ''))),
];

describe('every outcome of the rules has a sentence of its own', () => {
  it('each state', () => {
    const money = [{ id: 'r', businessKey: 'k', amountCents: 1, status: 'requested' }] as const;
    for (const state of TICKET_STATES) {
      const speech = statusSpeech(caseIn(state, { refunds: money }));
      expect([state, speech.name]).toEqual([state, `status_${state}`]);
    }
    expect(statusSpeech(caseIn('inspection', { deadline: undefined })).name).toBe('status_plain');
  });

  it('each refusal, with and without its instants', () => {
    const declines = [
      ...inSource(/kind: 'decline',\s*reason: '(\w+)'/g),
      ...inSource(/decline: '(\w+)'/g),
      ...inSource(/reason: '(excluded_by_law)'/g),
      'excluded_by_confirmation',
    ];
    expect(declines.length).toBeGreaterThan(8);
    for (const reason of declines) {
      expect([reason, hasReply(`declined_${reason}`)]).toEqual([reason, true]);
      const bare =
        bound(`declined_${reason}`, {}) !== undefined || hasReply(`declined_${reason}_plain`);
      expect([reason, bare]).toEqual([reason, true]);
    }
  });

  it('each topic of information', () => {
    const topics = [...inSource(/topic: '(\w+)'/g), ...inSource(/'(?:NRR|SVC)\.\w+': '(\w+)'/g)];
    expect(topics.length).toBeGreaterThan(8);
    expect(topics.filter((topic) => !INFORM_TOPICS.includes(topic))).toEqual([]);
  });

  it('each reason for a person', () => {
    const declined = inSource(/kind: 'decline',\s*reason: '(\w+)'/g);
    const reasons = [
      ...inSource(/reason: '(\w+)'(?! \|)/g).filter((reason) => !declined.includes(reason)),
      ...['appraisal_counterfeit', 'appraisal_part_replaced', 'appraisal_restored'],
      ...[
        'buyer_asked',
        'not_understood',
        'evidence_insufficient',
        'trace_silent',
        'parcel_lost',
        'supplier_proof',
      ],
      ...['exchange_failed', 'repair_given_up', 'invoice', 'window_human', 'conduct', 'other'],
    ].filter((reason) => !['late', 'reply', 'conflict'].includes(reason));
    const generic = reasons.filter((reason) => referReply(reason) === 'refer_generic');
    expect(generic).toEqual([]);
  });

  it('each term of the glossary, in both languages', () => {
    for (const key of Object.keys(glossary))
      for (const texts of [zh, en] as const) expect(Object.keys(texts)).toContain(`term_${key}`);
  });

  it('only intents there are, and none that a person answers instead of the rules', () => {
    expect(ANSWERED.filter((id) => !(INTENTS as readonly string[]).includes(id))).toEqual([]);
  });
});
