import type { Speech } from '../../dialogue/speech.ts';
import type { OrderItem } from '../../terms/order.ts';

type Named = Pick<OrderItem, 'id' | 'title'>;
const titled = ({ title }: Pick<Named, 'title'>) => ({ kind: 'quoted', text: title }) as const;

/** So many items are heard of, each a case of its own. */
export const severalHeard = (count: number): Speech => ({
  name: 'several_items',
  facts: { count: { kind: 'count', value: count, cite: { kind: 'rule', id: 'DT-9' } } },
});

/** What was told of this one is kept until its turn. */
export const severalNoted = (item: Named): Speech => ({
  name: 'several_noted',
  facts: {
    item: titled(item),
    done: { kind: 'done', cite: { kind: 'action', id: `noted:${item.id}` } },
  },
});

/** The talk goes on with this one. */
export const severalFirst = (item: Pick<Named, 'title'>): Speech => ({
  name: 'several_first',
  facts: { item: titled(item) },
});
