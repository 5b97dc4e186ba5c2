import type { CommitPlan } from '../turn/ports.ts';

/**
 * The arguments of redress_commit: scope, clientId, instant, turn, state and the other sections.
 * Empty sections are left out; events are numbered from 1 (`n` among all, `b` among those the buyer
 * sees); the state travels as text beside the rest because the database only hands it on.
 */
export function toArguments(plan: CommitPlan): (string | null)[] {
  const { conversation, clientId = null, at, ...sections } = plan;
  const scope = conversation?.id ?? plan.tickets[0]?.ticket.conversationId ?? null;
  if (clientId !== null && scope === null)
    throw new Error('a clientId is answered within a conversation: the plan names none');
  return [
    scope,
    clientId,
    at,
    conversation ? JSON.stringify(turnOf(conversation)) : null,
    conversation ? JSON.stringify(conversation.state ?? null) : null,
    filled(sections),
  ];
}

function turnOf(conversation: NonNullable<CommitPlan['conversation']>) {
  const { expectedSeq, orderId, locale, holder } = conversation;
  let shown = 0;
  const events = conversation.events.map((event, i) => {
    const { type, actor, body } = event;
    const turnEnd = event.turnEnd || undefined;
    if (event.visibility === 'internal') return { n: i + 1, type, actor, turnEnd, body };
    shown += 1;
    return { n: i + 1, b: shown, type, actor, turnEnd, body };
  });
  return { expectedSeq, orderId, locale, holder, added: events.length, shown, events };
}

function filled(sections: Readonly<Record<string, unknown>>): string | null {
  const entries = Object.entries(sections).filter(([, section]) =>
    Array.isArray(section) ? section.length > 0 : section !== undefined,
  );
  return entries.length > 0 ? JSON.stringify(Object.fromEntries(entries)) : null;
}
