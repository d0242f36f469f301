// A person's own programme: the coach puts it together, the client keeps it and
// does the day's tasks. Nothing leaves the two devices but the link.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { violations } from "./axe.ts";
import { html, moved, onDisk, online, work } from "./site.ts";
import { expect, test, type Locator, type Page } from "./test.ts";

const monday = new Date("2026-11-23T08:00:00+02:00"); // the bank's own week 48 has meetings then
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, locale: "fi-FI", timezoneId: "Europe/Helsinki" };

/** The codes and titles of the bank's tasks, from its list. */
const tasks = [...html("tehtavat/index.html").matchAll(/data-plan="(\w+)-(\w+) (tehtavat\/[^ ]+) (\d+)".*\n?.*?<h2><a[^>]*>([^<]*)/g)]
  .map(([, short = "", rest = "", id = "", minutes = "", title = ""]) => ({ short, code: short + rest, id, minutes: Number(minutes), title }));
const [first, second, third] = tasks as [typeof tasks[0] & {}, typeof tasks[0] & {}, typeof tasks[0] & {}];
const planOf = (...codes: string[]): string => `#p1.w202648.m240.1${codes.join("")}.2${third.short}`;

test.beforeEach(async ({ page }) => page.clock.setFixedTime(monday));

async function tabTo(page: Page, place: Locator): Promise<void> {
  const target = await place.elementHandle();
  for (let i = 0; i < 250; i++) {
    await page.keyboard.press("Tab");
    if (await target?.evaluate((e) => e === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${place}`);
}

async function onPhone(browser: Browser): Promise<{ context: BrowserContext; client: Page; faults: string[] }> {
  const context = await browser.newContext(phone), client = await context.newPage(), faults: string[] = [];
  client.on("console", (m) => { if (m.text() !== "Service Worker registration blocked by Playwright") faults.push(m.text()); });
  client.on("pageerror", (e) => faults.push(e.message));
  await client.clock.setFixedTime(monday);
  return { context, client, faults };
}

const sheets = async (page: Page): Promise<number> =>
  [...(await page.pdf({ preferCSSPageSize: true })).toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;

const itemsOf = (page: Page, day: number): Locator => page.locator(".plan-days > .plan-day").nth(day).locator(".plan-what a");

test("with a keyboard alone a coach puts a week together, and the client does its first task", async ({ page, browser }) => {
  // From the list: the button adds to the first free day; the day can be changed.
  await page.goto(moved("tehtavat/index.html"));
  const cards = page.locator(".cards > li");
  await tabTo(page, cards.nth(0).locator(".add-button"));
  await page.keyboard.press("Enter");
  await expect(cards.nth(0).locator("select")).toBeFocused();
  await expect(page.locator("main > p[role=status]")).toHaveText(`${first.title}: lisätty maanantaille.`);
  await tabTo(page, cards.nth(1).locator(".add-button"));
  await page.keyboard.press("Enter");
  await expect(cards.nth(1).locator("select")).toHaveValue("1");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("main > p[role=status]")).toHaveText(`${second.title}: lisätty maanantaille.`);
  await tabTo(page, cards.nth(2).locator(".add-button"));
  await page.keyboard.press("Enter");
  await expect(cards.nth(2).locator("select")).toHaveValue("1");
  await tabTo(page, cards.nth(2).locator(".add-undo"));
  await page.keyboard.press("Enter");
  await expect(cards.nth(2).locator(".add-button")).toBeFocused();

  // From a task's own page.
  await page.goto(moved(third.id + ".html"));
  await tabTo(page, page.locator(".beside .add-button"));
  await page.keyboard.press("Enter");
  await expect(page.locator(".beside .added select")).toHaveValue("1");
  await tabTo(page, page.locator(".beside .added a"));
  await page.keyboard.press("Enter");

  // On the table: order, day, minutes, removing and undoing, with focus kept.
  await expect(itemsOf(page, 0)).toHaveText([first.title, second.title]);
  await expect(itemsOf(page, 1)).toHaveText([third.title]);
  const control = (day: number, at: number, name: string) => page.locator(".plan-days > .plan-day").nth(day).locator(".plan-task").nth(at).locator(name);
  await tabTo(page, page.locator("[name=week]"));
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".plan-day h2").first()).toHaveText("maanantai 23.11.");
  await tabTo(page, page.locator("[name=minutes]"));
  await page.keyboard.press("4");
  await expect(page.locator(".plan-sum").first()).toContainText("/ 4 h");
  await tabTo(page, control(0, 1, ".up"));
  await page.keyboard.press("Enter");
  await expect(itemsOf(page, 0)).toHaveText([second.title, first.title]);
  await expect(control(0, 0, ".up")).toBeFocused();
  await expect(page.locator(".plan-status")).toHaveText(`${second.title}: maanantai 23.11., paikka 1/2.`);
  await page.keyboard.press("Enter");
  await expect(page.locator(".plan-status")).toContainText("on jo päivän ensimmäinen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(itemsOf(page, 0)).toHaveText([first.title, second.title]);
  await expect(control(0, 1, ".down")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(itemsOf(page, 1)).toHaveText([third.title, second.title]);
  await expect(control(1, 1, "select")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(itemsOf(page, 1)).toHaveText([third.title]);
  await expect(page.locator(".plan-status")).toHaveText(`Poistettu: ${second.title}.`);
  await tabTo(page, page.locator(".plan-say .undo"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(itemsOf(page, 0)).toHaveText([first.title, second.title]);
  await expect(page.locator(".plan-goals li").first()).toContainText("tehtävä");
  // The bar that says what was done lies over others: axe could not tell their background.
  await page.evaluate(() => { document.querySelector<HTMLElement>(".plan-say")!.style.position = "static"; });
  expect(await violations(page)).toEqual([]);

  // The link holds codes and numbers alone, and the client's phone opens it.
  const link = await page.locator(".plan-link input").inputValue();
  expect(link.slice(link.indexOf("#"))).toBe(planOf(first.short, second.short));
  await expect(page.locator(".plan-qr svg path")).toHaveAttribute("d", /^M0 0h7/);
  const { context, client, faults } = await onPhone(browser);
  await client.goto(link);
  await expect(client.locator(".plan-read h2").first()).toContainText("Viikko 48");
  await expect(client.locator(".read-days a")).toHaveText([first.title, second.title, third.title]);
  expect(await violations(client)).toEqual([]);
  await client.locator(".save").tap();
  await expect(client).toHaveURL(moved("tanaan.html"));
  await expect(client.locator(".own-status")).toHaveText("Ohjelma on tallennettu tälle laitteelle.");
  await expect(client.locator(".own-title")).toHaveText([first.title, second.title]);
  await expect(client.locator(".own-tomorrow a")).toHaveText([third.title]);
  await expect(client.locator(".own-meeting li:visible")).toHaveCount(1);
  await client.locator(".own-done").first().tap();
  await expect(client.locator(".own-progress")).toHaveText("1/2 tehty");
  await client.reload();
  await expect(client.locator(".own-done").first()).toHaveAttribute("aria-pressed", "true");
  await expect(client.locator(".own-done").nth(1)).toHaveAttribute("aria-pressed", "false");
  expect(await client.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(client)).toEqual([]);
  await client.goto(moved("index.html"));
  await expect(client.locator("[data-own-front]")).toBeVisible();
  await client.goto(moved("sv/idag.html"));
  await expect(client.locator(".own-title").first()).toBeVisible();
  expect(faults).toEqual([]);
  await context.close();
});

test("another programme on the device is replaced only when asked, and comes back", async ({ page }) => {
  await page.goto(online("ohjelma.html") + planOf(first.short));
  await page.locator(".save").click();
  await expect(page.locator(".own-title")).toHaveText([first.title]);
  await page.goto(online("ohjelma.html") + planOf(second.short));
  await page.locator(".save").click();
  await expect(page.locator(".plan-ask")).toBeFocused();
  await expect(page.locator(".plan-ask h2")).toContainText("Viikko 48 (23.–29.11.2026), 2 tehtävää");
  expect(await violations(page)).toEqual([]);
  await page.locator(".plan-ask .no").click();
  await expect(page.locator(".save")).toBeFocused();
  await page.locator(".save").click();
  await page.locator(".plan-ask .yes").click();
  await expect(page.locator(".own-title")).toHaveText([second.title]);
  await page.locator(".own-undo button").click();
  await expect(page.locator(".own-title")).toHaveText([first.title]);
  await page.goto(online("ohjelma.html") + planOf(first.short));
  await expect(page.locator(".plan-notices")).toHaveText("Tämä ohjelma on jo tällä laitteella.");
  await page.locator(".edit").click();
  await page.locator(".clear").click();
  await expect(page.locator(".undo")).toBeFocused();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes(":plan")))).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(itemsOf(page, 0)).toHaveText([first.title]);
});

test("what a link says that the bank does not know is left out and told", async ({ page }) => {
  const at = async (hash: string) => {
    await page.goto("about:blank");
    await page.goto(online("ohjelma.html") + hash);
    await expect(page.locator(".plan-desk")).toBeVisible();
  };
  await at(planOf(first.short, "0000", "1111"));
  await expect(page.locator(".plan-notices")).toContainText("2 tehtävää ei löytynyt, ja ne jäivät pois.");
  await expect(page.locator(".read-days a")).toHaveText([first.title, third.title]);
  await at(`#p1.1${first.short}0000`);
  await expect(page.locator(".plan-notices")).toContainText("Yhtä tehtävää ei löytynyt");
  await at(`#P1.x9.1${first.short.toUpperCase()}).`);
  await expect(page.locator(".plan-notices")).toContainText("Linkissä oli jotain");
  await expect(page.locator(".read-days a")).toHaveText([first.title]);
  for (const bad of ["#p1", "#p1.", "#p1.1", "#p1.10000", "#p1.w999999.9zzz", "#p1.1<script>alert(1)</script>", "#p1.1%3Cimg%20src=x%20onerror=alert(1)%3E", "#p1." + "1abcd.".repeat(3000)]) {
    await at(bad);
    await expect(page.locator(".plan-notices"), bad.slice(0, 40)).toContainText("Linkissä ei ole yhtään tehtävää");
    await expect(page.locator(".save"), bad.slice(0, 40)).toBeHidden();
    await page.goto("about:blank");
    await page.goto(online("tanaan.html") + bad);
    await expect(page.locator(".own-none"), bad.slice(0, 40)).toBeVisible();
  }
  await at("#p7.1abcd");
  await expect(page.locator(".plan-notices")).toContainText("uudemmalla versiolla");
  for (const other of ["#main", "#%", "#<b>"]) {
    await at(other);
    await expect(page.locator(".plan-edit"), other).toBeVisible();
  }
});

for (const [name, block] of [
  ["throws", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })],
  ["is full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
] as const) {
  test(`storage that ${name}: the programme stays in the address, and the day works`, async ({ page }) => {
    await page.addInitScript(block);
    await page.goto(online("ohjelma.html") + planOf(first.short, second.short));
    await page.locator(".save").click();
    await expect(page.locator(".plan-notices")).toContainText("Tämä laite ei anna tallentaa.");
    await expect(page.locator(".to-today")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator(".own-status")).toContainText("Ohjelma on linkissä");
    await expect(page.locator(".own-title")).toHaveText([first.title, second.title]);
    await page.locator(".own-done").first().click();
    await expect(page.locator(".own-progress")).toHaveText("1/2 tehty");
    await expect(page.locator(".own-status")).toContainText("ei anna tallentaa merkintää");
    // A coach's table keeps its changes in the address.
    await page.locator(".own-whole a").click();
    await page.locator(".edit").click();
    await page.locator(".plan-task .remove").first().click();
    await expect(page).toHaveURL(online("ohjelma.html") + planOf(second.short));
    await expect(page.locator(".plan-notices")).toContainText("tämän sivun osoitteessa");
    await page.reload();
    await expect(page.locator(".read-days a")).toHaveText([second.title, third.title]);
    // A card's button says so, and its link takes the task along.
    await page.goto(online("tehtavat/index.html"));
    await page.locator(".add-button").first().click();
    await page.locator(".add-refused a").first().click();
    await expect(page.locator(".read-days a")).toHaveText([first.title]);
  });
}

test("two banks on one host do not meet", async ({ page }, info) => {
  const bank = info.outputPath("bank");
  mkdirSync(join(bank, "content/tehtavat"), { recursive: true });
  writeFileSync(join(bank, "bank.yaml"), "name: Toinen pankki\nid: toinen\n");
  writeFileSync(join(bank, "content/tehtavat/kavely.md"), "---\notsikko: Kävely\nkesto: 30\n---\n\n## Näin teet\n\n1. Lähde.\n");
  execFileSync(join(work(), "vakka"), ["build", "--bank", bank, "--out", join(work(), "moved", "toinen")], { stdio: "ignore" });
  await page.goto(online("ohjelma.html") + planOf(first.short));
  await page.locator(".save").click();
  await expect(page.locator(".own-title")).toHaveText([first.title]);
  await page.goto(moved("toinen/tanaan.html"));
  await expect(page.locator(".own-none")).toBeVisible();
  await page.goto(moved("toinen/ohjelma.html") + planOf(first.short));
  await expect(page.locator(".plan-notices")).toContainText("Linkissä ei ole yhtään tehtävää");
  await page.goto(moved("toinen/tehtavat/index.html"));
  await page.locator(".add-button").click();
  await page.goto(moved("toinen/ohjelma.html"));
  await expect(page.locator(".plan-what a")).toHaveText(["Kävely"]);
  await page.goto(online("ohjelma.html"));
  await expect(itemsOf(page, 0)).toHaveText([first.title]);
});

test("another tab's additions come to the table", async ({ page, context }) => {
  await page.goto(online("ohjelma.html"));
  const list = await context.newPage();
  await list.clock.setFixedTime(monday);
  await list.goto(online("tehtavat/index.html"));
  await list.locator(".add-button").first().click();
  await expect(itemsOf(page, 0)).toHaveText([first.title]);
});

test("the week, the day and the empty form are one sheet each", async ({ page }) => {
  await page.addInitScript(() => { window.print = () => undefined; });
  const full = tasks.slice(0, 8).map((t) => t.short).join("");
  await page.goto(moved("ohjelma.html") + `#p1.w202648.m240.1${full}.2${full}.3${full}.4${full}.5${full}`);
  await expect(page.locator(".read-days a")).toHaveCount(40);
  expect(await sheets(page), "an opened week").toBe(1);
  await page.locator(".edit").click();
  await page.locator(".print-week").click();
  expect(await sheets(page), "the week").toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".week-sheet .sheet-link")).toHaveText(/#p1\.w202648/);
  await expect(page.locator(".week-sheet .qr")).toBeVisible();
  for (const gone of [".site-head", ".plan-desk", "h1", ".day-sheet"]) await expect(page.locator(gone)).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.locator(".print-day").first().click();
  expect(await sheets(page), "the day").toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".day-sheet li")).toHaveCount(8);
  await expect(page.locator(".day-sheet .lines").first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.locator(".print-empty").click();
  expect(await sheets(page), "the empty form").toBe(1);
});

test("a file is saved, opened again, and refused when it is something else", async ({ page }, info) => {
  await page.goto(online("ohjelma.html") + planOf(first.short));
  await page.locator(".edit").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".file-save").click()]);
  expect(download.suggestedFilename()).toBe("ohjelma-2026-w48.json");
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ format: "vakka-plan", version: 1, bank: "etatyopaja", plan: planOf(first.short).slice(1) });
  await page.locator(".clear").click();
  const open = page.locator(".file-open input");
  for (const [name, text, told] of [
    ["x.json", "x", "ei ole ohjelmaa"], ["y.json", '{"format":"vakka-plan","plan":"nothing"}', "ei ole ohjelmaa"], ["z.json", '{"format":"vakka-plan","plan":"p9.1abcd"}', "uudemmalla versiolla"],
    ["big.json", "x".repeat(30_000), "liian suuri"], ["list.json", "[]", "ei ole ohjelmaa"], ["null.json", "null", "ei ole ohjelmaa"],
  ] as const) {
    writeFileSync(info.outputPath(name), text);
    await open.setInputFiles(info.outputPath(name));
    await expect(page.locator(".plan-status"), name).toContainText(told);
  }
  await open.setInputFiles(file);
  await expect(page.locator(".read-days a")).toHaveText([first.title, third.title]);
  await expect(page.locator(".plan-notices")).toContainText("avattu tiedostosta");
});

test("from a folder: added, moved, kept and shown, with no link that leads nowhere", async ({ page }) => {
  await page.goto(onDisk("tehtavat/index.html"));
  await page.locator(".add-button").first().click();
  await page.goto(onDisk("ohjelma.html"));
  await expect(itemsOf(page, 0)).toHaveText([first.title]);
  await expect(page.locator(".plan-goals li").first()).toBeVisible(); // the data came
  await expect(page.locator(".no-link")).toBeVisible();
  await expect(page.locator(".plan-link")).toBeHidden();
  await page.goto(onDisk("tanaan.html"));
  await expect(page.locator(".own-title")).toHaveText([first.title]);
  await page.goto(onDisk("ohjelma.html") + planOf(first.short, second.short));
  await expect(page.locator(".read-days a")).toHaveText([first.title, second.title, third.title]);
});

test("no page scrolls sideways on a narrow phone, and everything to press is large enough", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const step of ["read", "edit", "today"]) {
    if (step === "read") await page.goto(moved("ohjelma.html") + planOf(first.short, second.short));
    if (step === "edit") await page.locator(".edit").click();
    if (step === "today") await page.goto(moved("tanaan.html"));
    await expect(page.locator(".read-days a:visible, .plan-task:visible, .own-task:visible").first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBeLessThanOrEqual(320);
    const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>("main button, main select, main .btn")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML.slice(0, 80)));
    expect(small, step).toEqual([]);
    expect(await violations(page)).toEqual([]);
  }
});

test("days before and after the programme's week, and days without tasks, say so kindly", async ({ page }) => {
  await page.goto(online("ohjelma.html") + planOf(first.short));
  await page.locator(".save").click();
  const on = async (date: string, words: string) => {
    await page.clock.setFixedTime(new Date(date + "T08:00:00+02:00"));
    await page.goto(online("tanaan.html"));
    await expect(page.locator(".own-message"), date).toContainText(words);
  };
  await on("2026-11-20", "Ohjelma alkaa: maanantai 23.11.");
  await on("2026-11-22", "Ohjelma alkaa: maanantai 23.11.");
  await on("2026-11-26", "Tänään ei ole tehtäviä.");
  await on("2026-12-02", "Ohjelma oli viikolle 48.");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the week can be planned on paper, and the weeks are a link away", async ({ page }) => {
    await page.goto(online("ohjelma.html"));
    await expect(page.locator(".plan-form tbody tr")).toHaveCount(7);
    await expect(page.locator("main")).toContainText("Mitään ei lähetetä minnekään. Ohjelma on linkissä ja tällä laitteella.");
    expect(await sheets(page)).toBe(1);
    await page.goto(online("tanaan.html"));
    await expect(page.locator(".own-more .links a").first()).toBeVisible();
    await page.goto(online("tehtavat/index.html"));
    await expect(page.locator(".add-button")).toHaveCount(0);
  });
});
