import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ActionBody, TicketView } from '../../../server/contract/tickets.ts';
import type { Actor, Scan, Step } from '../shape.ts';
import { openCard, takeOffer } from './answer.ts';
import { Refusal } from './door.ts';
import type { Difference } from './judge.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';

type Fields = Omit<ActionBody, 'version' | 'clientId'>;
type Wrong = Difference | undefined;

/** Does what a step says, by the way a real party would do it. Answers what was wrong, if anything. */
export async function perform(stage: Stage, step: Step): Promise<Wrong> {
  if ('say' in step) return say(stage, step);
  if ('accept' in step) return accept(stage, step.accept);
  if ('counter' in step) return counter(stage, step.counter);
  if ('finish' in step) return settle(stage, 'everything', true).then(() => undefined);
  if ('confirm' in step) return settle(stage, 'cards').then(() => undefined);
  if ('choose' in step) return choose(stage, step);
  if ('refused' in step) return refused(stage, step);
  if ('act' in step) return actStep(stage, step);
  if ('votes' in step) return vote(stage, step);
  if ('report' in step) return report(stage, step);
  if ('track' in step) return track(stage, step);
  if ('returned' in step) return bringBack(stage, step);
  if ('inspect' in step) return inspect(stage, step);
  if ('gateway' in step) return gateway(stage, step);
  if ('wait' in step) return wait(stage, step.wait);
  if ('deadline' in step) return toDeadline(stage, step);
  if ('is' in step) return compare('state', step.is, await stage.state());
  if ('offered' in step) return offered(stage, step.offered);
  if ('reopenChat' in step) return stage.sitDown().then(() => undefined);
  return undefined;
}

type StepOf<Key extends string> = Extract<Step, Readonly<Record<Key, unknown>>>;

async function say(stage: Stage, step: StepOf<'say'>): Promise<Wrong> {
  const evidenceIds = await stage.upload(step.files ?? []);
  const answer = await stage.chat.send({
    text: step.say,
    ...(evidenceIds.length > 0 && { evidenceIds }),
  });
  const spoken = answer.map((event) => ('text' in event ? event.text : '')).join('\n');
  const forbidden = (step.never ?? []).filter((words) => spoken.includes(words));
  return forbidden.length === 0
    ? undefined
    : { what: 'words', expected: `never ${forbidden.join(', ')}`, actual: spoken.slice(0, 200) };
}

async function accept(stage: Stage, remedy: string): Promise<Wrong> {
  const offer = stage.chat.events.findLast((event) => event.type === 'offer');
  const tap = offer && takeOffer(offer, remedy);
  if (!tap || !('words' in tap))
    return { what: 'offer', expected: remedy, actual: offer ? offeredWays(offer) : 'no offer' };
  await stage.chat.send(tap.words);
  await settle(stage, 'cards');
  return undefined;
}

const offeredWays = (offer: {
  readonly remedy: string;
  readonly alternatives: readonly { readonly remedy: string }[];
}): string => [offer.remedy, ...offer.alternatives.map((other) => other.remedy)].join(', ');

async function counter(stage: Stage, amountCents: number): Promise<Wrong> {
  const offer = stage.chat.events.findLast((event) => event.type === 'offer');
  if (!offer) return { what: 'offer', expected: 'one to answer', actual: 'none' };
  await stage.chat.send({ offer: { offerId: offer.offerId, verb: 'counter', amountCents } });
  return undefined;
}

async function choose(stage: Stage, { choose: slot, value }: StepOf<'choose'>): Promise<Wrong> {
  const card = openCard(stage.chat.answer);
  if (card?.type !== 'ask' || card.slot !== slot)
    return { what: 'question', expected: slot, actual: card?.type ?? 'none' };
  await stage.chat.send({ choose: { askId: card.askId, value } });
  return undefined;
}

/** Acts on the case as it stands. */
export async function act(stage: Stage, by: Actor, fields: Fields): Promise<void> {
  const door = await stage.door(by);
  const { id, version } = await stage.needTicket();
  await door.post(`/v1/tickets/${id}/actions`, { version, clientId: randomUUID(), ...fields });
}

async function actStep(
  stage: Stage,
  step: Exclude<StepOf<'act'>, { refused: string }>,
): Promise<Wrong> {
  const { by, act: action, files = action === 'reject' ? PROOF : [], ...fields } = step;
  const evidenceIds = files.length > 0 ? await stage.uploadBy(await stage.door(by), files) : [];
  await act(stage, by, { action, ...fields, ...(evidenceIds.length > 0 && { evidenceIds }) });
  return undefined;
}

const PROOF = [{ kind: 'photo' }] as const;

async function vote(stage: Stage, { votes, for: outcome }: StepOf<'votes'>): Promise<Wrong> {
  const { id } = await stage.needTicket();
  let cast = 0;
  for (const door of await stage.world.jurors()) {
    if (cast === votes) break;
    const { items } = Seats.parse(await door.get('/v1/jury'));
    if (!items.some((seat) => seat.id === id && seat.status === 'invited')) continue;
    const vote = { clientId: randomUUID(), for: outcome, reason: REASON[outcome] };
    await door.post(`/v1/jury/${id}/vote`, vote);
    cast += 1;
  }
  return cast === votes ? undefined : { what: 'votes', expected: `${votes}`, actual: `${cast}` };
}

/** What a juror writes: of the file, which has neither names nor sums. */
const REASON = {
  buyer: '面单重量和开箱照片对得上，买家说的属实。',
  merchant: '照片里看不出问题，发货记录也完整。',
} as const;

const Seats = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });

async function refused(stage: Stage, step: StepOf<'refused'>): Promise<Wrong> {
  const { by, act: action, refused: code, ...fields } = step;
  const before = await stage.needTicket();
  try {
    await act(stage, by, { action, ...fields });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const after = await stage.needTicket();
    return compare('refusal', `${code} at ${before.version}`, `${error.code} at ${after.version}`);
  }
  return { what: 'refusal', expected: code, actual: 'accepted' };
}

async function report(stage: Stage, { report: kind, result }: StepOf<'report'>): Promise<Wrong> {
  const { id } = await stage.needTicket();
  const at = stage.world.now();
  const body = { ticketId: id, kind, result, at, eventId: randomUUID() };
  const answer = await stage.world.shop.post('/v1/reports', body);
  return compare(`report ${kind}`, 'applied', answer.applied ? 'applied' : String(answer.detail));
}

async function track(stage: Stage, step: StepOf<'track'>): Promise<Wrong> {
  const scans = typeof step.track === 'string' ? [step.track] : step.track;
  const which = step.parcel ?? 'outbound';
  const parcel = which === 'outbound' ? stage.stock.order.shipments[0] : await ours(stage, which);
  if (!parcel) return { what: 'parcel', expected: which, actual: 'none' };
  for (const code of scans) await scan(stage, parcel, code);
  return undefined;
}

interface Parcel {
  readonly carrier: string;
  readonly trackingNo: string;
}
const ParcelShape = z.looseObject({ carrier: z.string(), trackingNo: z.string() });
const LegShape = z.looseObject({ parcel: z.unknown() });

async function scan(stage: Stage, { carrier, trackingNo }: Parcel, code: Scan): Promise<void> {
  const events = [{ at: stage.world.now(), code, text: code }];
  await stage.world.shop.post('/v1/tracking', { carrier, trackingNo, events });
}

/** The parcel of the case's own leg, wherever the view keeps its number. */
async function ours(
  stage: Stage,
  which: 'return' | 'exchange' | 'repair',
): Promise<Parcel | undefined> {
  const leg = Object(await stage.needTicket())[which];
  const flat = ParcelShape.safeParse(leg);
  if (flat.success) return flat.data;
  const nested = ParcelShape.safeParse(LegShape.safeParse(leg).data?.parcel);
  return nested.success ? nested.data : undefined;
}

async function bringBack(stage: Stage, step: StepOf<'returned'>): Promise<Wrong> {
  const ticket = await stage.needTicket();
  const waits = ticket.state === 'return_wait' || ticket.state === 'repair_wait';
  let parcel = await ours(stage, ticket.state === 'repair_wait' ? 'repair' : 'return');
  if (waits && (!parcel || step.own)) {
    parcel = { carrier: 'SF', trackingNo: `RT-${stage.scenario.id}` };
    await act(stage, 'buyer', { action: 'ship_return', ...parcel });
  }
  parcel ??= stage.stock.order.shipments[0];
  if (!parcel) return { what: 'return parcel', expected: 'one', actual: 'none' };
  if (waits) await scan(stage, parcel, 'accepted');
  if (step.returned === 'delivered') await scan(stage, parcel, 'delivered');
  return undefined;
}

async function inspect(
  stage: Stage,
  { inspect: outcome, fields }: StepOf<'inspect'>,
): Promise<Wrong> {
  const by = await inspector(stage);
  const evidenceIds = await stage.uploadBy(await stage.door(by), [{ kind: 'photo' }]);
  await act(stage, by, { action: 'inspect', outcome, evidenceIds, ...fields });
  return undefined;
}

/** Whoever may inspect now: the goods came back to the merchant or to the platform. */
async function inspector(stage: Stage): Promise<'merchant' | 'agent'> {
  const { id } = await stage.needTicket();
  const seen = Object(await (await stage.door('merchant')).get(`/v1/tickets/${id}`));
  const next: readonly TicketView['next'][number][] = seen.next ?? [];
  return next.some(({ action }) => action === 'inspect') ? 'merchant' : 'agent';
}

async function gateway(stage: Stage, step: StepOf<'gateway'>): Promise<Wrong> {
  const { gateway: type, amountCents } = step;
  const dispute = type.startsWith('dispute.');
  const ticket = await stage.ticket();
  const refund = ticket?.refunds.findLast(({ status }) => status === (step.of ?? 'requested'));
  if (!dispute && !refund) return { what: 'refund', expected: 'one under way', actual: 'none' };
  const answer = await stage.world.shop.post('/v1/gateway-events', {
    type,
    eventId: randomUUID(),
    ...(dispute ? { orderId: stage.stock.order.id } : { refundId: refund?.id }),
    ...(amountCents !== undefined && { amountCents }),
    ...(step.reason && { reason: step.reason }),
  });
  return compare(type, 'applied', answer.applied ? 'applied' : 'not applied');
}

async function wait(stage: Stage, duration: string): Promise<Wrong> {
  await stage.world.shop.post('/v1/test-clock', { advance: duration });
  return undefined;
}

async function toDeadline(stage: Stage, step: StepOf<'deadline'>): Promise<Wrong> {
  const { deadline, state } = await stage.needTicket();
  if (!deadline)
    return { what: `deadline ${step.deadline}`, expected: 'one', actual: `none in ${state}` };
  const at = Date.parse(deadline.at) - (step.minutesBefore ?? 0) * 60_000;
  await stage.world.moveTo(new Date(at).toISOString());
  return undefined;
}

async function offered(stage: Stage, cents: number | null): Promise<Wrong> {
  await stage.chat.catchUp();
  const offer = stage.chat.events.findLast((event) => event.type === 'offer');
  return compare('offered', cents, offer?.amountCents ?? null);
}

const compare = (what: string, expected: unknown, actual: unknown): Wrong =>
  expected === actual ? undefined : { what, expected: String(expected), actual: String(actual) };
