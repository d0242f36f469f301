// A net that breaks in the middle of a file, and a device that is full, must
// take nothing of what was kept before: scripts and styles least of all.
import type { Page } from "@playwright/test";
import { serveFolders } from "./server.ts";
import { build } from "./small-bank.ts";
import { expect, test } from "./test.ts";

test.use({ serviceWorkers: "allow" });

/** The names of the files that are kept. */
const kept = (page: Page): Promise<string[]> => page.evaluate(async () => {
  const name = (await caches.keys()).find((one) => one.endsWith("files"));
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname) : [];
});

/** The bank's front page, with what every visit needs kept; cut is what breaks off. */
async function visit(page: Page, folder: string): Promise<{ cut: { off: RegExp }; close: () => Promise<void>; origin: string }> {
  const cut = { off: /^never$/ };
  const server = await serveFolders({ "/": build(folder, "name: Pankki\noffline: kyllä\n") }, 0, { cutOff: (path) => cut.off.test(path) });
  await page.goto(server.origin + "/index.html");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  await expect.poll(() => kept(page)).toContain("/haku/fi.js");
  return { ...server, cut };
}

/** A script's answer as the page gets it. */
const ask = (page: Page, path: string): Promise<string> => page.evaluate((at) => fetch(at).then((r) => r.text()).catch(() => "broken"), path);

test("a file that breaks off on its way takes nothing with it", async ({ page, faults }, info) => {
  const { cut, close, origin } = await visit(page, info.outputPath("bank"));
  const before = await kept(page);
  const whole = await ask(page, "/haku/fi.js");
  cut.off = /^\/haku\//;
  expect(await ask(page, "/haku/fi.js"), "the one that is kept answers").toBe(whole);
  const part = before.find((path) => path.startsWith("/assets/app."))!;
  await page.evaluate(async (at) => { for (const name of await caches.keys()) await (await caches.open(name)).delete(at); }, part);
  cut.off = /^\/(haku|assets)\//;
  expect(await ask(page, part)).toBe("broken");
  expect((await kept(page)).sort()).toEqual(before.filter((path) => path !== part).sort());
  cut.off = /^never$/;
  expect(await ask(page, part)).toContain("vakka");
  expect((await kept(page)).sort()).toEqual([...before].sort());
  await close();
  await page.goto(origin + "/tehtavat/index.html");
  await expect(page.locator("h1")).toBeVisible();
  expect((await kept(page)).sort()).toEqual([...before].sort());
  faults.length = 0; // the host that broke off and went away is complained of, as it should be
});

test("a full device lets old cards go, not what every visit needs", async ({ page, faults }, info) => {
  const { close, origin } = await visit(page, info.outputPath("bank"));
  const before = await kept(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.goto(origin + "/tehtavat/kavely.html");
  await ask(page, "/haku/fi.js");
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await kept(page)).toEqual(expect.arrayContaining(before.filter((path) => path.startsWith("/assets/"))));
  await close();
  await page.goto(origin + "/tehtavat/index.html");
  await expect(page.locator(".cards")).toBeVisible();
  faults.length = 0; // as above
});
