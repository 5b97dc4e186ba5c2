import type { Locale } from '../terms/party.ts';
import type { Understanding, UnderstandingContext } from '../terms/understanding.ts';
import { isUnsure, withOpinion } from '../understanding/second-opinion.ts';
import type { TurnParts } from './handle.ts';
import { handsOver, polished, textsOf } from './polish.ts';
import type { CommitPlan } from './ports.ts';

/** Lines of the talk that a summary is made from. */
const SUMMARY_LINES = 40;

type Parts = Pick<TurnParts, 'model' | 'log'>;

/**
 * What a model, where one is configured, is asked in the course of one message: once what it is about,
 * once for other words. Its answers go into the plan as arguments; without them the plan is the same.
 */
export function modelGuest({ model, log }: Parts, conversationId: string) {
  let asked = false;
  let polishing = false;
  const words = new Map<string, string>();
  let summary: string | undefined;
  return {
    /** A second reading of words that the local one is unsure of; undefined where none is wanted. */
    opinionOn(
      local: Understanding,
      text: string,
      context: () => UnderstandingContext,
    ): Promise<Understanding> | undefined {
      if (!model || asked || !isUnsure(local)) return undefined;
      asked = true;
      return model.ports
        .understand(text, context())
        .then((opinion) => (opinion ? withOpinion(local, opinion) : local));
    },

    /** Looks for other words and a summary; undefined where there is nothing to look for. */
    polishFor(plan: CommitPlan, locale: Locale): Promise<void> | undefined {
      if (!model || polishing) return undefined;
      const texts = model.reword ? textsOf(plan) : [];
      const over = handsOver(plan);
      if (texts.length === 0 && !over) return undefined;
      polishing = true;
      const rewording = texts.map(async (text) => {
        const said = await model.ports.reword(text);
        if (said !== undefined) words.set(text, said);
      });
      const summing = over
        ? [
            talkOf(log, conversationId)
              .then((lines) => model.ports.summarise(lines, locale))
              .then((text) => {
                summary = text;
              }),
          ]
        : [];
      return Promise.all([...rewording, ...summing]).then(() => undefined);
    },

    polished: (plan: CommitPlan): CommitPlan =>
      model ? polished(plan, { words, ...(handsOver(plan) && { summary }) }) : plan,
  };
}

async function talkOf(log: Parts['log'], conversationId: string) {
  const events = await log.tail(conversationId, SUMMARY_LINES);
  return events.flatMap(({ actor, body }) =>
    typeof body.text === 'string' ? [{ by: actor.kind, text: body.text }] : [],
  );
}
