import { session } from '../api/session.ts';

/** Whose pages these are: the merchant of whoever is logged in. */
export const ownShop = (): string => session.get()?.user.merchantId ?? '';
