// A bank with everything of its own: colours, style, font, texts, slots, templates. It is
// as accessible, as quiet and as safe as ours.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.ts";
import { serveFolders } from "./server.ts";
import { work } from "./site.ts";
import { expect, test } from "./test.ts";

const bank = join(import.meta.dirname, "../../testdata/released/0.1/bank");
const pages = ["index.html", "sv/index.html", "tehtavat/index.html", "tehtavat/kavely.html", "ohjeet/laheta-kuva.html", "viikot/2026-w48.html", "kartoitukset/taidot.html", "haku.html", "404.html"];

let folder = "";
let server: Awaited<ReturnType<typeof serveFolders>>;

test.beforeAll(async ({}, { workerIndex }) => {
  folder = join(work(), `own-look-${workerIndex}`);
  server = await serveFolders({ "/": folder }); // its 404 page has addresses from the bank's own base
  execFileSync(join(work(), "vakka"), ["build", "--bank", bank, "--out", folder, "--base-url", server.origin + "/"], { stdio: "ignore" });
});
test.afterAll(async () => await server.close());

const sample = (page: string): string => readFileSync(join(folder, page), "utf8");

test("its own things are on the pages", async ({ page }) => {
  await page.goto(server.origin + "/tehtavat/kavely.html");
  await expect(page.locator(".sheet[data-oma]")).toBeVisible();
  await expect(page.locator(".site-foot .oma-hanke")).toHaveText("Hanketta rahoittaa Esimerkkilän kaupunki.");
  await expect(page.locator(".brand img")).toHaveAttribute("alt", "Esimerkkilän vaakuna");
  await expect(page.locator(".site-head .oma-ylos")).toHaveText("Tiedote");
  expect(await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].map((f) => `${f.family} ${f.status}`)))).toEqual(["Merkki loaded"]);
  expect(await page.locator(".site-head").evaluate((e) => getComputedStyle(e).borderBlockEndColor)).toBe("rgb(122, 31, 92)");
  await page.goto(server.origin + "/sv/index.html");
  await expect(page.locator(".site-foot .oma-hanke")).toHaveText("Projektet finansieras av Exempelby stad.");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".site-head").evaluate((e) => getComputedStyle(e).borderBlockEndWidth)).not.toBe("4px");
});

for (const name of pages) {
  test(`${name}: axe, 320 px, the policy`, async ({ page }) => {
    await page.goto(`${server.origin}/${name}`);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(sample(name)).toContain("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the pages are whole", async ({ page }) => {
    for (const name of pages) {
      await page.goto(`${server.origin}/${name}`);
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator(".site-foot .oma-hanke")).toBeVisible();
    }
  });
});

test("nothing comes from elsewhere, and no style or script stands in a page", () => {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".html")) expect(sample(name), name).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! type="application\/ld\+json")[^>]*>[^<]|(src|srcset)="[a-z]*:?\/\//i);
    if (name.endsWith(".css")) expect(sample(name), name).not.toMatch(/@import|url\(["']?(https?:|\/\/|data:)/i);
  }
});
