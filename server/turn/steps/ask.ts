import type { AskSlot, VisibleEventOf } from '../../contract/conversation-events.ts';
import { capital } from '../../dialogue/labels.ts';
import { render, type Speech, word } from '../../dialogue/speech.ts';
import { titlesOf } from '../../terms/order.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { IntentId } from '../../terms/understanding.ts';
import type { Draft } from '../draft.ts';
import { leafName } from '../taxonomy.ts';
import { trunksFor } from './likely-leaf.ts';

type Options = NonNullable<VisibleEventOf<'ask'>['options']>;

/** Orders a question offers at most; older ones are named by number. */
const MAX_ORDERS = 6;

/** Puts one question. How often it was put is remembered, so that nobody is asked in circles. */
export function ask(draft: Draft, slot: AskSlot, speech: Speech, options?: Options): void {
  const askId = draft.id('ask');
  draft.show({
    type: 'ask',
    askId,
    slot,
    text: render(speech, draft.locale).text,
    ...(options && { options }),
    ...(slot === 'part' && { skippable: true }),
  });
  draft.note({
    type: 'asked',
    pending: { askId, slot, ...(options && { options: options.map((o) => o.value) }) },
  });
}

export const askedBefore = (draft: Draft, slot: AskSlot): number => draft.state.asked[slot] ?? 0;

export function askOrder(draft: Draft): void {
  const options = draft.snapshot.orders.slice(0, MAX_ORDERS).map((order) => ({
    value: order.id,
    label: titlesOf(order.items),
    hint: order.id,
  }));
  ask(draft, 'order', { name: 'ask_order' }, options);
}

export function askItem(
  draft: Draft,
  items: readonly { readonly id: string; readonly title: string }[],
): void {
  ask(
    draft,
    'item',
    { name: 'ask_item' },
    items.map((item) => ({ value: item.id, label: item.title })),
  );
}

export function askLeaf(draft: Draft, choices: readonly Leaf[]): void {
  const options = choices.map((leaf) => ({
    value: leaf as string,
    label: leafName(leaf, draft.locale),
  }));
  ask(draft, 'leaf', { name: 'ask_leaf' }, [
    ...options,
    { value: 'other', label: word('option.other', draft.locale) },
  ]);
}

/** What it is about in the widest sense, for words that name no reason; nothing such goods cannot have. */
export function askTrunk(draft: Draft, name: 'ask_trunk' | 'clarify'): void {
  const { focus, draft: told } = draft.state;
  const item = draft.snapshot.focus?.order.items.find(({ id }) => id === focus?.itemId);
  const options = trunksFor(item, told.declined).map((trunk) => ({
    value: trunk as string,
    label: word(`trunk.${trunk}`, draft.locale),
  }));
  ask(draft, 'reason', { name }, options);
}

/** Which of the likely meanings it is; where none is likely, what it is about at all. */
export function askMeaning(draft: Draft, likely: readonly IntentId[]): void {
  if (likely.length === 0) {
    askTrunk(draft, 'clarify');
    return;
  }
  const options = likely.map((id) => ({
    value: id as string,
    label: word(`intent.${id}`, draft.locale),
  }));
  ask(draft, 'reason', { name: 'clarify' }, [
    ...options,
    { value: 'other', label: word('option.other', draft.locale) },
  ]);
}

export function askPart(draft: Draft): void {
  const options = ['primary', 'secondary', 'hidden'].map((zone) => ({
    value: zone,
    label: word(`part.${zone}`, draft.locale),
  }));
  ask(draft, 'part', { name: 'ask_part' }, options);
}

/** Photos are praised only where there are any. */
export function askRemedy(draft: Draft, wishes: readonly string[]): void {
  const remedies = [...wishes, 'suggest'];
  const seen = draft.ticket?.evidence.some(({ ok }) => ok);
  ask(
    draft,
    'remedy',
    { name: seen ? 'ask_remedy' : 'ask_remedy_plain' },
    remedies.map((value) => ({ value, label: capital(word(`remedy.${value}`, draft.locale)) })),
  );
}

export function askWithdraw(draft: Draft): void {
  ask(
    draft,
    'confirm',
    { name: 'withdraw_ask' },
    ['yes', 'no'].map((value) => ({ value, label: word(`option.${value}`, draft.locale) })),
  );
}
