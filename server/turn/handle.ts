import type { MessageBody, OpenPayload } from '../contract/buyer-channel.ts';
import { OPEN_TAIL } from '../contract/buyer-channel.ts';
import type { MessageAck, OpenAck } from '../contract/conversation-events.ts';
import type { BuyerCaller, Caller } from '../terms/caller.ts';
import type { Locale } from '../terms/party.ts';
import { Refused } from '../terms/refused.ts';
import type { Understand, Understanding } from '../terms/understanding.ts';
import { runTurn } from './commit-loop.ts';
import type { ConversationLog, RefundIndex } from './conversation-log.ts';
import {
  atDesk,
  deskContext,
  offerTalk,
  regroupTalk,
  releaseTalk,
  tickTalk,
} from './desk/handle-desk.ts';
import { tellTalk } from './desk/handle-merge.ts';
import type { DeskParts } from './desk/run-command.ts';
import { act } from './handle-action.ts';
import { lateShipment } from './handle-late.ts';
import { partnerDoors } from './handle-partners.ts';
import { sayInThread } from './handle-thread.ts';
import { deadline, gatewayEvent } from './handle-world.ts';
import { modelGuest } from './model-guest.ts';
import type { ProofOutcome } from './order-proof.ts';
import { planGreeting } from './plan-command.ts';
import { planTurn } from './plan-turn.ts';
import type { CommittedEvent, ModelPorts, Snapshot } from './ports.ts';
import type { TurnService } from './service.ts';
import { NO_CONVERSATION, onlyShown, sync } from './sync.ts';
import { understandingContext } from './understanding-context.ts';

export interface TurnParts extends DeskParts {
  readonly understand: Understand;
  readonly log: ConversationLog;
  readonly refunds: RefundIndex;
  /** Absent where none is configured. `reword`: it may also rephrase what is said. */
  readonly model?: { readonly ports: ModelPorts; readonly reword: boolean } | undefined;
  /** A random, unguessable id. */
  readonly newId: (prefix: string) => string;
}

/** The shell around the pure planners: the one way in for every door. */
export function createTurnService(parts: TurnParts): TurnService {
  return {
    open: (caller, payload) => open(parts, caller, payload),
    message: (caller, conversationId, body) => message(parts, caller, { conversationId, body }),
    sync: (caller, conversationId, afterSeq) => sync(parts, caller, { conversationId, afterSeq }),
    act: (caller, ticketId, body) => act(parts, caller, { ticketId, body }),
    sayInThread: (caller, ticketId, body) => sayInThread(parts, caller, { ticketId, body }),
    desk: (caller, ask) => atDesk(parts, caller, ask),
    deskContext: (caller, conversationId) => deskContext(parts, caller, conversationId),
    offerTalk: (conversationId, to) => offerTalk(parts, conversationId, to),
    regroupTalk: (conversationId) => regroupTalk(parts, conversationId),
    releaseTalk: (conversationId, from) => releaseTalk(parts, conversationId, from),
    tickTalk: (conversationId) => tickTalk(parts, conversationId),
    tellTalk: (key, told) => tellTalk(parts, key, told),
    gatewayEvent: (provider, event) => gatewayEvent(parts, provider, event),
    deadline: (due) => deadline(parts, due),
    ...partnerDoors(parts),
    lateShipment: (late) => lateShipment(parts, late),
  };
}

/** Whether the conversation is the caller's own. */
const owns = (caller: Caller, { conversation }: Snapshot): boolean =>
  caller.kind === 'buyer'
    ? conversation.buyerId === caller.buyerId
    : caller.kind === 'visitor' && conversation.visitorId === caller.visitorId;

async function open(parts: TurnParts, caller: BuyerCaller, payload: OpenPayload): Promise<OpenAck> {
  await checkTapped(parts, caller, payload);
  const id = (await existing(parts, caller, payload)) ?? (await begin(parts, caller, payload));
  let events = onlyShown(id, await parts.log.tail(id, OPEN_TAIL));
  if (events.length === 0) {
    await greet(parts, id, payload);
    events = onlyShown(id, await parts.log.tail(id, OPEN_TAIL));
  }
  return { ok: true, conversationId: id, lastSeq: events.at(-1)?.seq ?? 0, events };
}

/** Before a conversation is begun: one about nothing would be the caller's newest. */
async function checkTapped(
  { log }: TurnParts,
  caller: BuyerCaller,
  { orderId, itemId }: OpenPayload,
): Promise<void> {
  if (orderId === undefined) return;
  const items = await log.boughtIn(caller, orderId);
  // An order that is not the caller's is as if it did not exist.
  if (!items) throw new Refused('not_found', 'no such order');
  if (itemId !== undefined && !items.includes(itemId))
    throw new Refused('not_found', 'no such item in this order');
}

async function existing(
  parts: TurnParts,
  caller: BuyerCaller,
  { conversationId, orderId }: OpenPayload,
): Promise<string | undefined> {
  if (conversationId === undefined) return parts.log.newest(caller, orderId);
  if (await parts.log.readable(caller, conversationId)) return conversationId;
  throw new Refused('not_found', NO_CONVERSATION);
}

async function begin(
  parts: TurnParts,
  caller: BuyerCaller,
  { locale }: OpenPayload,
): Promise<string> {
  const id = parts.newId('cv');
  const own =
    caller.kind === 'buyer' ? { buyerId: caller.buyerId } : { visitorId: caller.visitorId };
  const language: Locale = locale ?? caller.locale ?? 'zh-CN';
  await parts.log.create({ id, ...own, locale: language, at: parts.clock.now() });
  return id;
}

/**
 * Says the first words of a conversation; one that has begun is left alone, so that a server that died
 * before them says them at the next opening, and two openings say them once.
 */
const greet = (
  parts: TurnParts,
  conversationId: string,
  { orderId, itemId }: OpenPayload,
): Promise<void> =>
  runTurn<void>(parts, {
    key: { conversationId, ...(orderId !== undefined && { orderId }) },
    plan: (input, snapshot) => {
      if (snapshot.conversation.lastSeq > 0) return { kind: 'done', answer: undefined };
      return planned(planGreeting(input, itemId));
    },
    committed: () => {},
    absent: () => {},
  });

interface Said {
  readonly conversationId: string;
  readonly body: MessageBody;
}

async function message(
  parts: TurnParts,
  caller: BuyerCaller,
  { conversationId, body }: Said,
): Promise<MessageAck> {
  let understood: Understanding | undefined;
  let proof: ProofOutcome | undefined;
  const guest = modelGuest(parts, conversationId);
  const key = { conversationId, clientId: body.clientId };
  return runTurn<MessageAck>(parts, {
    key,
    read: (snapshot, now) => {
      if (!body.text?.trim() || !owns(caller, snapshot) || snapshot.repeated) return;
      understood ??= parts.understand(body.text, understandingContext(snapshot, now));
    },
    plan: (input, snapshot) => {
      if (!owns(caller, snapshot)) throw new Refused('not_found', NO_CONVERSATION);
      if (snapshot.repeated)
        return { kind: 'done', answer: { ok: true, seq: snapshot.repeated.seq } };
      checkEvidence(body, snapshot);
      const opinion =
        understood &&
        guest.opinionOn(understood, body.text ?? '', () =>
          understandingContext(snapshot, input.now),
        );
      if (opinion)
        return {
          kind: 'reload',
          key,
          meanwhile: opinion.then((heard) => {
            understood = heard;
          }),
        };
      const outcome = planTurn({ ...input, body, understanding: understood, proof });
      if (outcome.kind === 'prove') {
        const { visitorId = '' } = snapshot.conversation;
        const checked = parts.log.prove({ ...outcome.claim, conversationId, visitorId });
        const meanwhile = checked.then((came) => {
          proof = came;
        });
        return { kind: 'reload', key, meanwhile };
      }
      if (outcome.kind === 'refused') throw new Refused(outcome.code, outcome.detail);
      if (outcome.kind === 'need_order')
        return { kind: 'reload', key: { ...key, orderId: outcome.orderId } };
      const meanwhile = guest.polishFor(outcome.plan, snapshot.conversation.locale);
      if (meanwhile) return { kind: 'reload', key: { ...key, ...orderOf(snapshot) }, meanwhile };
      return { kind: 'plan', plan: guest.polished(outcome.plan) };
    },
    committed: (result) => ({
      ok: true,
      seq: result.outcome === 'repeated' ? result.seq : firstSeq(result.events),
    }),
    absent: () => {
      throw new Refused('not_found', NO_CONVERSATION);
    },
  });
}

/** The buyer's own message is the first event of its turn. */
const firstSeq = (events: readonly CommittedEvent[]): number =>
  events.find((event) => event.buyerSeq !== undefined)?.buyerSeq ?? 0;

function checkEvidence(body: MessageBody, snapshot: Snapshot): void {
  const unknown = (body.evidenceIds ?? []).filter(
    (id) => !snapshot.evidence.some((file) => file.id === id),
  );
  if (unknown.length > 0)
    throw new Refused('validation_failed', 'a named file was not uploaded to this conversation', {
      errors: unknown.map((id) => ({
        path: 'evidenceIds',
        message: `${id} is not a file of this conversation`,
      })),
    });
}

/** The order that a plan was made with stays loaded when it is made again. */
const orderOf = ({ focus }: Snapshot) => (focus ? { orderId: focus.order.id } : {});

const planned = (outcome: ReturnType<typeof planGreeting>) =>
  outcome.kind === 'plan' ? outcome : ({ kind: 'done', answer: undefined } as const);
