import type { Locale } from '../../../server/terms/party.ts';
import { addBrowser, endBrowser } from '../api/notice-calls.ts';

/** Why this browser cannot be told while no page is open; undefined when it can. */
export type PushFault = 'unsupported' | 'denied';

export const pushFault = (): PushFault | undefined => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : undefined;
};

/** This browser's own subscription, if it has one. */
export async function ownSubscription(): Promise<PushSubscription | null> {
  if (pushFault() === 'unsupported') return null;
  const worker = await navigator.serviceWorker.getRegistration('./');
  return (await worker?.pushManager.getSubscription()) ?? null;
}

/** Asks the person, then the browser, then tells the server; throws when one of them says no. */
export async function startPush(serverKey: string, locale: Locale): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
  await navigator.serviceWorker.register('./sw.js');
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: serverKey,
  });
  await addBrowser(subscription, locale);
}

export async function endPush(): Promise<void> {
  const subscription = await ownSubscription();
  if (!subscription) return;
  await endBrowser(subscription.endpoint);
  await subscription.unsubscribe();
}
