// The site offline: its pages and what they load, in the versions of one edition. Anything else is the network's.
const START = new URL('./', location.href).href; // the top of the site, where this file lies
const NAME = 'pmo-guide ' + START + ' ';
const CACHE = NAME + 'VERSION';
const FILES = {'FILES': ''}; // the version of each file, by its name

const addressOf = (file) => START + file.split('/').map(encodeURIComponent).join('/');
const keyOf = (file) => `${addressOf(file)}?v=${FILES[file]}`;

// The file that an address means, by whichever of its names the host gives it: a page's may lack `.html` or end in a
// slash, and `index.html` may be left out.
function fileOf(url) {
  if (!url.href.startsWith(START)) return undefined;
  let name;
  try {
    name = decodeURIComponent(url.href.slice(START.length).replace(/[?#].*/s, ''));
  } catch {
    return undefined;
  }
  const bare = name.replace(/\/$/, '');
  return [name, `${name}.html`, `${name}index.html`, `${bare}.html`, `${bare}/index.html`].find((one) => Object.hasOwn(FILES, one));
}

self.addEventListener('install', (event) => event.waitUntil(fill()));

// Pages, scripts and styles are needed, or the older edition stays. The rest is taken if it comes.
async function fill() {
  const cache = await caches.open(CACHE);
  const missing = (await Promise.all(Object.keys(FILES).map(async (file) => {
    const key = keyOf(file);
    const kept = await caches.match(key, {ignoreVary: true}); // of an attempt before, or the same in an older edition
    const response = kept ?? await received(file);
    if (response) await cache.put(key, response);
    return response ? [] : file;
  }))).flat().sort();
  await tell(cache, missing);
  if (missing.some((file) => /\.(html|js|css)$/.test(file))) throw new Error('Not all of the guide came');
  await self.skipWaiting();
}

// What the host answers, if that is the file: no page that it shows in the place of one (a login, "not found"). Made
// anew, as a browser refuses a page that was redirected.
async function received(file) {
  try {
    // With its version in the address, no cache on the way has an older one; the browser's own asks whether it changed.
    const response = await fetch(keyOf(file), {cache: 'no-cache'});
    const isPage = /html/.test(response.headers.get('Content-Type') ?? '');
    if (response.status !== 200 || isPage !== file.endsWith('.html') || fileOf(new URL(response.url)) !== file) return undefined;
    const headers = new Headers(response.headers);
    headers.delete('Vary');
    return new Response(await response.blob(), {headers});
  } catch {
    return undefined; // refused, or there is no network
  }
}

// Says once what did not come, and not again with every attempt.
async function tell(cache, missing) {
  const told = await (await cache.match(START))?.json();
  if (missing.length && String(told) !== String(missing)) console.warn(`Not kept for reading offline: ${missing.join(', ')}`);
  await cache.put(START, new Response(JSON.stringify(missing)));
}

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
  const file = event.request.method === 'GET' ? fileOf(url) : undefined;
  if (!file) return;
  const version = url.searchParams.get('v');
  if (version && version !== FILES[file]) return; // for a page of another edition
  event.respondWith((async () => {
    const kept = await (await caches.open(CACHE)).match(keyOf(file));
    const address = addressOf(file);
    const isHere = new URL('.', address).href === new URL('.', url).href;
    if (kept && isHere) return kept;
    try {
      return await fetch(event.request);
    } catch (error) {
      if (!kept) throw error;
      return Response.redirect(address + url.search); // to the address for which its links were written
    }
  })());
});
