import type { TurnService } from '../../turn/service.ts';
import type { Handler } from '../ports.ts';

/** A talk hears what was said in one that was merged into it. */
export const talkTell =
  (turn: Pick<TurnService, 'tellTalk'>): Handler<'talk.tell'> =>
  async ({ key, effect }) => {
    await turn.tellTalk(key, effect);
    return { kind: 'done' };
  };
