import fc from 'fast-check';
import type { LoginAnswer } from '../../../server/contract/staff.ts';
import { sayInThread, uploadEvidence } from '../../../widget/console/api/calls.ts';
import { command } from '../../../widget/console/api/desk-calls.ts';
import { ProblemError } from '../../../widget/console/api/http.ts';
import { castVote, declineSeat } from '../../../widget/console/api/jury-calls.ts';
import { markRead } from '../../../widget/console/api/notice-calls.ts';
import { type Move, moves } from '../../turn/any/moves.ts';
import { newestTicket, perform, type Run } from '../../turn/any/perform.ts';
import { as, newId } from './world.ts';

/** What people do in the console beside acting on a case; `n` picks among what there is. */
export type Deed =
  | { readonly kind: 'desk'; readonly by: 'agent' | 'operator'; readonly n: number }
  | { readonly kind: 'said'; readonly n: number }
  | { readonly kind: 'vote'; readonly n: number }
  | { readonly kind: 'read'; readonly by: 'agent' | 'merchant' }
  | { readonly kind: 'upload'; readonly by: 'agent' };

const n = fc.nat({ max: 1_000 });
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('desk' as const),
      by: fc.constantFrom('agent' as const, 'operator' as const),
      n,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('said' as const), n }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('vote' as const), n }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      by: fc.constantFrom('agent' as const, 'merchant' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('upload' as const),
      by: fc.constant('agent' as const),
    }),
  },
);

export interface Step {
  readonly does: Move | Deed;
  /** Pages that hear nothing of it, by their place, because their connection is down. */
  readonly away: number;
}

export const steps = (most: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(
      moves(most),
      fc.array(deed, { minLength: 2, maxLength: most }),
      fc.infiniteStream(fc.nat({ max: 99 })),
    )
    .map(([cases, deeds, dice]) => {
      const next = () => dice.next().value ?? 0;
      const all: (Move | Deed)[] = [];
      const [a, b] = [[...cases], [...deeds]];
      while (a.length + b.length > 0) {
        const from = b.length === 0 || (a.length > 0 && next() % 3 > 0) ? a : b;
        const one = from.shift();
        if (one) all.push(one);
      }
      return all.map((does) => ({ does, away: next() }));
    });

export interface Hands {
  readonly run: Run;
  readonly people: Readonly<Record<'agent' | 'operator' | 'merchant', LoginAnswer>>;
  readonly jurors: readonly LoginAnswer[];
}

const GROUPS = ['general', 'logistics', 'appraisal', 'finance', 'lead'];

/** Does one thing; a refusal is part of life. */
export async function does(hands: Hands, step: Move | Deed): Promise<string> {
  try {
    switch (step.kind) {
      case 'desk':
        await as(hands.people[step.by], () => atDesk(hands, step.n));
        break;
      case 'said':
        await said(hands, step.n);
        break;
      case 'vote':
        await votes(hands, step.n);
        break;
      case 'read':
        await as(hands.people[step.by], () => markRead({ upTo: '999999999' }));
        break;
      case 'upload': {
        const file = new File([PIXEL], 'a.png', { type: 'image/png' });
        await as(hands.people[step.by], () =>
          uploadEvidence(hands.run.one.chat.conversationId, file),
        );
        break;
      }
      default:
        await perform(hands.run, step);
    }
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError && error.status < 500) return String(error.problem.code);
    throw error;
  }
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function atDesk({ run, people }: Hands, n: number): Promise<unknown> {
  const id = run.one.chat.conversationId;
  const clientId = newId();
  const group = GROUPS[n % GROUPS.length] ?? 'lead';
  const all = [
    { command: 'take' },
    { command: 'take', force: true },
    { command: 'handback' },
    { command: 'transfer', group },
    { command: 'transfer', userId: people.agent.user.id },
    { command: 'consult', group, text: '怎么看？' },
    { command: 'reply', text: '您好，我在看。', visibility: 'all' },
    { command: 'reply', text: '内部备注', visibility: 'internal' },
    { command: 'reply', text: '请补充发货前的照片。', visibility: 'merchant' },
    { command: 'pause', waitsFor: 'buyer' },
    { command: 'resume' },
    { command: 'follow', on: n % 2 === 0 },
  ] as const;
  const body = all[n % all.length];
  return body && command(id, { ...body, clientId });
}

async function said({ run, people }: Hands, n: number): Promise<void> {
  const ticket = await newestTicket(run);
  if (!ticket) return;
  const visibility = n % 2 === 0 ? ('all' as const) : ('merchant' as const);
  await as(people.merchant, () =>
    sayInThread(ticket.id, { clientId: newId(), text: '发货前完好。', visibility }),
  );
}

async function votes({ run, jurors }: Hands, n: number): Promise<void> {
  const ticket = await newestTicket(run);
  const juror = jurors[n % jurors.length];
  if (!ticket || !juror) return;
  await as(juror, () =>
    n % 4 === 0
      ? declineSeat(ticket.id, newId())
      : castVote(ticket.id, {
          clientId: newId(),
          for: n % 2 === 0 ? 'buyer' : 'merchant',
          reason: '照片看得清楚，页面没有写。',
        }),
  );
}
