import type { CommitPlan } from '../turn/ports.ts';

/**
 * A plan as redress_commit takes it, the `n`-th of its call: empty sections are left out, events are
 * numbered from 1 (`n` among all, `b` among those the buyer sees).
 */
export function toWire(plan: CommitPlan, n: number): object {
  const { conversation, clientId, at, ...sections } = plan;
  const scope = conversation?.id ?? plan.tickets[0]?.ticket.conversationId;
  if (clientId !== undefined && scope === undefined)
    throw new Error('a clientId is answered within a conversation: the plan names none');
  const turn = conversation && withNumbers(conversation);
  return { n, scope, clientId, at, ...filled(sections), ...(turn && { conversation: turn }) };
}

function withNumbers(turn: NonNullable<CommitPlan['conversation']>): object {
  let shown = 0;
  const events = turn.events.map(({ type, actor, visibility, turnEnd, body }, i) => {
    const told = { n: i + 1, type, actor, visibility, turnEnd: turnEnd || undefined, body };
    if (visibility === 'internal') return told;
    shown += 1;
    return { ...told, b: shown };
  });
  return { ...turn, events, added: events.length, shown };
}

function filled(sections: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(sections).filter(([, section]) =>
    Array.isArray(section) ? section.length > 0 : section !== undefined,
  );
  return Object.fromEntries(entries);
}
