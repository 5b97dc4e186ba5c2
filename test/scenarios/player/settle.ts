import { type Card, openCard, react } from './answer.ts';
import type { Stage } from './stage.ts';

/**
 * How far a buyer goes of their own accord: answers questions of fact, also fills cards in and confirms,
 * or also takes the offer that they came for.
 */
export type Willing = 'nothing' | 'questions' | 'cards' | 'everything';

/** A buyer who was asked this often without getting anywhere gives up. */
const MOST_ANSWERS = 8;
/** Questions about what is wanted: the script's own words answer them. */
const WISHES: readonly string[] = ['remedy', 'amount', 'confirm'];

/** Elsewhere an offer on the screen is an old one. */
const TAKES_OFFERS: readonly string[] = ['offer_wait', 'negotiation', 'inspect_dispute'];

/** Answers what the script does not foresee, from what the scenario knows. */
export async function settle(stage: Stage, willing: Willing, desk = false): Promise<void> {
  if (willing === 'nothing') return;
  await stage.chat.catchUp();
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    if (desk && stage.scenario.approves) await approve(stage);
    const card = openCard(stage.chat.answer);
    if (!card || !isFor(card, willing)) return;
    if (card.type === 'offer' && !TAKES_OFFERS.includes(await stage.state())) return;
    const reaction = react(card, stage.scenario);
    if (!reaction) return;
    if ('words' in reaction) await stage.chat.send(reaction.words);
    else {
      const evidenceIds = await stage.upload(reaction.files);
      await stage.chat.send({ text: reaction.text, evidenceIds });
    }
  }
}

function isFor(card: Card, willing: Willing): boolean {
  if (card.type === 'offer') return willing === 'everything';
  if (card.type === 'ask' && !WISHES.includes(card.slot)) return true;
  return willing !== 'questions';
}

/** A desk that takes what the tables propose, where the script says nothing of a desk. */
export async function approve(stage: Stage): Promise<void> {
  const ticket = await stage.ticket();
  if (ticket?.state !== 'platform_review') return;
  const { act } = await import('./perform.ts');
  await act(stage, 'agent', { action: 'approve' });
  await stage.chat.catchUp();
}
