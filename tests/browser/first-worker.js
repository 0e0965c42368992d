// The site offline: all pages and what they load, from the cache of this version; anything else from the network.
const START = new URL('./', location.href).href; // the top of the site, where this file lies
const NAME = 'pmo-guide ' + START + ' ';
const CACHE = NAME + 'VERSION';
const FILES = ['FILES'];

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // Past the browser's own cache, so that no file of an older version gets in.
    await cache.addAll(FILES.map((file) => new Request(START + file, {cache: 'reload'})));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(NAME) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim(); // from the first visit on, no page asks the network for what is kept
  })());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !url.href.startsWith(START)) return;
  url.search = url.hash = ''; // the checksum in an address names the file of this version
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  if (!FILES.includes(decodeURI(url.href.slice(START.length)))) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return await cache.match(url.href) ?? fetch(event.request);
  })());
});
