// What the privacy notice says is so: no cookies, nobody else is asked for
// anything, and the device holds what the notice's table names and no more.
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { html, many, online, pages, pagesOf, speak } from "./site.ts";
import { expect, test } from "./test.ts";

test.use({ serviceWorkers: "allow" });

const notice = "sivut/tietosuoja.html";

/** The names in the notice's table, as patterns: … stands for the way to the site. */
const named = (page: string): readonly RegExp[] => [...html(page).matchAll(/<code>(vakka[^<]*)<\/code>/g)]
  .map(([, name]) => new RegExp(`^${name!.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`));

/** Everything that the browser keeps for the site. */
const kept = (page: Page): Promise<{ local: string[]; session: number; caches: string[]; databases: number }> => page.evaluate(async () => ({
  local: Object.keys(localStorage),
  session: sessionStorage.length,
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).length,
}));

test("after the site has been used, the device holds what the notice names", async ({ page, context }) => {
  const asked = new Set<string>();
  context.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(online("index.html"));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  const task = pagesOf("task").find((one) => html(one).includes('class="questions"'))!;
  await page.goto(online(task)); // a step, the diary, a programme
  await page.getByRole("checkbox").first().focus();
  await page.keyboard.press("Space");
  await page.locator("textarea.answer").first().fill("Aamulla oli hiljaista.");
  await page.getByLabel("Omia sanoja").fill("Näin oravan.");
  await page.getByLabel("Omia sanoja").blur();
  await page.locator("[data-plan] button").first().click();

  await page.goto(online(pagesOf("survey")[0]!)); // answers, kept when asked
  await page.locator(".statement input").first().check();
  await page.getByRole("button", { name: "Tallenna tähän laitteeseen" }).click();

  await page.goto(online("haku.html?q=uni")); // search, another language, the own pages
  for (const address of ["oma-ohjelma.html", "paivakirja.html", "tanaan.html", notice]) if (pages().includes(address)) await page.goto(online(address));
  await speak(page, "sv");

  const here = await kept(page);
  const allowed = named(notice);
  expect(allowed.length).toBeGreaterThan(4);
  expect([...here.local, ...here.caches].filter((name) => !allowed.some((one) => one.test(name)))).toEqual([]);
  expect(here.local.length, "something was kept, so the test has looked at something").toBeGreaterThan(2);
  expect(here.caches.length).toBeGreaterThan(0);
  expect(here.session + here.databases).toBe(0);
  expect(await context.cookies()).toEqual([]);
  expect([...asked]).toEqual([new URL(online("index.html")).host]);
});

test("no page sets a cookie or has an address of others among what it loads", async () => {
  for (const address of many()) { // the tests in Go look at all
    const text = html(address);
    expect(text, address).not.toMatch(/http-equiv="?set-cookie/i);
    const loaded = [...text.matchAll(/<(?:img|script|iframe|source|video|audio|object|embed)\b[^>]*\s(?:src|srcset|data)="([^"]+)"|<link\b[^>]*rel="(?:stylesheet|icon|manifest|preload|preconnect|dns-prefetch)"[^>]*href="([^"]+)"/g)];
    expect(loaded.map((m) => m[1] ?? m[2]!).filter((to) => /^([a-z]+:)?\/\//i.test(to)), address).toEqual([]);
  }
});

test("the law's pages pass axe and fit 320 px, in every language of theirs", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  for (const id of ["saavutettavuus", "tietosuoja", "kayttoehdot"]) {
    for (const lang of ["", "sv/", "en/", "ar/"]) {
      const address = `${lang}sivut/${id}.html`;
      await page.goto(online(address));
      await expect(page.locator("section.law h2").first(), address).toBeVisible();
      expect(await violations(page), address).toEqual([]);
      for (const details of await page.locator(".law details").all()) await details.evaluate((one) => { (one as HTMLDetailsElement).open = true; });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBe(0);
    }
  }
});
