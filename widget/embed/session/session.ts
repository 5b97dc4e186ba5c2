import type { Target } from '../../shared/bridge.ts';
import { lastSeq } from '../../shared/log.ts';
import { withToken } from '../net/http.ts';
import { createLink, type Link } from '../net/link.ts';
import { createOutboxStore, frameStorage } from '../net/outbox-store.ts';
import type { Tokens } from '../net/transport.ts';
import type { Change, ChatState } from '../state/chat-state.ts';
import type { Saying } from '../state/outgoing.ts';
import type { Store } from '../state/store.ts';
import { createConversation } from './conversation.ts';
import { createEvidenceDesk, type EvidenceDesk } from './evidence-desk.ts';
import { createOutbox } from './outbox.ts';
import { keepRead } from './read-marks.ts';
import { learnItem } from './ticket-item.ts';
import { keepTyping } from './typing.ts';

export type ChatStore = Store<ChatState, Change>;

/** All that the screen may do. */
export interface Session {
  readonly start: (target: Target) => void;
  readonly aim: (target: Target) => void;
  /** `echo` is how it reads until the server's event takes its place. */
  readonly say: (saying: Saying, echo: string) => void;
  /** The buyer types; the server lets through what a reader needs. */
  readonly typing: () => void;
  readonly retry: (clientId: string) => void;
  readonly discard: (clientId: string) => void;
  readonly loadEarlier: () => Promise<void>;
  readonly evidence: EvidenceDesk;
  /** Asks the server in the buyer's name; `path` begins with a slash. */
  readonly ask: (path: string, init: RequestInit) => Promise<Response>;
  /** A file of the buyer's own, as an address within the page; nothing where it cannot be had. */
  readonly download: (url: string) => Promise<string | undefined>;
}

interface Parts {
  readonly store: ChatStore;
  readonly tokens: Tokens;
  readonly origin: string;
}

/** Introduces the parts of the chat to each other; each knows only the store and what it is given. */
export function createSession({ store, tokens, origin }: Parts): Session {
  let link: Link | undefined;
  const storage = frameStorage('localStorage');
  const call: Link['call'] = (name, payload) =>
    link ? link.call(name, payload) : Promise.reject(new Error('not started'));
  const outbox = createOutbox({
    store,
    call,
    kept: createOutboxStore(storage),
    subject: tokens.subject,
  });
  const conversation = createConversation({
    store,
    call,
    entered() {
      outbox.adopt();
      link?.moved();
    },
    ready: outbox.pump,
    visiting: tokens.visiting,
  });
  const tell: Link['tell'] = (name, payload) => link?.tell(name, payload);
  keepRead(store, storage, tell);
  const ask: Session['ask'] = (path, init) => withToken(tokens, origin + path, init);
  learnItem(store, (url) => ask(url, {}));

  return {
    start(target) {
      store.dispatch({ type: 'settings', target });
      link = createLink(origin, tokens, {
        up(way) {
          store.dispatch({ type: 'link', link: way });
          conversation.enter();
        },
        down: (offline) =>
          store.dispatch({ type: 'link', link: offline ? 'offline' : 'connecting' }),
        hear: conversation.hear,
        typed: keepTyping(store),
        place() {
          const { log } = store.get();
          return log.conversationId
            ? { conversationId: log.conversationId, afterSeq: lastSeq(log) }
            : undefined;
        },
      });
    },
    aim: conversation.aim,
    say: outbox.say,
    typing: () => tell('typing', { conversationId: store.get().log.conversationId }),
    retry: outbox.retry,
    discard: outbox.discard,
    loadEarlier: conversation.loadEarlier,
    evidence: createEvidenceDesk({ store, tokens, origin }),
    ask,
    async download(url) {
      const answer = await ask(url, {}).catch(() => undefined);
      return answer?.ok ? URL.createObjectURL(await answer.blob()) : undefined;
    },
  };
}
