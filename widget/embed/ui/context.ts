import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { WidgetLocale } from '../../shared/locale.ts';
import type { Session } from '../session/session.ts';
import type { OpenCards } from '../state/cards.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Outgoing } from '../state/outgoing.ts';
import type { Texts } from '../texts/texts.ts';

/** What every part of the screen may need. */
export interface Chat {
  readonly state: ChatState;
  readonly session: Session;
  readonly t: Texts;
  readonly locale: WidgetLocale;
  readonly open: OpenCards;
  /** Unconfirmed messages of this conversation. */
  readonly outbox: readonly Outgoing[];
  readonly look: (url: string, caption: string) => void;
}

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('outside the chat');
  return chat;
}

/** A clock that moves the countdowns along. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
