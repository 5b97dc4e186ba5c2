import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TicketView } from '../../server/contract/tickets.ts';
import { Refusal } from '../scenarios/player/door.ts';
import { act, perform } from '../scenarios/player/perform.ts';
import { deskActs, willing } from '../scenarios/player/play.ts';
import { settle } from '../scenarios/player/settle.ts';
import { Stage } from '../scenarios/player/stage.ts';
import type { DayCase } from './plan.ts';
import { isQueued } from './showpieces.ts';
import { DayOver, type DayWorld } from './world.ts';

/** How far one case came, for the table. */
export interface Made {
  readonly case: DayCase;
  readonly ticket?: TicketView | undefined;
  /** Why it stopped before its time, where it did. */
  readonly note: string;
}

/** Pictures of this day differ from those of every other. */
const PICTURES = 10_000;

/** Plays the day's cases one after the other, through the doors that everybody uses. */
export async function playDay(
  world: DayWorld,
  plan: readonly DayCase[],
  seed: number,
  said: (made: Made) => void,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const one of plan) {
    const result = await playCase(world, one, seed);
    made.push(result);
    said(result);
    const waits = plan.slice(made.length).filter(isLeftWaiting).length;
    if (!isLeftWaiting(one) && made.length % BUSY > 0) await attend(world);
    await world.passTime(made.length, plan.length, waits);
  }
  // Time that passed moved some of them on.
  return Promise.all(made.map((one) => asItStands(world, one)));
}

const isLeftWaiting = ({ shows = '' }: DayCase): boolean => isQueued({ shows });

/** Of every so many cases one comes while the desk is busy: whoever waits then waits for the next. */
const BUSY = 6;

/** Whoever is at the desk takes what waits there, and says that they look into it. */
async function attend(world: DayWorld): Promise<void> {
  const agent = await world.staff('agent');
  const { items } = Waiting.parse(await agent.get('/v1/desk/talks?view=waiting&limit=100'));
  for (const { conversationId, talk } of items) {
    const ask = (fields: object) =>
      agent.post(`/v1/desk/talks/${conversationId}/commands`, {
        clientId: randomUUID(),
        ...fields,
      });
    await ask({ command: 'take' });
    await ask({ command: 'reply', text: talk.language === 'en' ? LOOKS.en : LOOKS.zh });
  }
}

const LOOKS = {
  zh: '您好，您的问题由我来处理，我先看一下照片和记录，看完马上回复您。',
  en: 'Hello, I have your case now. Let me look at the photos and the record, and I will be right back.',
};
const Waiting = z.object({
  items: z.array(
    z.object({ conversationId: z.string(), talk: z.object({ language: z.string() }) }),
  ),
});

async function playCase(world: DayWorld, one: DayCase, seed: number): Promise<Made> {
  let stage: Stage | undefined;
  let note = '';
  try {
    stage = await Stage.set(world, one.scenario, (seed % PICTURES) * 1_000 + one.number);
    for (const step of one.scenario.steps.slice(0, one.steps)) {
      await settle(stage, willing(step), deskActs(step));
      await perform(stage, step);
    }
    await settle(stage, 'questions');
    if (one.taken) await takeUp(stage);
  } catch (error) {
    // A demo merchant may agree sooner than the script's own: then the rest of it does not apply.
    if (!(error instanceof DayOver))
      note = error instanceof Refusal ? error.code : messageOf(error);
  }
  const ticket = await stage?.ticket().catch(() => undefined);
  stage?.talk?.close();
  return { case: one, ticket, note };
}

async function takeUp(stage: Stage): Promise<void> {
  if ((await stage.state()) === 'platform_review') await act(stage, 'agent', { action: 'assign' });
}

async function asItStands(world: DayWorld, made: Made): Promise<Made> {
  if (!made.ticket) return made;
  const ticket = (await world.shop.get(`/v1/tickets/${made.ticket.id}`)) as unknown as TicketView;
  return { ...made, ticket };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 60) : String(error);
