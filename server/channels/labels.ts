import { z } from 'zod';
import { Id } from '../contract/primitives.ts';
import type { Caller } from '../terms/caller.ts';
import type { Order } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import type { Parcel } from '../ticket/legs.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { maskAddress, maskName, maskPhone } from './masks.ts';
import type { TicketReads } from './ports.ts';
import { Answer, defineRoute, type Route, STAFF } from './route.ts';

export type Address = Order['receiver'];

/** What is printed on a label. */
export interface LabelSheet {
  readonly parcel: Parcel;
  readonly from: Address;
  readonly to: Address;
  readonly number: string;
  readonly title: string;
  readonly payer: string;
  readonly pickup?: string | undefined;
}

interface Parts {
  readonly tickets: TicketReads;
  /** Where the goods were sent, which is where they come back from. */
  readonly receiverOf: (orderId: string) => Promise<Address | undefined>;
  readonly returnsDesk: Address;
  readonly drawLabel: (sheet: LabelSheet) => Promise<Uint8Array>;
}

const NO_LABEL = 'There is no such label.';

/** The label of a parcel that goes to our returns desk (protocol §6). */
export const labelRoutes = ({
  tickets,
  receiverOf,
  returnsDesk,
  drawLabel,
}: Parts): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/tickets/:id/label.pdf',
    summary: 'The shipping label of a return or of a repair, to print',
    callers: ['integration', 'buyer', ...STAFF],
    params: z.strictObject({ id: Id }),
    answers: { 200: z.unknown() },
    limit: { burst: 20, perSecond: 1 },
    async handler({ caller, params }) {
      const found = await tickets.one(caller, params.id);
      const way = found && wayOf(found.ticket);
      const from = found && (await receiverOf(found.ticket.orderId));
      if (!found || !way || !from) throw new Refused('not_found', NO_LABEL);
      const { number, itemTitle: title } = found.ticket;
      const sheet = { ...way, from: seenBy(caller, from), to: returnsDesk, number, title };
      return new Answer(200, Buffer.from(await drawLabel(sheet)), {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="label-${number}.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
    },
  }),
];

/** The way that has a parcel now; a repair's comes after a return's. */
function wayOf({ return: back, repair }: Ticket) {
  if (repair?.parcel) return { parcel: repair.parcel, payer: 'platform' };
  return back?.parcel && { parcel: back.parcel, payer: back.payer, pickup: back.pickup };
}

/** The merchant is the other side: it never learns where the buyer lives (I11). */
const seenBy = (caller: Caller, address: Address): Address =>
  caller.kind === 'staff' && caller.role === 'merchant'
    ? {
        name: maskName(address.name),
        phone: maskPhone(address.phone),
        address: maskAddress(address.address),
      }
    : address;
