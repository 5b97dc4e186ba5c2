import { answersLate, goodwillCoupon } from '../../decision/goodwill.ts';
import { days, hours } from '../../dialogue/durations.ts';
import { couponGrantedJournal } from '../../settlement/coupon.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { caseOf } from './line.ts';
import { couponMade, issueCoupon } from './pay-out.ts';

const MINUTE = 60_000;

/**
 * DT-7b: the platform let the buyer wait too long for a first answer, so it gives a coupon of its own,
 * once a case and unasked. `ticket` is the case as it waited.
 */
export function sorryForWait(draft: Draft, ticket: Ticket): void {
  const dueFrom = waitsFrom(draft, ticket);
  const rules = rulesOf(draft, ticket);
  if (dueFrom === undefined || !answersLate({ dueFrom, now: draft.now }, rules)) return;
  const terms = goodwillCoupon('reply', ticket.paidCents, rules);
  const coupon = couponMade(draft, terms);
  if (!draft.act(ticket.id, { type: 'say_sorry', coupon }, SYSTEM)) return;
  draft.post(couponGrantedJournal(caseOf(draft, ticket), coupon));
  issueCoupon(draft, ticket.id, coupon);
  const cite = { kind: 'action', id: coupon.id } as const;
  const rule = { kind: 'rule', id: 'DT-7b' } as const;
  draft.say([
    {
      name: 'reply_late_coupon',
      facts: {
        wait: hours(rules.dt7b.reply.overHours, rule),
        face: { kind: 'money', cents: coupon.faceCents, currency: ticket.currency, cite },
        duration: days(terms.validDays, cite),
        done: { kind: 'done', cite },
      },
    },
  ]);
}

/**
 * When the buyer could begin to wait for the platform's word; undefined where nobody waits for it, or
 * somebody has answered in the talk. An appeal has a time of its own that was promised (T-21).
 */
function waitsFrom(draft: Draft, { state, path }: Ticket): string | undefined {
  const since = path.at(-1)?.at;
  const promised = state === 'appeal' ? draft.rules.timers['T-21']?.minutes : 0;
  if ((state !== 'platform_review' && state !== 'appeal') || since === undefined) return undefined;
  const answered = draft.stateBefore.desk?.answeredAt;
  if (answered !== undefined && Date.parse(answered) >= Date.parse(since)) return undefined;
  return new Date(Date.parse(since) + (promised ?? 0) * MINUTE).toISOString();
}
