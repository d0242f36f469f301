// The test every file here uses: Playwright's, with a watch on each page. A
// message on the console, a script error, a request that fails or leaves the
// site, or a breach of the content security policy fails the test.
import { test as base, type BrowserContext } from "@playwright/test";
import { origin } from "./site.ts";

export { expect, type Locator, type Page } from "@playwright/test";

export const test = base.extend<{ faults: string[] }>({
  faults: [async ({ context }, use) => {
    const faults: string[] = [];
    await watch(context, faults);
    await use(faults);
    base.expect(faults, "what the browser complained of").toEqual([]);
  }, { auto: true }],
});

/** Adds what the browser complains of to faults, with the page it was on. */
async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => console.error(`${e.violatedDirective} forbids ${e.blockedURI}`));
  });
  context.on("console", (message) => {
    if (message.text().startsWith("Failed to load resource: the server responded with")) return; // see response below
    if (message.text() === "Service Worker registration blocked by Playwright") return; // as the configuration says
    faults.push(`${message.page()?.url()}: ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on("request", (request) => {
    const own = [origin() + "/", "file://", "data:", "http://127.0.0.1:"].some((start) => request.url().startsWith(start));
    if (!own) faults.push(`asked for ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") faults.push(`${request.url()}: ${why}`); // aborted: the test went on to the next page
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) faults.push(`${response.url()}: ${response.status()}`);
  });
}
