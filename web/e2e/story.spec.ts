// The whole way from a coach's computer to a client's telephone and back: a
// programme is made, its link opened, kept and followed without a net, the day
// is noted, and the coach gets just what the client has seen. Nothing else
// leaves either device.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { serveFolders } from "./server.ts";
import { work } from "./site.ts";
import { build } from "./small-bank.ts";
import { expect, test as base, type Page } from "./test.ts";

const repository = join(import.meta.dirname, "../..");
const monday = new Date("2026-11-23T08:00:00+02:00");
const computer = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, serviceWorkers: "allow" as const };

interface Town { readonly at: (address: string) => string; readonly neighbour: (address: string) => string; readonly stop: () => Promise<void> }

/** This repository's bank and a small one under the same host, which can stop. */
const test = base.extend<{ town: Town }>({
  town: async ({}, use, info) => {
    const own = info.outputPath("own");
    mkdirSync(own, { recursive: true });
    const server = await serveFolders({ "/pankki/": own, "/naapuri/": build(info.outputPath("neighbour"), "name: Naapuri\noffline: kyllä\n") });
    const at = (address: string): string => `${server.origin}/pankki/${address}`;
    execFileSync(join(work(), "vakka"), ["build", "--out", own, "--base-url", at(""), "--dictionary", "none"], { cwd: repository, stdio: "ignore" });
    let up = true;
    const stop = async (): Promise<void> => {
      if (up) await server.close();
      up = false;
    };
    await use({ at, neighbour: (address) => `${server.origin}/naapuri/${address}`, stop });
    await stop();
  },
});

/** A device of somebody's own, and what its scripts complain of. */
async function device(browser: Browser, options: object): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({ locale: "fi-FI", timezoneId: "Europe/Helsinki", ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.clock.setFixedTime(monday);
  return { context, page, errors };
}

/** The coach puts two tasks on Monday and one on Tuesday, and copies the link. */
async function makePlan(browser: Browser, town: Town): Promise<{ link: string; titles: string[] }> {
  const { context, page, errors } = await device(browser, { ...computer, permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(town.at("tehtavat/index.html"));
  const cards = page.locator(".cards > li");
  const titles: string[] = [];
  for (const [n, day] of [[0, "0"], [1, "0"], [2, "1"]] as const) {
    titles.push((await cards.nth(n).locator("h2").textContent())!.trim()); // innerText is empty where a card is not laid out yet
    await cards.nth(n).getByRole("button", { name: "Lisää ohjelmaan" }).click();
    await cards.nth(n).locator("select").selectOption(day);
  }
  await cards.nth(2).locator(".added a").click();
  await page.locator("[name=week]").selectOption({ value: "2026-w48" });
  await page.locator(".copy").click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${town.at("ohjelma.html")}#p1\\.w202648\\.[0-9a-z.]+$`));
  expect(errors).toEqual([]);
  await context.close();
  return { link, titles };
}

/** What is kept on the device for times without a net. */
const kept = (page: Page): Promise<string> => page.evaluate(async () => {
  const out: string[] = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) out.push(new URL(url).pathname);
  return out.join("\n");
});

/** Waits until the worker has kept the pages. */
async function settled(page: Page, ...addresses: string[]): Promise<void> {
  for (const address of addresses) await expect.poll(() => kept(page), { timeout: 20_000 }).toContain(new URL(address).pathname.replace(/\.html$/, ""));
}

test("a coach makes a plan, the client follows it without a net, and the coach gets what was shown", async ({ browser, town }) => {
  const { link, titles } = await makePlan(browser, town);
  const { context, page: client, errors } = await device(browser, { ...phone, permissions: ["clipboard-read", "clipboard-write"] });
  const sent: string[] = [];
  context.on("request", (request) => { if (request.method() !== "GET" || request.url().includes("p1.")) sent.push(request.url()); });

  await client.goto(link);
  await expect(client.locator(".read-days a")).toHaveText(titles);
  await client.getByRole("button", { name: "Tallenna tähän laitteeseen" }).tap();
  await expect(client.locator(".own-title")).toHaveText(titles.slice(0, 2));
  const cards = await client.locator(".own-title, .own-tomorrow a").evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => a.href));
  expect(cards).toHaveLength(3);
  await settled(client, town.at("tanaan.html"), town.at("paivakirja.html"), ...cards);
  await town.stop();

  await client.goto(town.at("tanaan.html"));
  await expect(client.locator(".own-progress")).toHaveText("0/2 tehty");
  await client.locator(".own-title").first().tap();
  await expect(client.locator("h1")).toHaveText(titles[0]!);
  await client.locator(".tick").first().tap();
  await client.locator(".tick").nth(1).tap();
  await expect(client.locator(".progress [role=status]")).toContainText("2");
  await client.getByLabel("Tein tämän tänään").check();
  await client.locator("label", { has: client.getByRole("radio", { name: "Hyvältä" }) }).click();
  await client.getByLabel("Omia sanoja").fill("Satoi, mutta lähdin.");
  await expect(client.locator(".own-diary .status")).toHaveText("Tallennettu tähän laitteeseen");

  await client.goto(town.at("tanaan.html"));
  await expect(client.locator(".own-progress")).toHaveText("1/2 tehty");
  await client.locator(".own-done").nth(1).tap();
  await expect(client.locator(".own-progress")).toHaveText("Hienoa! Kaikki päivän tehtävät on tehty.");

  await client.goto(town.at("paivakirja.html"));
  await expect(client.locator(".entry h3")).toHaveText(titles.slice(0, 2)); // Today has noted the name of its task
  await client.locator(".include").getByLabel(titles[1]!).uncheck();
  const shown = (await client.locator(".preview").textContent())!;
  expect(shown).toBe(`Oma päiväkirja 23.11.2026\n\nMaanantai 23.11.\n----------------\n\n${titles[0]}\nTehty\nMiltä tuntui? Hyvältä\n\nOmia sanoja\nSatoi, mutta lähdin.\n`);
  await client.getByRole("button", { name: "Kopioi teksti" }).tap();
  await expect(client.locator(".hand-over .status")).toContainText("kopioitu");
  expect(await client.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  expect(await client.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  // What was visited can be forgotten with the notes; the ways in stay.
  await client.getByRole("button", { name: "Tyhjennä" }).tap();
  await client.getByLabel("Poista myös oma ohjelma").check();
  await client.getByLabel(/^Poista myös avaamasi sivut/).check();
  await client.getByRole("button", { name: "Poista kaikki" }).tap();
  await expect.poll(() => kept(client)).not.toContain(new URL(cards[0]!).pathname.replace(/\.html$/, ""));
  expect(await kept(client)).toContain("/pankki/tanaan");
  expect(await client.evaluate(() => localStorage.length)).toBe(0);
  expect(sent, "nothing but pages is asked for").toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test("a telephone that keeps nothing: the programme is in its link, the notes go on paper", async ({ browser, town }) => {
  const { link, titles } = await makePlan(browser, town);
  const { context, page: client, errors } = await device(browser, phone);
  await client.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  await client.goto(link);
  await client.getByRole("button", { name: "Tallenna tähän laitteeseen" }).tap();
  await expect(client.locator(".plan-notices")).toContainText("Tämä laite ei anna tallentaa.");
  await client.locator(".to-today").tap();
  await expect(client.locator(".own-title")).toHaveText(titles.slice(0, 2));
  const today = client.url();
  expect(today).toContain("#p1.");
  const cards = await client.locator(".own-title").evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => a.href));
  await settled(client, town.at("tanaan.html"), ...cards);
  await client.reload(); // what the programme is read with is kept when it is fetched
  await expect(client.locator(".own-title")).toHaveText(titles.slice(0, 2));
  await expect.poll(() => kept(client)).toContain("/pankki/ohjelma/fi-");
  await town.stop();

  await client.goto("about:blank");
  await client.goto(today);
  await expect(client.locator(".own-title")).toHaveText(titles.slice(0, 2));
  await client.locator(".own-done").first().tap();
  await expect(client.locator(".own-progress")).toHaveText("1/2 tehty");
  await expect(client.locator(".own-status")).toContainText("ei anna tallentaa merkintää");
  await client.locator(".own-title").first().tap();
  await client.locator(".tick").first().tap();
  await expect(client.getByRole("checkbox").first()).toBeChecked();
  await expect(client.locator(".own-diary .blocked")).toBeVisible();
  await expect(client.locator(".own-diary textarea:visible")).toHaveCount(0);
  await client.goto(town.at("paivakirja.html"));
  await expect(client.locator(".blank-day").first()).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test("two banks on one host do not meet", async ({ browser, town }) => {
  const { link, titles } = await makePlan(browser, town);
  const { context, page: client, errors } = await device(browser, phone);
  await client.goto(link);
  await client.getByRole("button", { name: "Tallenna tähän laitteeseen" }).tap();
  await client.locator(".own-done").first().tap();
  await settled(client, town.at("paivakirja.html"));

  await client.goto(town.neighbour("tanaan.html"));
  await expect(client.locator(".own-none")).toBeVisible();
  await settled(client, town.neighbour("paivakirja.html"));
  await client.goto(town.neighbour("paivakirja.html"));
  await expect(client.locator(".entry")).toHaveCount(0);
  const before = (await kept(client)).split("\n").filter((path) => path.startsWith("/pankki/")).length;
  expect(before).toBeGreaterThan(10);
  await client.getByRole("button", { name: "Tyhjennä" }).tap();
  await client.getByLabel(/^Poista myös avaamasi sivut/).check();
  await client.getByRole("button", { name: "Poista kaikki" }).tap();

  await client.goto(town.at("paivakirja.html"));
  await expect(client.locator(".entry h3")).toHaveText(titles.slice(0, 1));
  await client.goto(town.at("tanaan.html"));
  await expect(client.locator(".own-progress")).toHaveText("1/2 tehty");
  expect((await kept(client)).split("\n").filter((path) => path.startsWith("/pankki/")).length).toBeGreaterThanOrEqual(before);
  expect(errors).toEqual([]);
  await context.close();
});
