import type { CommitPlan } from '../turn/ports.ts';

/**
 * The arguments of redress_commit, in its order. Empty sections are left out; events are numbered
 * from 1 (`n` among all, `b` among those the buyer sees).
 */
export function toArguments(plan: CommitPlan): (string | number | null)[] {
  const { conversation, clientId = null, at, ...sections } = plan;
  const scope = conversation?.id ?? plan.tickets[0]?.ticket.conversationId ?? null;
  if (clientId !== null && scope === null)
    throw new Error('a clientId is answered within a conversation: the plan names none');
  const turn = conversation ? turnOf(conversation) : NO_TURN;
  return [scope, clientId, at, filled(sections), ...turn];
}

const NO_TURN = Array<null>(8).fill(null);

type Turn = NonNullable<CommitPlan['conversation']>;

function turnOf(turn: Turn): (string | number | null)[] {
  const { expectedSeq, orderId = null, locale = null, holder } = turn;
  let shown = 0;
  const events = turn.events.map((event, i) => {
    const { type, actor, visibility, body } = event;
    const told = { n: i + 1, type, actor, visibility, turnEnd: event.turnEnd || undefined, body };
    if (visibility === 'internal') return told;
    shown += 1;
    return { ...told, b: shown };
  });
  const state = JSON.stringify(turn.state ?? null);
  return [
    JSON.stringify(events),
    state,
    expectedSeq,
    events.length,
    shown,
    orderId,
    locale,
    holder,
  ];
}

function filled(sections: Readonly<Record<string, unknown>>): string | null {
  const entries = Object.entries(sections).filter(([, section]) =>
    Array.isArray(section) ? section.length > 0 : section !== undefined,
  );
  return entries.length > 0 ? JSON.stringify(Object.fromEntries(entries)) : null;
}
