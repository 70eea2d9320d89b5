/**
 * Keeps what says nothing about anybody: style, fonts, icons, scripts, and one page for when there is no network. Never an answer to a
 * question that a person asked.
 */
const cacheName = 'dd-static-1';
const offlinePage = '/offline';
const kept = [offlinePage, '/assets/app.css', '/assets/favicon.svg', '/assets/app-shell.js'];
/** Pages of the app; the protocol and everything that posts goes by us. */
const pages = /^\/($|apply($|\/)|me($|\/)|activate($|\/))/;

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pages.test(url.pathname)) event.respondWith(fetch(request).catch(() => caches.match(offlinePage)));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** Asked for without cookies: what is kept cannot be anybody's. */
async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll(kept.map((path) => new Request(path, { credentials: 'omit' })));
}

async function forgetOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

/** From the network, and a copy of it when there is none. */
async function asset(request) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const copy = await cache.match(request, { ignoreSearch: true });
    if (copy) return copy;
    throw error;
  }
}
