import { z } from 'zod';
import { TicketView } from '../../../server/contract/tickets.ts';
import type { TicketState } from '../../../server/terms/state.ts';
import type { Actor, FileSketch, Scenario } from '../shape.ts';
import { type Door, httpDoor } from './door.ts';
import { makeFile } from './pictures.ts';
import { type Stock, stockOf } from './stock.ts';
import { openTalk, type Talk, uploadTo } from './talk.ts';
import type { World } from './world.ts';

const Row = z.looseObject({ id: z.string(), createdAt: z.string(), itemId: z.string() });
const Page = z.looseObject({ items: z.array(Row) });

/** Everything one playing needs: the world, the people, the talk, and the case as it stands. */
export class Stage {
  talk: Talk | undefined;
  #files = 0;

  private constructor(
    readonly world: World,
    readonly scenario: Scenario,
    readonly start: string,
    readonly stock: Stock,
    /** Tells the scenario's pictures from those of all the others. */
    readonly number: number,
  ) {}

  static async set(world: World, scenario: Scenario, number: number): Promise<Stage> {
    if (scenario.now) await world.moveTo(scenario.now);
    const start = world.now();
    const stage = new Stage(world, scenario, start, stockOf(scenario, start), number);
    const { merchant, buyer, order } = stage.stock;
    for (const [path, { id, ...body }] of [
      ['merchants', merchant],
      ['buyers', buyer],
      ['orders', order],
    ] as const)
      await world.shop.put(`/v1/${path}/${id}`, body);
    for (let n = 1; n <= (scenario.order.neighbours ?? 0); n += 1) await stage.neighbour(n);
    await stage.sitDown();
    return stage;
  }

  /** Somebody of the same address, with an account of their own, files a case and leaves. */
  private async neighbour(n: number): Promise<void> {
    const { world, stock } = this;
    const { id: _buyer, ...person } = stock.buyer;
    const { id: _order, ...order } = stock.order;
    // Not to be found by the scenario's own names.
    const [id, orderId] = [`neighbour-${this.number}-${n}`, `next-door-${this.number}-${n}`];
    await world.shop.put(`/v1/buyers/${id}`, person);
    await world.shop.put(`/v1/orders/${orderId}`, { ...order, buyerId: id, shipments: [] });
    const token = await world.buyer(id);
    const opening = { locale: 'zh-CN', orderId } as const;
    const talk = await openTalk({ url: world.url, token, by: 'calls', opening });
    await talk.send({ text: '转人工 我有别的事情要说' });
    talk.close();
  }

  /** The buyer opens the chat, or opens another. */
  async sitDown(): Promise<Talk> {
    this.talk?.close();
    const { scenario, stock, world } = this;
    this.talk = await openTalk({
      url: world.url,
      token: await world.buyer(stock.buyer.id),
      by: this.number % 3 === 0 ? 'socket' : 'calls',
      opening: {
        locale: scenario.lang === 'en' ? 'en' : 'zh-CN',
        orderId: stock.order.id,
      },
    });
    return this.talk;
  }

  get chat(): Talk {
    if (!this.talk) throw new Error('nobody talks');
    return this.talk;
  }

  /** Uploads files; none is like another of the whole run. */
  async upload(files: readonly FileSketch[]): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) {
      this.#files += 1;
      ids.push(await this.chat.upload(file, this.number * 100 + this.#files));
    }
    return ids;
  }

  /** The same by someone of the staff, for the same case. */
  async uploadBy(door: Door, files: readonly FileSketch[]): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) {
      this.#files += 1;
      const made = await makeFile(file, this.number * 100 + this.#files);
      ids.push(await uploadTo(door, this.chat.conversationId, { ...made, key: file.key }));
    }
    return ids;
  }

  /** The case that the talk is about; one that nobody talked of yet is found by its order. */
  async ticket(): Promise<TicketView | undefined> {
    const { order } = this.stock;
    const shown = this.talk?.events.findLast((event) => event.type === 'ticket');
    if (shown) return TicketView.parse(await this.world.shop.get(`/v1/tickets/${shown.ticketId}`));
    const page = Page.parse(await this.world.shop.get(`/v1/tickets?limit=50&q=${order.id}`));
    const rows = page.items.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
    const newest = rows.at(-1);
    return newest && TicketView.parse(await this.world.shop.get(`/v1/tickets/${newest.id}`));
  }

  async needTicket(): Promise<TicketView> {
    const ticket = await this.ticket();
    if (!ticket) throw new Error('there is no ticket');
    return ticket;
  }

  async state(): Promise<TicketState | 'none'> {
    return (await this.ticket())?.state ?? 'none';
  }

  /** The API as this party calls it. */
  async door(by: Actor): Promise<Door> {
    const { world, stock } = this;
    if (by === 'merchant') return world.staff('merchant', stock.merchant.id);
    if (by !== 'buyer') return world.staff(by);
    return httpDoor(world.url, await world.buyer(stock.buyer.id));
  }
}
