// Served below /door/: keeps the app itself, so that it opens without a line. It keeps no names.

const ASSETS = [{% for address in assets %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const SHELL = "/door/";
const PREFIX = "door-app-";
const PATIENCE = 3000; // milliseconds that a line which is hardly there is waited for
const CACHE = PREFIX + nameOf(ASSETS.join());

/* Files have their content in their name, so another list of names is another version. */
function nameOf(text) {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.codePointAt(0)) >>> 0;
  return sum.toString(36);
}

addEventListener("install", (event) => {
  const fetched = caches.open(CACHE).then((cache) => cache.addAll([...ASSETS, SHELL]));
  event.waitUntil(fetched.then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE));
  const gone = old.then((names) => Promise.all(names.map((name) => caches.delete(name))));
  event.waitUntil(gone.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === SHELL) event.respondWith(newest(request));
  else if (pathname.startsWith("/static/")) event.respondWith(kept(request));
});

/*
 * The page is fetched anew where that is quickly possible: it may be in another language now.
 * Kept answers are found whatever they vary by; there is only one of each.
 */
async function newest(request) {
  const cache = await caches.open(CACHE);
  const before = await cache.match(SHELL, { ignoreVary: true });
  const fetched = fetch(request).then(async (response) => {
    if (!response.ok) return before ?? response;
    const copy = response.clone();
    await cache.delete(SHELL, { ignoreVary: true });
    await cache.put(SHELL, copy);
    return response;
  });
  if (!before) return fetched;
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE, before));
  return Promise.race([fetched, slow]).catch(() => before);
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  const before = await cache.match(request, { ignoreVary: true });
  if (before) return before;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
