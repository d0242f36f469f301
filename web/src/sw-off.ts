// What stands in the place of the service worker when a bank keeps nothing for
// times without a net: devices that have one from before put it, and what it
// kept, away. The caches of other banks on the host stay.
import { cachePrefix } from "./offline";

interface Waiting extends Event { waitUntil(work: Promise<unknown>): void }
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", then: (event: Waiting) => void): void;
}

const worker = self as unknown as Scope;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil((async () => {
  const prefix = cachePrefix(new URL(worker.registration.scope).pathname);
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await worker.registration.unregister();
})()));
