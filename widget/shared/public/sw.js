/* Shows what was pushed, and leads to the page it is about. Nothing is cached: every page is always fresh. */
self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : {};
  if (typeof told.title !== 'string') return;
  const { title, body, tag, url } = told;
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  const { origin } = self.location;
  const target = URL.canParse(url, origin) ? new URL(url, origin) : undefined;
  // Only a page of our own is opened, whatever was pushed.
  const page = target?.origin === origin ? target.href : self.registration.scope;
  event.waitUntil(show(page));
});

/** In the window that is open already, where the page lies within what this worker serves. */
async function show(page) {
  const { scope } = self.registration;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const first = page.startsWith(scope)
    ? open.find(({ url, frameType }) => frameType === 'top-level' && url.startsWith(scope))
    : undefined;
  // A window that was open before this worker was cannot be led anywhere.
  const led = await first?.navigate(page).catch(() => null);
  return led ? led.focus() : self.clients.openWindow(page);
}
