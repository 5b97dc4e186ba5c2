import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import { aBuyer, aMerchant, anOrder, mint, shop } from '../prove/support/shop.ts';

/** The seed claim, its plain words between: what one conversation of the bench says. */
const SAYS = [
  '你好',
  '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写',
  '要多长时间',
  'photos',
  '退我20%就行 不想折腾退货了',
  '在吗',
  '行吧 15就15',
  'confirm',
] as const;
export const TURNS_PER_CLAIM = SAYS.length;
const PER_MERCHANT = 4;
const ANSWER_MS = 30_000;

export const open = async (url: string, token?: string): Promise<Socket> => {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: token ? { token } : {},
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return socket;
};

/** Who keeps the goods and takes money more often than this in a month is looked at by a person (DT-9). */
const CLAIMS_PER_BUYER = 3;

/** Claims told one after another, with conversations opened beforehand, by as many buyers as that takes. */
export interface Talker {
  readonly bare: Socket;
  readonly conversations: readonly { readonly app: Socket; readonly conversationId: string }[];
}

interface Crowd {
  readonly url: string;
  readonly bareUrl: string;
  readonly size: number;
  readonly claims: number;
  /** Tells this crowd's orders from another's. */
  readonly round: number;
}

/** Buyers, their orders and their conversations, all made before any time is taken. */
export async function gather({ url, bareUrl, size, claims, round }: Crowd): Promise<Talker[]> {
  const { merchant, buyer, order } = shop(url);
  for (let i = 0; i * PER_MERCHANT < size; i += 1) await merchant(aMerchant(`M${i}`));
  return Promise.all(
    Array.from({ length: size }, async (_, i) => {
      const conversations: { app: Socket; conversationId: string }[] = [];
      for (let n = 0; n < claims; n += 1) {
        const id = `bench-${round}-${i}-${Math.floor(n / CLAIMS_PER_BUYER)}`;
        const known = n % CLAIMS_PER_BUYER > 0 ? conversations.at(-1)?.app : undefined;
        if (!known) await buyer(aBuyer(id));
        const app = known ?? (await open(`${url}/buyer`, await mint(id)));
        const orderId = `${id}-${n}`;
        const merchantId = `M${Math.floor(i / PER_MERCHANT)}`;
        await order(anOrder({ id: orderId, buyerId: id, merchantId }));
        const { conversationId } = await app.emitWithAck('open', { orderId });
        conversations.push({ app, conversationId });
      }
      return { bare: await open(bareUrl), conversations };
    }),
  );
}

/** Plays one claim from the first word to the confirmed refund; tells each turn's milliseconds. */
export async function play(
  { bare }: Talker,
  { app, conversationId }: Talker['conversations'][number],
  took: (ms: number) => void,
): Promise<void> {
  let card: Extract<WireEvent, { type: 'confirm' }> | undefined;
  const hear = (event: WireEvent) => {
    if (event.type === 'confirm' && event.conversationId === conversationId) card = event;
  };
  app.on('event', hear);
  for (const said of SAYS) {
    const body = await bodyOf(said);
    const from = performance.now();
    const message = { clientId: randomUUID(), conversationId, ...body };
    const ack = await app.timeout(ANSWER_MS).emitWithAck('message', message);
    took(performance.now() - from);
    if (ack.ok !== true) throw new Error(`${said}: ${JSON.stringify(ack)}`);
  }
  app.off('event', hear);

  async function bodyOf(said: (typeof SAYS)[number]): Promise<Omit<MessageBody, 'clientId'>> {
    if (said === 'photos')
      return { text: '拍好了', evidenceIds: await bare.emitWithAck('photos', conversationId) };
    if (said !== 'confirm') return { text: said };
    if (!card) throw new Error('no confirm card was shown');
    return { confirm: { askId: card.askId, digest: card.digest } };
  }
}
