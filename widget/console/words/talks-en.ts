import type { talksZh } from './talks-zh.ts';

export const talksEn: Readonly<Record<keyof typeof talksZh, string>> = {
  'negotiation.title': 'Negotiation',
  'negotiation.lead':
    'All three proposals side by side. Once a side accepts another’s, the talk is over.',
  'negotiation.leadOver': 'Each side’s last proposal, as it stood when the talk ended.',
  'negotiation.due': 'The rules give the buyer {amount} in any case',
  'negotiation.rounds': 'Proposals left: buyer {buyer} · merchant {merchant} (of {rounds})',
  'negotiation.left': '{span} left to talk',
  'negotiation.over': 'Time is up',
  'negotiation.none': 'Nothing proposed yet',
  'negotiation.history': 'How it went ({n} {n|proposal|proposals})',
  'negotiation.spoken': 'said by Redress',
  'negotiation.asks': 'the merchant must agree',
  'negotiation.waits': 'awaits an answer',
  'negotiation.best': '{amount} apart',
  'thread.title': 'Talk of the three',
  'thread.lead': 'Buyer, merchant and platform all read this. Contact details are hidden.',
  'thread.leadPlatform':
    'The merchant reads this with contact details hidden; you read it as it was said.',
  'thread.none': 'Nothing said yet. Your first words let you in, and the buyer sees that.',
  'thread.nonePlatform': 'The merchant has not joined the talk yet.',
  'thread.placeholder': 'Write to the buyer and the platform',
  'thread.send': 'Send',
  'thread.onlyPlatform': 'To the platform only',
  'thread.joined': '{who} joined',
  'thread.left': '{who} left',
  'thread.handback': 'The colleague handed back; the assistant goes on',
  'thread.masked': 'contact details hidden',
  'thread.private': 'Not shown to the buyer',
  'thread.moved': 'Case: {state}',
  'thread.offered': '{party} proposes: {terms}',
};
