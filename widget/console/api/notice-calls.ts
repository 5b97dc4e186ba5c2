import type {
  HookBody,
  HookView,
  NoticePreferences,
  PreferencesView,
} from '../../../server/contract/notice-settings.ts';
import type { NoticePage } from '../../../server/contract/notices.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { ask } from './http.ts';

export const readNotices = (
  locale: Locale,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  signal?: AbortSignal,
): Promise<NoticePage> => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = new URLSearchParams({
    ...{ locale, timeZone, limit: String(limit) },
    ...(cursor && { cursor }),
  });
  return ask(`/v1/notices?${query}`, { ...(signal && { signal }) });
};

export const markRead = (which: { ids?: readonly string[]; upTo?: string }): Promise<unknown> =>
  ask('/v1/notices/read', { method: 'POST', body: which });

export const readPreferences = (signal: AbortSignal): Promise<PreferencesView> =>
  ask('/v1/notices/preferences', { signal });

export const putPreferences = (body: NoticePreferences): Promise<PreferencesView> =>
  ask('/v1/notices/preferences', { method: 'PUT', body });

export const addBrowser = (subscription: PushSubscription, locale: Locale): Promise<unknown> => {
  const { endpoint, expirationTime, keys } = subscription.toJSON();
  return ask('/v1/notices/browsers', {
    method: 'POST',
    body: { endpoint, expirationTime: expirationTime ?? null, keys, locale },
  });
};

export const endBrowser = (endpoint: string): Promise<unknown> =>
  ask('/v1/notices/browsers/end', { method: 'POST', body: { endpoint } });

export const readHook = (merchantId: string, signal: AbortSignal): Promise<HookView> =>
  ask(`/v1/merchants/${encodeURIComponent(merchantId)}/webhook`, { signal });

export const putHook = (merchantId: string, body: HookBody): Promise<HookView> =>
  ask(`/v1/merchants/${encodeURIComponent(merchantId)}/webhook`, { method: 'PUT', body });
