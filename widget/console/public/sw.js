/* Shows what was pushed, and leads to the page it is about. Nothing is cached: the console is always fresh. */
self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : {};
  if (typeof told.title !== 'string') return;
  const { title, body, tag, url } = told;
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  // Only a page of our own is opened, whatever was pushed.
  const target = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  const page =
    target && target.origin === self.location.origin ? target.href : self.registration.scope;
  event.waitUntil(show(page));
});

async function show(page) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [first] = open.filter((client) => client.url.startsWith(self.registration.scope));
  if (!first) return self.clients.openWindow(page);
  await first.focus();
  return first.navigate(page);
}
