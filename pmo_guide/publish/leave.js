// Takes the place of a guide's sw.js where the guide has moved or gone: readers' browsers forget what they kept of it.
const START = new URL('./', location.href).href;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`pmo-guide ${START} `)) await caches.delete(name);
    }
    await self.registration.unregister(); // the next page that is opened comes from the network
  })());
});
