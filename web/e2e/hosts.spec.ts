// The site on real web servers, at the root of a host and in a folder of one:
// what Vakka says in its files for hosts is what a browser gets.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./test.ts";
import { servers, start } from "./web-servers.ts";

const bank = join(import.meta.dirname, "../../testdata/bank");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
  ".eml": "message/rfc822", ".webmanifest": "application/manifest+json", ".xml": "application/xml",
};
const forEver = "public, max-age=31536000, immutable";

/** What every answer says, whatever it is of. */
function expectSafe(answer: APIResponse, page: string): void {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const { "content-security-policy": sent, ...headers } = answer.headers();
  expect(sent, answer.url()).toBe(policy + "; media-src 'self'; frame-ancestors 'self'");
  expect(headers, answer.url()).toMatchObject({
    "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
  });
  expect(headers["permissions-policy"], answer.url()).toContain("microphone=()");
}

/** One file of each ending of a folder, and of those a longest. */
function samples(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const size = (name: string) => readFileSync(join(folder, name)).length;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    const best = found.get(extname(name));
    if (best === undefined || size(name) > size(best)) found.set(extname(name), name);
  }
  return found;
}

for (const server of servers) {
  for (const base of ["/", "/a/b/"]) {
    test.describe(`${server} at ${base}`, () => {
      test.describe.configure({ mode: "default" });
      let own: string;
      let host: { url: string; site: string; stop: () => Promise<void> } | undefined;
      const url = (address: string): string => host!.url + address;
      const page = (): string => readFileSync(join(host!.site, "index.html"), "utf8");
      const get = (request: APIRequestContext, address: string, headers: Record<string, string> = {}) =>
        request.get(url(address), { maxRedirects: 0, headers: { "Accept-Encoding": "identity", ...headers } });

      test.beforeAll(async () => {
        own = mkdtempSync(join(tmpdir(), "vakka-host-"));
        chmodSync(own, 0o755); // a server begun by root reads it as nobody
        host = await start(server, base, bank, own);
      });
      test.afterAll(async () => {
        await host?.stop();
        rmSync(own, { recursive: true, force: true });
      });

      test("files have their types, and are kept as long as they are good", async ({ request }) => {
        const found = samples(host!.site);
        for (const [ending, type] of Object.entries(types)) {
          const name = found.get(ending);
          expect(name, `the bank has a file ${ending}`).toBeDefined();
          const answer = await get(request, name!);
          expect(answer.status(), name).toBe(200);
          expect(answer.headers()["content-type"]?.toLowerCase().replace(/; */, "; "), name).toBe(type);
          expect(answer.headers()["cache-control"], name).toBe(/^(assets|kuvat|liitteet)\//.test(name!) ? forEver : "no-cache");
          expect((await answer.body()).equals(readFileSync(join(host!.site, name!))), `${name} as it is`).toBe(true);
          expectSafe(answer, page());
        }
        for (const name of ["sw.js", "haku/fi.js"]) {
          expect((await get(request, name)).headers()["cache-control"], name).toBe("no-cache");
        }
        for (const folder of ["", "tehtavat/", "sv/"]) {
          const answer = await get(request, folder);
          expect([answer.status(), answer.headers()["content-type"]?.toLowerCase(), answer.headers()["cache-control"]], folder)
            .toEqual([200, "text/html; charset=utf-8", "no-cache"]);
        }
        for (const folder of [base === "/" ? "tehtavat" : "", "sv/tehtavat"]) {
          const address = url(folder).replace(/\/$/, "");
          const answer = await request.get(address, { maxRedirects: 0 });
          expect([301, 302, 307, 308], address).toContain(answer.status());
          expect(new URL(answer.headers()["location"]!, address).href).toBe(address + "/");
        }
      });

      test("what is not there is our page, and is not kept", async ({ request }) => {
        for (const address of ["ei-ole", "tehtavat/ei-ole.html", "x/y/z/", "assets/ei-ole.abcdefgh12.js", "viikot/ei-ole.ics", "kuvat/ei-ole-abcdefgh-480.png"]) {
          const answer = await get(request, address);
          expect(answer.status(), address).toBe(404);
          expect(answer.headers()["content-type"]?.toLowerCase(), address).toBe("text/html; charset=utf-8");
          expect(answer.headers()["cache-control"], address).toBe("no-cache");
          expect(await answer.text(), address).toContain('<body class="not-found">');
          expectSafe(answer, page());
        }
      });

      test("texts come compressed, and once", async ({ request }) => {
        const found = samples(host!.site);
        for (const ending of [".html", ".css", ".js", ".ics", ".png"]) {
          const name = found.get(ending)!;
          const answer = await get(request, name, { "Accept-Encoding": "gzip" });
          expect(answer.headers()["content-encoding"], name).toBe(ending === ".png" ? undefined : "gzip");
          if (ending !== ".png") expect(answer.headers()["vary"]?.toLowerCase(), name).toContain("accept-encoding");
          const again = await get(request, name, { "Accept-Encoding": "gzip", "If-None-Match": answer.headers()["etag"]! });
          expect(again.status(), `${name} again`).toBe(304);
        }
      });

      test("old addresses lead on, and never out of the site", async ({ request }) => {
        const rules = readFileSync(join(host!.site, "_redirects"), "utf8").split("\n").filter((line) => line.startsWith("/"));
        expect(rules.length).toBeGreaterThan(1);
        for (const rule of rules) {
          const [from, to] = rule.split(" ") as [string, string];
          const answer = await get(request, from.slice(1));
          expect(answer.status(), rule).toBe(301);
          const now = new URL(answer.headers()["location"]!, url(from.slice(1)));
          expect(now.href).toBe(new URL(to, host!.url).href);
          expect((await request.get(now.href)).status()).toBe(200);
          for (const trick of [`${from}//evil.example/`, `//evil.example${from}`, `${from}/%2f%2fevil.example`, `/\\evil.example${from}`, `${from}%0d%0aX:y`]) {
            const answer = await request.get(host!.url.replace(/\/$/, "") + trick, { maxRedirects: 0 });
            const location = answer.headers()["location"];
            if (location !== undefined) expect(new URL(location, host!.url).origin, trick).toBe(new URL(host!.url).origin);
            expect(answer.headers(), trick).not.toHaveProperty("x");
          }
        }
      });

      test("a reader searches, opens what was found, and finds the way back", async ({ page }) => {
        await page.goto(url("index.html"));
        await page.locator("#find").fill("kävelemään");
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL(/haku\.html\?q=/);
        await page.locator(".found > .hits > li a").first().click();
        await expect(page).toHaveURL(url("tehtavat/kavely.html"));
        await page.locator(".languages .row a[hreflang=sv]").click();
        await expect(page.locator("html")).toHaveAttribute("lang", "sv");
        await page.goto(url("tehtavat/lenkki.html"));
        await expect(page).toHaveURL(url("tehtavat/kavely.html"));
        expect((await page.goto(url("ei/ole/olemassa")))?.status()).toBe(404);
        expect(await page.evaluate(() => getComputedStyle(document.querySelector(".sheet")!).borderTopWidth), "the style sheet came").toBe("3px");
        await page.locator("main .links a").first().click();
        await expect(page).toHaveURL(url("index.html"));
      });
    });
  }
}
