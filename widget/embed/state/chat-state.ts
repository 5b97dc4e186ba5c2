import type { Target } from '../../shared/bridge.ts';
import type { WidgetLocale } from '../../shared/locale.ts';
import { addEarlier, addEvents, EMPTY_LOG, type Log, lastSeq, openLog } from '../../shared/log.ts';
import type { WireEvent } from '../../shared/wire.ts';
import { changeOutgoing, type Outgoing, type OutgoingChange, settleOutgoing } from './outgoing.ts';
import { addUpload, changeUpload, type Upload, type UploadChange } from './uploads.ts';

/** How the chat reaches the server: `http` is the fallback that speaks the same turns. */
export type Link = 'connecting' | 'online' | 'http' | 'offline';

export interface ChatState {
  readonly locale: WidgetLocale;
  readonly target: Target;
  readonly log: Log;
  readonly outbox: readonly Outgoing[];
  readonly uploads: readonly Upload[];
  readonly link: Link;
  readonly visible: boolean;
  /** A person of ours is typing. */
  readonly typed?: boolean;
  /** Everything up to here has been on screen. */
  readonly readSeq: number;
  /** Why the conversation could not be opened, in words the server gave. */
  readonly refused?: string;
  readonly wide: boolean;
}

export type Change =
  | { readonly type: 'settings'; locale?: WidgetLocale; target?: Target }
  | { readonly type: 'opened'; conversationId: string; events: readonly WireEvent[]; last: number }
  | { readonly type: 'left' }
  | { readonly type: 'received'; readonly events: readonly WireEvent[]; readonly last?: number }
  | { readonly type: 'earlier'; readonly events: readonly WireEvent[] }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'typed'; readonly typed: boolean }
  | { readonly type: 'visible'; readonly visible: boolean }
  | { readonly type: 'read'; readonly seq: number }
  | { readonly type: 'wide'; readonly wide: boolean }
  | { readonly type: 'queued'; readonly items: readonly Outgoing[] }
  | { readonly type: 'outgoing'; readonly clientId: string; readonly change: OutgoingChange }
  | { readonly type: 'discarded'; readonly clientId: string }
  | { readonly type: 'uploadAdded'; readonly upload: Upload }
  | { readonly type: 'upload'; readonly id: string; readonly change: UploadChange }
  | { readonly type: 'uploadsGone'; readonly ids: readonly string[] };

export const initialState = (locale: WidgetLocale): ChatState => ({
  locale,
  target: {},
  log: EMPTY_LOG,
  outbox: [],
  uploads: [],
  link: 'connecting',
  visible: false,
  readSeq: 0,
  wide: false,
});

/** Pure: the same changes in any order of delivery end in the same conversation. */
export function reduce(state: ChatState, change: Change): ChatState {
  switch (change.type) {
    case 'settings':
      return {
        ...state,
        locale: change.locale ?? state.locale,
        target: change.target ?? state.target,
      };
    case 'opened':
      return opened(state, change);
    case 'left':
      return { ...state, log: EMPTY_LOG, readSeq: 0, uploads: [], typed: false };
    case 'received':
      return withLog(heard(state, change.events), addEvents(state.log, change.events, change.last));
    case 'earlier':
      return withLog(state, addEarlier(state.log, change.events));
    case 'refused':
      return { ...state, refused: change.reason };
    case 'link':
      return { ...state, link: change.link };
    case 'typed':
      return { ...state, typed: change.typed };
    case 'visible':
      return withRead({ ...state, visible: change.visible });
    case 'read':
      return { ...state, readSeq: Math.max(state.readSeq, change.seq) };
    case 'wide':
      return { ...state, wide: change.wide };
    case 'queued':
      return { ...state, outbox: queued(state, change.items) };
    case 'outgoing':
      return settled({
        ...state,
        outbox: changeOutgoing(state.outbox, change.clientId, change.change),
      });
    case 'discarded':
      return {
        ...state,
        outbox: state.outbox.filter((item) => item.clientId !== change.clientId),
      };
    case 'uploadAdded':
      return { ...state, uploads: addUpload(state.uploads, change.upload) };
    case 'upload':
      return { ...state, uploads: changeUpload(state.uploads, change.id, change.change) };
    case 'uploadsGone':
      return { ...state, uploads: state.uploads.filter((u) => !change.ids.includes(u.id)) };
  }
}

/** What somebody was typing has been said. */
const heard = (state: ChatState, events: readonly WireEvent[]): ChatState =>
  state.typed && events.some(({ actor }) => actor.kind === 'agent' || actor.kind === 'operator')
    ? { ...state, typed: false }
    : state;

function opened(state: ChatState, change: Extract<Change, { type: 'opened' }>): ChatState {
  const { conversationId, events, last } = change;
  const other = state.log.conversationId !== conversationId;
  const { refused: _refused, ...rest } = state;
  const base: ChatState = {
    ...rest,
    ...(other && { readSeq: 0, uploads: [], outbox: state.outbox }),
  };
  return withLog(base, openLog(state.log, conversationId, events, last));
}

const queued = (state: ChatState, items: readonly Outgoing[]): readonly Outgoing[] => {
  const known = new Set(state.outbox.map((item) => item.clientId));
  const fresh = items.filter((item) => !known.has(item.clientId));
  return settleOutgoing([...state.outbox, ...fresh], state.log.events, lastSeq(state.log));
};

const withLog = (state: ChatState, log: Log): ChatState =>
  log === state.log ? state : withRead(settled({ ...state, log }));

const settled = (state: ChatState): ChatState => ({
  ...state,
  outbox: settleOutgoing(state.outbox, state.log.events, lastSeq(state.log)),
});

const withRead = (state: ChatState): ChatState =>
  state.visible ? { ...state, readSeq: Math.max(state.readSeq, lastSeq(state.log)) } : state;
