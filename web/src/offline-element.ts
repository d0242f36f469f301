// The worker that keeps pages for times without a net starts when a page has
// come whole, on the web only, and only where the bank has switched it on.
// Scripts that know what a person will need say so with an event:
//   document.dispatchEvent(new CustomEvent("vakka:keep", { detail: [addresses] }))

export function bringOfflineAlive(page: Document, window: Window): void {
  const { worker = "" } = page.documentElement.dataset;
  const { serviceWorker } = window.navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!worker || !serviceWorker || !/^https?:$/.test(window.location.protocol)) return;
  // A browser may refuse (private windows); then all is as without it.
  const start = (): void => void serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => undefined);
  if (page.readyState === "complete") start();
  else window.addEventListener("load", start);
  page.addEventListener("vakka:keep", (event) => {
    const { detail } = event as CustomEvent<readonly string[]>;
    const keep = detail.map((address) => new URL(address, page.baseURI).href);
    void serviceWorker.ready.then(({ active }) => active && active.postMessage({ keep }));
  });
}
