import type { CommitPlan } from '../turn/ports.ts';

/**
 * The plan as redress_commit reads it: empty sections left out, events numbered from 1 (`n` among
 * all, `b` among those the buyer sees), `scope` the conversation whose clientIds are answered once.
 */
export function toWire(plan: CommitPlan): Record<string, unknown> {
  const { conversation, clientId, ...sections } = plan;
  const wire: Record<string, unknown> = {
    clientId,
    scope: conversation?.id ?? plan.tickets[0]?.ticket.conversationId,
  };
  for (const [name, section] of Object.entries(sections))
    if (!Array.isArray(section) || section.length > 0) wire[name] = section;
  if (conversation) wire.conversation = numberEvents(conversation);
  if (clientId && wire.scope === undefined)
    throw new Error('a clientId is answered within a conversation: the plan names none');
  return wire;
}

function numberEvents(conversation: NonNullable<CommitPlan['conversation']>) {
  let shown = 0;
  const events = conversation.events.map((event, i) => {
    const n = i + 1;
    if (event.visibility === 'internal') return { ...event, n };
    shown += 1;
    return { ...event, n, b: shown };
  });
  // JSON has no undefined: without this a plan that leaves the state out would drop the key.
  const state = conversation.state ?? null;
  return { ...conversation, state, events, count: events.length, shown };
}
