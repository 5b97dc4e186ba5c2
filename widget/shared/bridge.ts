/**
 * What the shop's page and the chat's frame may say to each other. Both sides check the exact origin,
 * the source window, the nonce of this boot and the shape; whatever fails is dropped without a word.
 * The page learns only size, unread count and the wish to close. No conversation ever crosses here.
 */
export const BRIDGE_VERSION = 1;

/** What the chat is to be about. `item` is the shop's own label for it, for display only. */
export interface Target {
  /** A talk of the buyer's own; goes before an order. */
  readonly conversationId?: string;
  readonly orderId?: string;
  readonly itemId?: string;
  readonly item?: TargetItem;
}
export interface TargetItem {
  readonly title: string;
  readonly paidCents?: number;
  readonly currency?: string;
  readonly grade?: string;
  readonly merchant?: string;
}

export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'token'; readonly id: number }
  | { readonly type: 'unread'; readonly count: number }
  | { readonly type: 'size'; readonly wide: boolean }
  | { readonly type: 'close' };

export type ToChat =
  | { readonly type: 'init'; readonly locale: string; readonly visible: boolean; target?: Target }
  | { readonly type: 'target'; readonly target: Target }
  | { readonly type: 'visible'; readonly visible: boolean }
  | { readonly type: 'token'; readonly id: number; readonly token: string | null };

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.length <= 8_192;
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Exactly these fields, each passing its check; nothing else beside them. */
function shaped(value: unknown, checks: Readonly<Record<string, Check>>): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as Fields;
  return (
    Object.keys(fields).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries(checks).every(([key, check]) => check(fields[key]))
  );
}

export const isTarget: Check = (value) =>
  shaped(value, {
    conversationId: optional(isText),
    orderId: optional(isText),
    itemId: optional(isText),
    item: optional((item) =>
      shaped(item, {
        title: isText,
        paidCents: optional(isCount),
        currency: optional(isText),
        grade: optional(isText),
        merchant: optional(isText),
      }),
    ),
  });

const TO_HOST: Readonly<Record<ToHost['type'], Readonly<Record<string, Check>>>> = {
  ready: {},
  token: { id: isCount },
  unread: { count: isCount },
  size: { wide: isFlag },
  close: {},
};
const TO_CHAT: Readonly<Record<ToChat['type'], Readonly<Record<string, Check>>>> = {
  init: { locale: isText, visible: isFlag, target: optional(isTarget) },
  target: { target: isTarget },
  visible: { visible: isFlag },
  token: { id: isCount, token: (value) => value === null || isText(value) },
};

type Shapes = Readonly<Record<string, Readonly<Record<string, Check>>>>;

/** The message inside the envelope, or nothing when envelope, nonce or shape is not right. */
function unwrap(data: unknown, nonce: string, shapes: Shapes): unknown {
  const isRecord = typeof data === 'object' && data !== null;
  const fields: Fields = isRecord ? (data as Fields) : {};
  const type = fields.type;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return undefined;
  const right = shaped(data, {
    redress: (value) => value === BRIDGE_VERSION,
    nonce: (value) => value === nonce,
    type: isText,
    ...shapes[type],
  });
  if (!right) return undefined;
  const { redress: _version, nonce: _nonce, ...message } = fields;
  return message;
}

export const readToHost = (data: unknown, nonce: string): ToHost | undefined =>
  unwrap(data, nonce, TO_HOST) as ToHost | undefined;
export const readToChat = (data: unknown, nonce: string): ToChat | undefined =>
  unwrap(data, nonce, TO_CHAT) as ToChat | undefined;

export const wrap = (message: ToHost | ToChat, nonce: string): Fields => ({
  redress: BRIDGE_VERSION,
  nonce,
  ...message,
});
