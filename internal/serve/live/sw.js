// A service worker that another project, or this one when it was looked at in
// another way, left at this address would answer instead of the local server.
// This one takes its place, and then itself, away.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await self.registration.unregister();
    for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
  })());
});
