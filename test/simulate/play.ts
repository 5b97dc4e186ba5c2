import type { WireEvent } from '../../server/contract/conversation-events.ts';
import { isTerminal } from '../../server/terms/state.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { type Dice, dice } from '../prove/support/dice.ts';
import { wrongAmounts } from './amounts.ts';
import { Buyer } from './buyer.ts';
import { LEAVES, plotOf } from './plots.ts';
import { unboundIn } from './promises.ts';
import { Answered, askedAgain } from './repeats.ts';
import {
  type End,
  type Lang,
  type Outcome,
  PERSONAS,
  type Persona,
  type SimCase,
} from './shape.ts';
import { scan, shopActs } from './shop.ts';
import { type Parts, Stage } from './stage.ts';
import { transcriptOf } from './transcript.ts';

/** Longer than this no talk that goes anywhere takes. */
const MOST_STEPS = 60;
/** Has no divisor in common with the number of leaves: even a short run visits many trunks. */
const STRIDE = 7;

export interface Wanted {
  readonly seed: number;
  readonly cases: number;
  readonly persona?: Persona | undefined;
  readonly leaf?: string | undefined;
  readonly lang?: Lang | undefined;
}

/** Every leaf in turn, so that a short run visits many of them; all else is thrown. */
export function casesOf({ seed, cases, persona, leaf, lang }: Wanted): SimCase[] {
  const leaves = leaf ? LEAVES.filter((one) => one.startsWith(leaf)) : LEAVES;
  if (leaves.length === 0) throw new Error(`no leaf ${leaf}`);
  return Array.from({ length: cases }, (_, number) => {
    const chance = dice(seed).fork(number);
    const shift = chance.int(0, 999_999);
    const chosen = leaves[(number * STRIDE + seed) % leaves.length] ?? leaves[0];
    return {
      number,
      seed,
      persona: persona ?? chance.pick(PERSONAS),
      lang: lang ?? chance.pick(['zh', 'zh', 'en']),
      plot: plotOf(chosen as SimCase['plot']['leaf'], dice(shift)),
    };
  });
}

export async function playCase(parts: Parts, simulated: SimCase): Promise<Outcome> {
  const chance = dice(simulated.seed).fork(1_000_000 + simulated.number);
  const stage = await Stage.set(parts, simulated);
  const buyer = new Buyer(stage, chance.fork(1));
  const repeated = new Repeats(stage, buyer);
  await buyer.open();
  repeated.look();
  const end = await talkOn(stage, buyer, { chance: chance.fork(2), repeated });
  const ticket = await stage.ticket();
  return {
    simulated,
    end: end.end,
    why: end.why,
    leafHeard: ticket?.claim.leaf,
    messages: stage.messages,
    questions: stage.events.filter(isQuestion).length,
    repeated: repeated.found,
    wrong: wrongAmounts(stage, ticket),
    unbound: unboundIn(stage, ticket),
    owed: buyer.owed,
    came: stage.events.some(({ type }) => type === 'handoff'),
    transcript: transcriptOf(stage),
  };
}

interface Talk {
  readonly chance: Dice;
  readonly repeated: Repeats;
}

async function talkOn(
  stage: Stage,
  buyer: Buyer,
  { chance, repeated }: Talk,
): Promise<{ end: End; why: string }> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (stage.events.some(({ type }) => type === 'handoff'))
      return { end: 'person', why: reasonOf(stage) };
    const ticket = await stage.ticket();
    if (ticket && isTerminal(ticket.state)) return { end: 'finished', why: ticket.state };
    const acted = await buyer.act();
    repeated.look();
    if (acted) continue;
    if (await onTheWay(stage, buyer)) continue;
    if (await shopActs(stage, chance)) continue;
    const now = await stage.ticket();
    if (now && isTerminal(now.state)) return { end: 'finished', why: now.state };
    if (stage.events.some(({ type }) => type === 'handoff')) continue;
    if (!now && stage.simulated.plot.informed) return { end: 'finished', why: 'informed' };
    return { end: 'stuck', why: now?.state ?? 'no case' };
  }
  return { end: 'stuck', why: 'too long' };
}

/** The buyer hands the parcel to the carrier: by the label there is, or by one of their own. */
async function onTheWay(stage: Stage, buyer: Buyer): Promise<boolean> {
  const ticket = await stage.ticket();
  if (ticket?.state !== 'return_wait' && ticket?.state !== 'repair_wait') return false;
  const leg = ticket.state === 'return_wait' ? 'return' : 'repair';
  await stage.pass(180);
  if (!ticket[leg]?.parcel) await buyer.tellParcel(`SF${10_000_000_000 + stage.simulated.number}`);
  const now = await stage.ticket();
  if (now?.[leg]?.parcel) await scan(stage, now, leg, leg === 'return' ? 'accepted' : 'delivered');
  await stage.catchUp();
  const after: Ticket | undefined = await stage.ticket();
  return after?.state !== ticket.state;
}

/** Questions put again though they were answered. */
class Repeats {
  readonly found: string[] = [];
  #seen = 0;
  #before = new Answered();
  readonly #stage: Stage;
  readonly #buyer: Buyer;

  constructor(stage: Stage, buyer: Buyer) {
    this.#stage = stage;
    this.#buyer = buyer;
  }

  look(): void {
    const { events } = this.#stage;
    for (const event of events.slice(this.#seen))
      this.found.push(...askedAgain(event, this.#before));
    this.#seen = events.length;
    this.#before = this.#buyer.answered.copy();
  }
}

const isQuestion = (event: WireEvent): boolean =>
  event.type === 'evidence_request' ||
  (event.type === 'ask' && !['satisfaction', 'anything_else'].includes(event.slot));

function reasonOf(stage: Stage): string {
  const handoff = stage.events.findLast(({ type }) => type === 'handoff');
  return handoff && 'reason' in handoff ? String(handoff.reason) : '';
}
