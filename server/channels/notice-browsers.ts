import { z } from 'zod';
import {
  BrowserAnswer,
  InvitationAnswer,
  InvitedBody,
  InvitedEndBody,
  SubscriptionBody,
  UnsubscribeBrowserBody,
} from '../contract/notice-settings.ts';
import { Id, LocaleSchema } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import type { NoticeChoices } from '../turn/notice-ports.ts';
import { READERS, readerOf } from './notices.ts';
import { Answer, defineRoute, type Route } from './route.ts';

export interface BrowserDoor {
  readonly choices: Pick<NoticeChoices, 'addBrowser' | 'dropBrowsers' | 'browsers'>;
  /** For the browser's push service. */
  readonly pushKey: string;
  /** What is wrong with an address that we are to call; undefined when nothing is. */
  readonly outwardFault: (url: string) => string | undefined;
  /** A buyer's leave to add a browser, for a page without a token; and whose one is. */
  readonly invitations: {
    make(reader: string): string;
    readerOf(invitation: string): string | undefined;
  };
  /** Where the shop opens a talk. */
  readonly talkPage: (conversationId: string) => string;
}

/** A person has few browsers; whoever calls oftener is not one. */
const FEW = { burst: 10, perSecond: 0.2 };
const PAGE = '/widget/notify.html';

/** The browsers by which a reader is told while no page is open (Web Push). */
export const browserRoutes = (door: BrowserDoor): readonly Route[] => [
  ...ownRoutes(door),
  ...invitedRoutes(door),
  talkRoute(door),
];

const ownRoutes = ({ choices, outwardFault }: BrowserDoor): readonly Route[] => [
  defineRoute({
    method: 'POST',
    url: '/v1/notices/browsers',
    summary: 'Tell the caller through this browser too (Web Push)',
    callers: READERS,
    body: SubscriptionBody,
    answers: { 200: BrowserAnswer },
    async handler({ caller, body: { endpoint, keys, locale } }) {
      refuseInward(outwardFault(endpoint), 'endpoint');
      await choices.addBrowser(readerOf(caller), { endpoint, ...keys, locale });
      return { browsers: await choices.browsers(readerOf(caller)) };
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/v1/notices/browsers/end',
    summary: 'Tell the caller through this browser no more, or through none where none is named',
    callers: READERS,
    body: UnsubscribeBrowserBody,
    answers: { 200: BrowserAnswer },
    async handler({ caller, body }) {
      await choices.dropBrowsers(readerOf(caller), body.endpoint);
      return { browsers: await choices.browsers(readerOf(caller)) };
    },
  }),
];

/** A browser asks for notifications only on a page that is not framed, and that page knows no token. */
function invitedRoutes({
  choices,
  outwardFault,
  invitations,
  pushKey,
}: BrowserDoor): readonly Route[] {
  const invited = (invitation: string): string => {
    const reader = invitations.readerOf(invitation);
    if (!reader) throw new Refused('not_found', 'The invitation has expired; ask for another.');
    return reader;
  };
  return [
    defineRoute({
      method: 'POST',
      url: '/v1/notices/browsers/invite',
      summary: 'A page on which the buyer may turn notifications on for this browser',
      callers: ['buyer'],
      body: z.strictObject({ locale: LocaleSchema.optional() }),
      limit: FEW,
      answers: { 200: InvitationAnswer },
      handler({ caller, body, origin }) {
        const { locale = caller.locale ?? 'zh-CN' } = body;
        const invitation = invitations.make(readerOf(caller));
        const fragment = new URLSearchParams({ invitation, key: pushKey, locale });
        return { page: `${origin}${PAGE}#${fragment}` };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/notices/browsers/invited',
      summary: 'Tell whoever the invitation speaks for through this browser too',
      callers: [],
      body: InvitedBody,
      limit: FEW,
      answers: { 200: BrowserAnswer },
      async handler({ body: { invitation, endpoint, keys, locale } }) {
        const reader = invited(invitation);
        refuseInward(outwardFault(endpoint), 'endpoint');
        await choices.addBrowser(reader, { endpoint, ...keys, locale });
        return { browsers: await choices.browsers(reader) };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/notices/browsers/invited/end',
      summary: 'Tell whoever the invitation speaks for through this browser no more',
      callers: [],
      body: InvitedEndBody,
      limit: FEW,
      answers: { 200: BrowserAnswer },
      async handler({ body: { invitation, endpoint } }) {
        const reader = invited(invitation);
        await choices.dropBrowsers(reader, endpoint);
        return { browsers: await choices.browsers(reader) };
      },
    }),
  ];
}

/** What is pushed names pages of ours only; the talk itself is in the shop's page. */
const talkRoute = ({ talkPage }: BrowserDoor): Route =>
  defineRoute({
    method: 'GET',
    url: '/v1/notices/talk/:id',
    summary: 'Leads to the shop’s page with this talk open; who may read it is asked there',
    callers: [],
    params: z.strictObject({ id: Id }),
    answers: { 302: z.string() },
    handler: ({ params }) => new Answer(302, '', { location: talkPage(params.id) }),
  });

export function refuseInward(fault: string | undefined, path: string): void {
  if (fault)
    throw new Refused('validation_failed', `The address ${fault}.`, {
      errors: [{ path, message: fault }],
    });
}
