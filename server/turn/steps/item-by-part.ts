import type { Heard } from '../../dialogue/hear.ts';
import type { Category } from '../../terms/order.ts';
import type { Draft } from '../draft.ts';

/** Parts that only one kind of goods has. */
const ONLY_OF: Readonly<Record<string, Category>> = {
  sole: 'shoes',
  lace: 'shoes',
  vamp: 'shoes',
  cuff: 'apparel',
  sleeve: 'apparel',
  collar: 'apparel',
  hem: 'apparel',
  crotch: 'apparel',
  dial: 'watch_jewelry',
  movement: 'watch_jewelry',
  keyboard: 'electronics',
  touchpad: 'electronics',
  camera: 'electronics',
  battery: 'electronics',
  mainboard: 'electronics',
  page: 'books_media',
};

/** Of anything but a book it is the page of the shop: "個page都冇寫". */
const PAGE = 'page';

/**
 * A flaw of a part that the item in hand cannot have is one of the only other item that can: "鞋底开胶" beside a
 * watch speaks of the shoes.
 */
export function itemByPart({ state, snapshot }: Draft, heard: Heard): Heard {
  const { part, leaf } = heard.draft;
  const kind = part === undefined ? undefined : ONLY_OF[part];
  if (!kind || !leaf || heard.item !== undefined) return heard;
  const items = snapshot.orders.flatMap((order) => order.items);
  const inHand = items.find(({ id }) => id === state.focus?.itemId);
  if (inHand?.category === kind) return heard;
  const [only, ...others] = items.filter(({ category }) => category === kind);
  if (!only && part === PAGE)
    return { ...heard, draft: { ...heard.draft, part: undefined, zone: undefined } };
  return only && others.length === 0 ? { ...heard, item: only.id } : heard;
}
