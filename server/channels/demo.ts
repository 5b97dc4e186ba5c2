import { z } from 'zod';
import { BuyerTokenBody } from '../contract/operations.ts';
import { Refused } from '../terms/refused.ts';
import type { DemoReads, StaffReads } from './ports.ts';
import { Answer, defineRoute, type Route } from './route.ts';

interface Parts {
  readonly shop: DemoReads;
  readonly staff: StaffReads;
  /** Mints what the shop's own back end would mint. */
  readonly buyerToken: (buyer: {
    readonly id: string;
    readonly name: string;
  }) => Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** A listing's picture by its name, as SVG; the demo has no photographer. */
  readonly listingPhoto: (name: string) => string | undefined;
  /** The shop's own buyers come before those that a day of trade brought. */
  readonly isOwnBuyer: (buyerId: string) => boolean;
  /** Business time, for a page that says how long ago. */
  readonly now: () => string;
}

const TokenAnswer = z.strictObject({ token: z.string(), expiresAt: z.string() });
const Marketplace = z.strictObject({
  /** Where the page should load the widget from: another origin than its own, as in real life. */
  chatOrigin: z.string(),
  now: z.string(),
  buyers: z.array(z.looseObject({ id: z.string() })),
  merchants: z.array(z.looseObject({ id: z.string() })),
  orders: z.array(z.looseObject({ id: z.string() })),
  staff: z.array(z.strictObject({ email: z.string(), name: z.string(), role: z.string() })),
});
/** The password of every seeded staff account, shown on the demo's own pages. */
export const DEMO_PASSWORD = 'demo';

/** One juror is enough to show; all of the roster would fill the page. */
const furtherJuror = (email: string): boolean =>
  /^juror-\d+@/.test(email) && !email.startsWith('juror-1@');

/** What the demo shop stands on; these routes exist in demo mode only. */
export function demoRoutes({
  shop,
  staff,
  buyerToken,
  listingPhoto,
  isOwnBuyer,
  now,
}: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/demo/listing-photos/:name',
      summary: 'The picture of a listing of the demo shop (demo mode)',
      callers: [],
      params: z.strictObject({ name: z.string().max(60) }),
      answers: { 200: z.string() },
      handler({ params }) {
        const drawn = listingPhoto(params.name);
        if (drawn === undefined) throw new Refused('not_found', 'There is no such picture.');
        return new Answer(200, drawn, {
          'content-type': 'image/svg+xml',
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'public, max-age=86400',
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/demo/buyer-token',
      summary: 'A buyer token, as the storefront would mint it (demo mode)',
      callers: [],
      body: BuyerTokenBody,
      answers: { 200: TokenAnswer },
      async handler({ body }) {
        const buyer = (await shop.buyers()).find(({ id }) => id === body.buyerId);
        if (!buyer) throw new Refused('not_found', 'There is no such buyer.');
        return buyerToken({ id: buyer.id, name: buyer.name });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/demo/marketplace',
      summary: 'What the demo shop page shows (demo mode)',
      callers: [],
      answers: { 200: Marketplace },
      async handler({ origin }) {
        const [everybody, merchants, accounts] = await Promise.all([
          shop.buyers(),
          shop.merchants(),
          staff.all(),
        ]);
        const buyers = [true, false].flatMap((own) =>
          everybody.filter(({ id }) => isOwnBuyer(id) === own),
        );
        const orders = (await Promise.all(buyers.map(({ id }) => shop.orders(id)))).flat();
        return {
          chatOrigin: otherOrigin(origin),
          now: now(),
          buyers: buyers.map(({ id, name, market }) => ({ id, name, market })),
          merchants: merchants.map(({ id, name, tier }) => ({ id, name, tier })),
          orders,
          staff: accounts
            .filter(({ disabledAt, email }) => disabledAt === undefined && !furtherJuror(email))
            .map(({ email, name, role }) => ({ email, name, role })),
        };
      },
    }),
  ];
}

/** `localhost` and `127.0.0.1` are one machine but two origins: enough for a frame of another origin. */
function otherOrigin(origin: string): string {
  // The caller wrote the host name; one that is none gets nothing to load from.
  if (!URL.canParse(origin)) return '';
  const url = new URL(origin);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  else if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return url.origin;
}
