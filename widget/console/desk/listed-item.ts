import type { TalkContext } from '../api/desk-calls.ts';

interface Seen {
  readonly part: string;
  readonly note: string;
}

/** What the storefront told of an item, as far as a colleague compares with it. */
export interface ListedItem {
  readonly id: string;
  readonly title: string;
  readonly listedGrade?: string;
  readonly listingPhotos?: readonly string[];
  readonly disclosures?: readonly Seen[];
  readonly intake?: { readonly result: string; readonly defects?: readonly Seen[] };
}

/** The item of the case; the server hands the storefront's own words on as they are. */
export const listedItem = (context: TalkContext, itemId: string): ListedItem | undefined =>
  (context.order?.items as readonly unknown[] as readonly ListedItem[] | undefined)?.find(
    ({ id }) => id === itemId,
  );
