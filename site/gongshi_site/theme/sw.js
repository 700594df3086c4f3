// Keeps a kiosk's whole site on the machine, so that every page opens with the network gone.
// The build writes this file with FILES filled in: the sha256 of every file by its path.
"use strict";

const FILES = {};
const CACHE = "gongshi";
const WAIT = 3000;

// Files are kept by what is in them: of a new build only what changed is fetched, and nothing is ever half new.
const keyOf = (sum) => new URL(`?sha256=${sum}`, registration.scope).href;

async function sha256(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetched(name) {
  const answer = await fetch(new URL(name, registration.scope), { cache: "no-cache" });
  const body = await answer.arrayBuffer();
  if (!answer.ok || (await sha256(body)) !== FILES[name]) throw new Error(`${name} is not the one of this build`);
  return new Response(body, { headers: { "Content-Type": answer.headers.get("Content-Type") } });
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  for (const [name, sum] of Object.entries(FILES)) {
    if (!(await cache.match(keyOf(sum)))) await cache.put(keyOf(sum), await fetched(name));
  }
}

async function dropOthers() {
  const cache = await caches.open(CACHE);
  const ours = new Set(Object.values(FILES).map(keyOf));
  for (const request of await cache.keys()) if (!ours.has(request.url)) await cache.delete(request);
}

const kept = async (name) => (await caches.open(CACHE)).match(keyOf(FILES[name]));

async function whole(url) {
  // The body, too, has to come in time: a page that stops half way is no page.
  const answer = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(WAIT) });
  if (answer.status >= 500) throw new Error(`${url}: ${answer.status}`);
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
}

let isReachable = true;

// A page and its parts are of one build: both come from the network, or both from what is kept.
async function page(url, name) {
  try {
    const answer = await whole(url);
    isReachable = true;
    return answer;
  } catch {
    isReachable = false;
    return (await kept(name)) ?? (await kept("offline.html")) ?? Response.error();
  }
}

async function part(url, name) {
  const answer = isReachable && (await whole(url).catch(() => null));
  return answer || ((await kept(name)) ?? Response.error());
}

function nameOf(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(new URL(registration.scope).pathname.length));
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}

addEventListener("install", (event) => event.waitUntil(keepAll().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const name = nameOf(request.url);
  if (request.mode === "navigate") event.respondWith(page(request.url, name));
  else if (name in FILES) event.respondWith(part(request.url, name));
});
