import type { Draft } from '../draft.ts';

/** The order line a case is about and who sells it, as far as the snapshot has them. */
export function lineOf(
  draft: Draft,
  { itemId, merchantId }: { readonly itemId: string; readonly merchantId: string },
) {
  const { focus } = draft.snapshot;
  return {
    item: focus?.order.items.find((one) => one.id === itemId),
    merchant: focus?.merchants.find((one) => one.id === merchantId),
    line: focus?.lines.find((one) => one.itemId === itemId),
  };
}
