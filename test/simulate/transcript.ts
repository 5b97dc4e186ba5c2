import type { WireEvent } from '../../server/contract/conversation-events.ts';
import type { Stage } from './stage.ts';

/** The talk as a person would read it: words as they are, cards in brackets. */
export const transcriptOf = ({ events }: Stage): string[] =>
  events.flatMap((event) => lineOf(event) ?? []);

function lineOf(event: WireEvent): string | undefined {
  switch (event.type) {
    case 'text': {
      if (event.actor.kind !== 'buyer') return `助手  ${event.text}${tail(event.quickReplies)}`;
      const files = event.evidence?.map(({ key, ok }) => `${key ?? 'file'}${ok ? '' : ' ✗'}`);
      return `买家  ${event.text}${tail(files)}`;
    }
    case 'ask':
      return `助手? ${event.text}${tail(event.options?.map(({ label }) => label))}`;
    case 'evidence_request':
      return `助手? ${event.text}`;
    case 'offer':
      return `  方案 ${event.remedy} ${event.amountCents ?? ''}${tail(event.alternatives.map(({ label }) => label))}`;
    case 'confirm':
      return `  确认 ${event.text}${tail(event.summary.map(({ label, value }) => `${label} ${value}`))}`;
    case 'ticket':
      return `  单据 ${event.state}`;
    case 'handoff':
      return `  转交 ${event.to}: ${event.reason}`;
    case 'resolved':
      return `助手  ${event.text}`;
    case 'label':
      return `  运单 ${event.carrier}`;
    case 'satisfaction':
      return `  评价 ${event.questions.map(({ text }) => text).join(' ')}`;
    default:
      return undefined;
  }
}

const tail = (list: readonly string[] | undefined): string =>
  list && list.length > 0 ? `  [${list.join(' | ')}]` : '';
