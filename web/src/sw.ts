// The service worker: a bank that has been visited works without a net.
//
//   - Pages: from the net when it answers in time, else as last seen, else a
//     page that says so. A page is kept when it is this bank's own: not the
//     log-in page of a café's net, nor another program's under the same path.
//   - Files whose names change with their content: as kept, else from the net.
//
// A new worker takes over at once (skipWaiting): pages and files speak no
// language of their own with it, and files of older pages stay as they are, so
// there is nothing to mix. It takes over only when all that pages need has
// arrived; until then the old one goes on.
import {
  type Kept, cacheNames, cachePrefix, heaviest, kindOf, languageOf, loadedBy, mostFiles, mostPages, olderHalf, pageKey, pictureStem, rebase, surplus,
} from "./offline";

interface Waiting extends Event { waitUntil(work: Promise<unknown>): void }
interface Asking extends Waiting { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Told extends Waiting { readonly data: unknown }
interface Scope {
  readonly vakkaOffline: Kept;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void>; matchAll(o: { includeUncontrolled: true; type: "window" }): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", then: (event: Waiting) => void): void;
  addEventListener(name: "fetch", then: (event: Asking) => void): void;
  addEventListener(name: "message", then: (event: Told) => void): void;
}

const worker = self as unknown as Scope;
const site = worker.vakkaOffline;
const root = worker.registration.scope;
const rootPath = new URL(root).pathname;
const names = cacheNames(rootPath, site.id);
const mark = `data-bank="${site.id}"`;
const patience = 3000; // ms that a kept page waits for a newer one

const pages = (): Promise<Cache> => caches.open(names.pages);
const files = (): Promise<Cache> => caches.open(names.files);
const at = (address: string): string => new URL(address, root).href;

/** An address of the site from its root, or undefined. */
function inside(href: string): string | undefined {
  const bare = href.replace(/[?#].*$/, "");
  return bare.startsWith(root) ? bare.slice(root.length) : undefined;
}

/** Keeps a page, and says what is in it; undefined when it is not ours to keep. */
async function keep(path: string, response: Response): Promise<string | undefined> {
  if (!response.ok || response.type !== "basic") return undefined;
  const html = await response.text();
  if (!html.includes(mark)) return undefined;
  await put(await pages(), at(pageKey(path)), new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
  return html;
}

/** What every visit needs, whatever else must go. */
const needed = new Set([...Object.values(site.pages).flat(), ...Object.values(site.fallback), ...site.files].map((path) => at(pageKey(path))));
const isNeeded = ({ url }: Request): boolean => needed.has(url);
const remove = (cache: Cache, keys: readonly Request[]): Promise<unknown> => Promise.all(keys.map((one) => cache.delete(one)));

/** Puts last, so that what is used stays longest, and in one step, so that the
 * one before it stays until then. Fails when the answer breaks off on its way,
 * and then nothing has changed. A full device gives up the older half of what it
 * can. */
async function put(cache: Cache, key: string, response: Response): Promise<void> {
  const copy = response.clone();
  await response.arrayBuffer(); // whole, or not at all
  const again = copy.clone();
  await cache.put(key, copy).catch(async () => {
    await remove(cache, olderHalf(await cache.keys(), isNeeded));
    await cache.put(key, again).catch(() => undefined);
  });
}

const light = (response: Response): boolean => response.ok && response.type === "basic" && response.status === 200 &&
  Number(response.headers.get("Content-Length") ?? 0) <= heaviest && !(response.headers.get("Content-Type") ?? "").startsWith("text/html");

/** A file as it is kept, else from the net. */
async function file(path: string, request: Request | string): Promise<Response> {
  const cache = await files();
  const kept = await cache.match(at(path));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (light(response)) await put(cache, at(path), response.clone());
    return response;
  } catch (gone) {
    const stem = at(pictureStem(path));
    const other = stem === at(path) ? undefined : (await cache.keys()).find(({ url }) => url.startsWith(stem));
    const near = other && (await cache.match(other));
    if (near) return near;
    throw gone;
  }
}

/** A file that has the same name whatever is in it. */
async function freshFile(event: Asking, path: string): Promise<Response> {
  const cache = await files();
  const kept = await cache.match(at(path));
  const asked = fetch(new Request(event.request, { cache: "no-cache" })).then(async (response) => {
    if (light(response)) await put(cache, at(path), response.clone());
    return response;
  });
  return newer(event, asked, kept);
}

/** The answer of the net, unless it fails or dawdles and there is a kept one. */
function newer(event: Asking, asked: Promise<Response>, kept: Response | undefined): Promise<Response> {
  event.waitUntil(asked.catch(() => undefined));
  if (!kept) return asked;
  const good = asked.then((response) => (response.status >= 500 ? kept : response), () => kept);
  return Promise.race([good, new Promise<Response>((then) => setTimeout(() => then(kept), patience))]);
}

async function page(event: Asking, path: string): Promise<Response> {
  const kept = await (await pages()).match(at(pageKey(path)));
  const asked = fetch(new Request(event.request, { cache: "no-cache" })).then((response) => {
    const copy = response.clone();
    event.waitUntil(response.status === 404 || response.status === 410
      ? pages().then((cache) => cache.delete(at(pageKey(path))))
      : keep(path, copy).then((html) => (html === undefined ? undefined : fill(languageOf(path, Object.keys(site.pages))).then(() => trim()))));
    return response;
  });
  return newer(event, asked, kept).catch(() => notKept(path));
}

/** The page that says that there is no net and this one was not kept. */
async function notKept(path: string): Promise<Response> {
  const own = site.fallback[languageOf(path, Object.keys(site.fallback))] ?? "";
  const kept = await (await pages()).match(at(pageKey(own)));
  if (!kept) return Response.error();
  const html = rebase(await kept.text(), rootPath + own.replace(/[^/]*$/, ""));
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** Fetches a page to keep, and what it loads. */
async function fetchPage(path: string): Promise<void> {
  if (kindOf(path) === "fresh") {
    const response = await fetch(at(path), { cache: "no-cache" });
    if (light(response)) await put(await files(), at(path), response);
    return;
  }
  const html = await keep(path, await fetch(at(path), { cache: "no-cache" }));
  const loaded = loadedBy(html ?? "").map((src) => inside(new URL(src, at(path)).href) ?? "").filter((p) => kindOf(p) === "fixed");
  await Promise.all(loaded.map((p) => file(p, at(p))));
}

/** Keeps a page that is not kept; one that is gets newer when it is read. */
async function want(path: string): Promise<void> {
  if (!(await (await pages()).match(at(pageKey(path))))) await fetchPage(path);
}

/** The ways in of a language, once somebody reads in it. */
const filled = new Set<string>();
async function fill(language: string): Promise<void> {
  if (filled.has(language)) return;
  filled.add(language);
  const cache = await pages();
  const scripts = await files();
  await Promise.all((site.pages[language] ?? []).map(async (path) => {
    const kept = kindOf(path) === "fresh" ? await scripts.match(at(path)) : await cache.match(at(pageKey(path)));
    if (!kept) await fetchPage(path).catch(() => filled.delete(language));
  }));
}

/** Leaves what every visit needs, and so much of the rest. */
async function trim(most?: number): Promise<void> {
  for (const [cache, room] of [[await pages(), mostPages], [await files(), mostFiles]] as const) {
    await remove(cache, surplus(await cache.keys(), most ?? room, isNeeded));
  }
}

worker.addEventListener("install", (event) => event.waitUntil((async () => {
  await Promise.all(site.files.map(async (path) => {
    if (!light(await file(path, at(path)))) throw new Error(path); // half a site: the old worker goes on
  }));
  await Promise.all(Object.values(site.fallback).map(async (path) => {
    if ((await keep(path, await fetch(at(path), { cache: "no-cache" }))) === undefined) throw new Error(path);
  }));
  await worker.skipWaiting();
})()));

worker.addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = Object.values(names) as string[];
  const old = (await caches.keys()).filter((name) => name.startsWith(cachePrefix(rootPath)) && !own.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
  // What is open now was fetched before there was a worker to keep it.
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const paths = open.flatMap(({ url }) => inside(url) ?? []).filter((path) => kindOf(path) === "page");
  await Promise.all(paths.map((path) => fetchPage(path).catch(() => undefined)));
  // Their ways in are read anew: the site has changed, or this is the first time.
  const languages = new Set(paths.map((path) => languageOf(path, Object.keys(site.pages))));
  await Promise.all([...languages].flatMap((language) => site.pages[language] ?? []).map((path) => fetchPage(path).catch(() => undefined)));
  await trim();
})()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = inside(request.url);
  if (path === undefined || request.method !== "GET" || request.headers.has("Range")) return;
  const kind = kindOf(path);
  if (kind === "page" && request.mode === "navigate") event.respondWith(page(event, path));
  else if (kind === "fixed" && request.mode !== "navigate") event.respondWith(file(path, request));
  else if (kind === "fresh") event.respondWith(freshFile(event, path));
});

/** A page may name others to keep, {keep: [addresses]}, and ask that what was
 * visited is forgotten, {forget: true}. */
worker.addEventListener("message", (event) => {
  const { keep: wanted, forget } = (event.data ?? {}) as { keep?: unknown; forget?: unknown };
  if (forget === true) event.waitUntil(trim(0));
  if (!Array.isArray(wanted)) return;
  const paths = wanted.flatMap((href) => (typeof href === "string" ? inside(new URL(href, root).href) ?? [] : [])).filter((path) => kindOf(path) === "page");
  event.waitUntil(Promise.all(paths.slice(0, mostPages >> 1).map((path) => want(path).catch(() => undefined))).then(() => trim()));
});
