import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { formatCents } from '../format/money.ts';
import { EVIDENCE_NAMES } from '../words/case-labels.ts';
import { HOLDERS, label, REMEDIES, STATES } from '../words/labels.ts';

interface TalkWords {
  readonly locale: Locale;
  /** Absent while no order is known to tell it; a sum is left out until then. */
  readonly currency?: string | undefined;
}

/** An event of a conversation as lines of plain text, for reading back. */
export function eventLines(event: WireEvent, words: TalkWords): string[] {
  const { locale } = words;
  switch (event.type) {
    case 'text':
      return [
        event.text,
        ...(event.evidence ?? []).map(
          (file) => `▣ ${label(EVIDENCE_NAMES, file.key ?? file.kind, locale)}`,
        ),
      ].filter(Boolean);
    case 'ask':
      return [event.text, ...(event.options ?? []).map((option) => `○ ${option.label}`)];
    case 'evidence_request':
      return [event.text, ...event.checklist.map((item) => `□ ${item.label}`)];
    case 'confirm':
      return [event.text, ...event.summary.map((line) => `${line.label}: ${line.value}`)];
    case 'offer':
      return [offerLine(event, words), ...event.why];
    case 'ticket':
      return [
        [
          event.number,
          label(STATES, event.state, locale),
          ...(event.holder === 'none' ? [] : [label(HOLDERS, event.holder, locale)]),
        ].join(' · '),
      ];
    case 'resolved':
      return [event.text];
    case 'handoff':
      return [`→ ${event.to}: ${event.summary}`];
    case 'handback':
      return ['←'];
    case 'label':
      return [`${event.carrier} ${event.trackingNo}`];
    case 'party':
      return [];
    case 'satisfaction':
      return event.questions.map((question) => question.text);
  }
}

function offerLine(
  offer: { readonly remedy: string; readonly amountCents?: number | undefined },
  { locale, currency }: TalkWords,
): string {
  const amount =
    offer.amountCents === undefined || currency === undefined
      ? ''
      : ` ${formatCents(offer.amountCents, currency)}`;
  return `${label(REMEDIES, offer.remedy, locale)}${amount}`;
}
