import { describe, expect, it } from 'vitest';
import { NOTICE_TEXTS, renderNotice } from '../../server/contract/notice-texts.ts';
import { discreet } from '../../server/contract/notice-words/discreet.ts';
import type { NoticeDraft } from '../../server/terms/notice.ts';
import type { ActorKind, Holder, Locale, Market } from '../../server/terms/party.ts';
import { PAYOUT_STAGES } from '../../server/terms/payout.ts';
import { payoutNotices } from '../../server/terms/payout-notice.ts';
import { TICKET_STATES, type TicketState } from '../../server/terms/state.ts';
import { remindersOf, startTimer, timerOf } from '../../server/ticket/deadlines.ts';
import type { TicketEvent, TicketEventData } from '../../server/ticket/events.ts';
import { mustAct, noticesOf, staffWrote } from '../../server/ticket/notices.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { holderOf, NEXT_STATES } from '../../server/ticket/transitions.ts';
import { noticeEffects } from '../../server/turn/notices.ts';
import { rules } from '../decision/facts.ts';
import { ticket as aTicket } from '../store/world.ts';

const NOW = '2026-11-05T12:14:00.000Z';

const at = (state: TicketState, change: Partial<Ticket> = {}): Ticket => {
  const made = aTicket({ ...change, state });
  const holder = holderOf(state, made);
  const timer = timerOf(state, made);
  const deadline = timer ? startTimer(timer, NOW, rules.timers) : undefined;
  return { ...made, holder, ...(deadline && { deadline }) };
};

const event = (
  data: TicketEventData,
  to: TicketState,
  kind: ActorKind = 'system',
): TicketEvent => ({
  at: NOW,
  actor: { kind },
  row: 'E00',
  to,
  holder: 'none',
  ...data,
});

const MOVES = TICKET_STATES.flatMap((from) =>
  NEXT_STATES[from].filter((to) => to !== from).map((to) => [from, to] as const),
);
/** The table's own word for who must act, in the words of notices. */
const PARTY: Readonly<Record<Holder, NoticeDraft['to'] | undefined>> = {
  buyer: 'buyer',
  merchant: 'merchant',
  platform: 'desk',
  appraiser: 'desk',
  carrier: undefined,
  none: undefined,
};
/** States that a machine gets out of by itself; a timer that nobody is reminded of watches over it. */
const MACHINE: readonly TicketState[] = ['screening', 'code_check', 'refunding', 'settling'];

describe('who must act is told', () => {
  it.each(MOVES)('from %s to %s', (from, to) => {
    const after = at(to);
    const told = noticesOf(at(from), after, []).filter(({ topic }) => topic === 'act');
    const party = MACHINE.includes(to) ? undefined : PARTY[after.holder];
    expect(told.map((notice) => notice.to)).toEqual(
      to === 'arb_evidence' ? ['buyer', 'merchant'] : party ? [party] : [],
    );
    for (const { to: whom, group } of told) if (whom === 'desk') expect(group).toBeTruthy();
  });

  it('also where a case itself says who: a return that goes to the consignor', () => {
    const back = { return: { to: 'consignor' } as Ticket['return'] };
    const [notice] = noticesOf(at('return_transit', back), at('inspection', back), []);
    expect(notice).toMatchObject({ to: 'merchant', topic: 'act', name: 'inspection' });
  });

  it('not again while nothing changed', () => {
    for (const state of TICKET_STATES) expect(noticesOf(at(state), at(state), [])).toEqual([]);
  });

  it('at half and nine tenths of every time that reminders run for', () => {
    for (const state of TICKET_STATES) {
      const ticket = at(state);
      const reminded = event({ type: 'reminded', percent: 50 }, state);
      const told = noticesOf(ticket, ticket, [reminded]);
      if (ticket.deadline && remindersOf(ticket.deadline).length > 0)
        expect(told[0]).toMatchObject({
          topic: 'reminder',
          facts: { percent: 50, deadlineAt: ticket.deadline.at },
        });
      const holder = mustAct(state, ticket.holder, ticket)?.to;
      expect(told.map(({ to }) => to)).toEqual(
        state === 'arb_evidence'
          ? ['buyer', 'merchant']
          : state === 'code_check'
            ? ['merchant']
            : holder
              ? [holder]
              : [],
      );
    }
  });

  it('of whatever people are waited for, and of nothing that a machine ends', () => {
    const silent = Object.keys(rules.timers).filter((timer) => {
      const running = startTimer(timer, NOW, rules.timers);
      return running && remindersOf(running).length === 0;
    });
    // A carrier, a gateway and ourselves; who has received something need not say so.
    expect(silent).toEqual([
      ...['T-02', 'T-12x', 'T-13', 'T-13b', 'T-17', 'T-17t', 'T-19', 'T-20', 'T-23'],
    ]);
  });

  it('by name to whoever has a seat and has not voted', () => {
    const seats = [
      { seat: '1', userId: 'j1', expert: true },
      { seat: '2', userId: 'j2', expert: false },
    ];
    for (const state of ['arb_jury', 'appraisal'] as const) {
      const votes = [{ seat: '1', for: 'buyer', reason: '看得出' }] as const;
      const voting = at(state, {
        arbitration: { openedAt: NOW, statements: [], juryConsent: [], votes, seats },
      });
      const told = noticesOf(voting, voting, [event({ type: 'reminded', percent: 50 }, state)]);
      expect(told).toMatchObject([{ userId: 'j2', topic: 'reminder', name: 'jury_seat' }]);
    }
  });

  it('the seller of a code that is checked, who may show that it is good (T-24)', () => {
    const told = noticesOf(undefined, at('code_check'), [
      event({ type: 'ticket_submitted', opened: {} as never }, 'screening', 'buyer'),
      event({ type: 'code_check_started' }, 'code_check'),
    ]);
    expect(told.map(({ to, topic, name }) => [to, topic, name])).toEqual([
      ['merchant', 'act', 'code_check'],
    ]);
  });

  it('of an arbitration only whoever was not heard yet', () => {
    const said = { by: 'buyer', at: NOW, note: '面单重量不对', evidenceIds: [] } as const;
    const half = at('arb_evidence', {
      arbitration: { openedAt: NOW, statements: [said], juryConsent: [], votes: [] },
    });
    const told = noticesOf(half, half, [event({ type: 'reminded', percent: 90 }, half.state)]);
    expect(told.map(({ to, topic }) => [to, topic])).toEqual([['merchant', 'reminder']]);
  });

  it('again where somebody else asks anew with a time of its own, not of one’s own doing', () => {
    const before = at('evidence_wait');
    const deadline = before.deadline && { ...before.deadline, at: '2026-11-09T00:00:00.000Z' };
    const after = { ...before, deadline };
    const anew = (kind: ActorKind, data: TicketEventData) =>
      noticesOf(before, after, [event(data, 'evidence_wait', kind)])
        .filter(({ topic }) => topic === 'act')
        .map(({ to }) => to);
    const asked = { type: 'evidence_requested', keys: [] } as const;
    expect(anew('agent', asked)).toEqual(['buyer']);
    expect(anew('buyer', asked)).toEqual([]);
    expect(anew('agent', { type: 'deadline_extended', hours: 24 })).toEqual([]);
  });

  it('the other group, where a case is handed on within its state', () => {
    const referred = (group: string) =>
      at('platform_review', { referral: { group, reasons: [] } as Ticket['referral'] });
    expect(noticesOf(referred('general'), referred('lead'), [])).toMatchObject([
      { to: 'desk', group: 'lead', topic: 'act' },
    ]);
  });

  it('the colleague who took it, where there is one', () => {
    const taken = { assignee: { id: 'u7' } };
    expect(noticesOf(at('offer_wait', taken), at('platform_review', taken), [])).toMatchObject([
      { to: 'desk', userId: 'u7' },
    ]);
  });
});

describe('a jury', () => {
  const seat = (n: number, userId: string) => ({ seat: String(n), userId, expert: false });
  const seats = [seat(1, 'j1'), seat(2, 'j2')];
  const sat = (votes: readonly { readonly seat: string; readonly for: 'buyer' }[] = []) =>
    at('arb_jury', {
      arbitration: { openedAt: NOW, statements: [], juryConsent: [], votes, seats },
    });
  const whom = (told: readonly NoticeDraft[]) =>
    told.map(({ userId, topic, name }) => [userId, topic, name]);

  it('is asked person by person, and nobody else of the house with it', () => {
    const told = noticesOf(at('arb_evidence'), sat(), [
      event({ type: 'jury_opened', seats }, 'arb_jury'),
    ]);
    expect(whom(told)).toEqual([
      ['j1', 'act', 'jury_seat'],
      ['j2', 'act', 'jury_seat'],
    ]);
    expect(JSON.stringify(told)).not.toContain(sat().number);
  });

  it('reminds whoever has not voted, asks a replacement, and thanks whoever did', () => {
    const voted = sat([{ seat: '1', for: 'buyer' }]);
    const reminded = event({ type: 'reminded', percent: 50 }, 'arb_jury');
    expect(whom(noticesOf(voted, voted, [reminded]))).toEqual([['j2', 'reminder', 'jury_seat']]);
    const instead = seat(2, 'j3');
    const left = { type: 'juror_declined', seat: '2', userId: 'j2', instead } as const;
    expect(whom(noticesOf(voted, voted, [event(left, 'arb_jury')]))).toEqual([
      ['j3', 'act', 'jury_seat'],
    ]);
    const ruled = { ...voted, state: 'arb_decided' } as const;
    const over = event({ type: 'arbitrated', outcome: 'reject' }, 'arb_decided');
    expect(whom(noticesOf(voted, ruled, [over]))).toContainEqual(['j1', 'news', 'jury_over']);
  });
});

describe('who should know', () => {
  const done = at('completed');
  it('both sides of an end, but not whoever brought it about', () => {
    const told = (kind: ActorKind) =>
      noticesOf(at('settling'), done, [event({ type: 'ticket_completed' }, 'completed', kind)]);
    expect(told('system').map(({ to }) => to)).toEqual(['buyer', 'merchant']);
    expect(told('merchant').map(({ to }) => to)).toEqual(['buyer']);
  });

  it('each party once, and to act comes before news', () => {
    const events = [
      event({ type: 'arbitrated', outcome: 'refund' }, 'arb_decided'),
      event(
        { type: 'offer_accepted', offerId: 'x', consentId: 'y', liability: NOBODY },
        'refunding',
      ),
    ];
    const told = noticesOf(at('arb_jury'), at('return_wait'), events);
    expect(told.map(({ to, topic, name }) => [to, topic, name])).toEqual([
      ['buyer', 'act', 'return_wait'],
      ['merchant', 'news', 'arbitrated'],
    ]);
  });
});

const NOBODY = {
  merchantBps: 0,
  platformBps: 0,
  carrierBps: 0,
  buyerBps: 0,
  basis: '',
} as never;

describe('a notice’s words', () => {
  const drafts = [
    ...MOVES.flatMap(([from, to]) => noticesOf(at(from), at(to), [])),
    ...EVENTS().flatMap((data) =>
      noticesOf(undefined, at('platform_review'), [event(data, 'settling')]),
    ),
    ...EVENTS().flatMap((data) => {
      const ticket = at('platform_review');
      return noticesOf(ticket, ticket, [event(data, 'settling')]);
    }),
    staffWrote(at('platform_review')),
  ];
  const ofMoney = PAYOUT_STAGES.flatMap((stage) =>
    payoutNotices({ stage, cents: 120_050, currency: 'CNY' }),
  );

  it('exist in both languages for all that is ever told, and hold no blank', () => {
    expect(drafts.length).toBeGreaterThan(60);
    for (const draft of drafts)
      for (const locale of ['zh-CN', 'en'] as const) {
        const { title, body } = renderNotice(draft, locale, 'Asia/Shanghai');
        expect(title.length).toBeGreaterThan(3);
        expect(`${draft.topic}.${draft.name} ${body}`).toContain(draft.facts.number);
        expect(title + body).not.toMatch(/[{}]|undefined|NaN/);
      }
  });

  it('of a withdrawal name the sum and nothing of a case', () => {
    expect(ofMoney.map(({ to, topic, name }) => [to, topic, name])).toEqual([
      ['desk', 'act', 'payout_requested'],
      ['merchant', 'news', 'payout_confirmed'],
      ['merchant', 'news', 'payout_rejected'],
      ['desk', 'act', 'payout_failed'],
      ['merchant', 'news', 'payout_failed'],
    ]);
    for (const draft of ofMoney)
      for (const locale of ['zh-CN', 'en'] as const)
        expect(renderNotice(draft, locale, 'Asia/Shanghai').body).toContain('¥1,200.50');
  });

  it('are all used', () => {
    const used = new Set([...drafts, ...ofMoney].map(({ topic, name }) => `${topic}.${name}`));
    const unused = Object.keys(NOTICE_TEXTS).filter((key) => !used.has(key));
    // A jury's own are asked for by name above.
    expect(unused).toEqual([
      'act.jury_seat',
      'reminder.jury_seat',
      'news.jury_over',
      'digest.daily',
    ]);
  });

  it('leave out what is not known rather than say it unbound', () => {
    const { body } = renderNotice(
      { topic: 'act', name: 'merchant_review', facts: { number: 'AS1', item: 'X' } },
      'zh-CN',
      'Asia/Shanghai',
    );
    expect(body).toBe('AS1「X」等您确认。');
  });

  it('say nothing private on a locked phone', () => {
    for (const draft of drafts.filter(({ to }) => to === 'buyer'))
      for (const locale of ['zh-CN', 'en'] as const) {
        const { title, body } = discreet(draft, locale);
        expect(body).toContain(draft.facts.item);
        expect(title + body.replace(draft.facts.item ?? '', '')).not.toMatch(/\d|¥|\$|undefined/);
        expect(title + body).not.toContain(draft.facts.number);
      }
    const long = { topic: 'act', facts: { item: '包'.repeat(90) } } as const;
    expect(discreet(long, 'zh-CN').body.length).toBeLessThan(70);
  });

  it('tell an instant in the shop’s own time', () => {
    const facts = { number: 'AS1', item: 'X', deadlineAt: '2026-11-05T16:30:00.000Z' };
    const said = (timeZone: string) =>
      renderNotice({ topic: 'news', name: 'deadline_extended', facts }, 'zh-CN', timeZone).body;
    expect(said('Asia/Shanghai')).toContain('11月6日 00:30');
    expect(said('UTC')).toContain('11月5日 16:30');
  });

  it('tell it in the time of the reader’s market, by its name, where that is another', () => {
    const said = (own: string, locale: Locale) =>
      renderNotice(
        {
          topic: 'news',
          name: 'deadline_extended',
          facts: { number: 'AS1', item: 'X', deadlineAt: '2026-11-05T16:30:00Z', timeZone: own },
        },
        locale,
        'Asia/Shanghai',
      ).body;
    expect(said('Europe/Berlin', 'en')).toContain('Nov 5, 17:30 GMT+1');
    expect(said('America/New_York', 'zh-CN')).toContain('11月5日 11:30 EST');
    expect(said('Asia/Shanghai', 'zh-CN')).toMatch(/11月6日 00:30[^A-Z]*$/);
  });

  it('leave with the zone of the buyer’s market, and of nobody else', () => {
    const zones = (market: Market) => {
      const ticket = at('arb_evidence', { market });
      const [told] = noticeEffects({ before: undefined, ticket, events: [] }, rules);
      return told?.effect.kind === 'notice.tell'
        ? told.effect.notices.map(({ to, facts }) => [to, facts.timeZone])
        : [];
    };
    expect(zones('EU')).toEqual([
      ['buyer', 'Europe/Berlin'],
      ['merchant', undefined],
    ]);
    expect(zones('CN')).toContainEqual(['buyer', 'Asia/Shanghai']);
  });
});

/** One of every event that anybody is told of, beside a change of state. */
function EVENTS(): TicketEventData[] {
  const plain = [
    'ticket_reopened',
    'ticket_withdrawn',
    'goods_lost',
    'ticket_completed',
    'ticket_timed_out',
    'resumed',
    'escalated_to_lead',
    'code_check_started',
  ] as const;
  return [
    ...plain.map((type) => ({ type })),
    { type: 'ticket_submitted', opened: {} as never },
    { type: 'offer_accepted', offerId: 'x', consentId: 'y', liability: NOBODY },
    { type: 'inspected', inspection: {} as never },
    { type: 'refund_succeeded', refundId: 'r' },
    { type: 'ticket_rejected', reasons: [] },
    { type: 'arbitrated', outcome: 'refund' },
    { type: 'appealed', appeal: {} as never },
    { type: 'suspended', suspension: {} as never },
    { type: 'deadline_extended', hours: 24 },
    { type: 'supplement_opened', for: 'both' },
    { type: 'reminded', percent: 90 },
    { type: 'assigned', assignee: { id: 'u7' } },
  ];
}
