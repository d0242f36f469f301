// A coach makes a week; its page, sheets, calendar and letter come out, and
// parsers that know nothing of Vakka read them.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";
import { violations } from "./axe.ts";
import { html, langOf, moved, onDisk, online, pagesOf, work } from "./site.ts";
import { expect, test, type Page } from "./test.ts";

const repository = join(import.meta.dirname, "../..");
const reader = join(import.meta.dirname, "parsers/read.py");

interface Event { uid: string; summary: string; start: string; end: string; sequence: number; alarms: number; status: string; description: string; url: string }
interface Read {
  calendars: Record<string, { name: string; events: Event[] }>;
  letters: Record<string, { subject: string; text: string; html: string }>;
}

/** What Python's icalendar, vobject and e-mail package read in a site. */
function readSite(folder: string): Read {
  return JSON.parse(execFileSync("/usr/bin/python3", [reader, folder], { encoding: "utf8", maxBuffer: 1 << 26 })) as Read;
}

/** The same calendar read by ical.js. */
function readCalendar(file: string): { uid: string; summary: string; start: string; zone: string; alarms: number }[] {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")) as never);
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid, summary: event.summary, start: event.startDate.toString(), zone: event.startDate.zone?.tzid ?? "",
      alarms: component.getAllSubcomponents("valarm").length,
    };
  });
}

/** A copy of this repository's bank, in the folder of this run. */
function copyOfBank(): string {
  const bank = mkdtempSync(join(work(), "bank-"));
  cpSync(join(repository, "content"), join(bank, "content"), { recursive: true });
  cpSync(join(repository, "bank.yaml"), join(bank, "bank.yaml"));
  return bank;
}

const vakka = (bank: string, ...args: string[]): string =>
  execFileSync(join(work(), "vakka"), [...args, "--bank", bank], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
}

const week = (): string => pagesOf("week").find((page) => html(page).includes("-0900.ics"))!;
const weekByDate = (): string[] => [...pagesOf("week")].sort((a, b) => (datesOf(a)[0]! < datesOf(b)[0]! ? -1 : 1));
const datesOf = (page: string): string[] => [...html(page).matchAll(/<section class="day"[^>]*data-date="([^"]+)"/g)].map((m) => m[1]!);

test("a coach makes a week, and its page, sheets, calendar and letter come out", async ({ page }) => {
  const bank = copyOfBank();
  const file = vakka(bank, "new", "viikko", "Valoa kohti", "--week", "2037-w53", "--model", "hybridi").trim();
  expect(file).toBe("content/viikot/2037-w53.md");
  const text = readFileSync(join(bank, file), "utf8");
  const task = pagesOf("task")[0]!.replace(/^.*\/|\.html$/g, "");
  writeFileSync(join(bank, file), text.replace("tehtävät: []", `tehtävät: [${task}]`).replace(/## Mitä[^]*$/, "Nähdään maanantaina; ota \"eväät\", kiitos!\n"));
  const site = join(bank, "public");
  vakka(bank, "build", "--out", site, "--base-url", "https://pankki.example.fi/polku/");

  const read = readSite(site);
  const calendar = read.calendars["viikot/2037-w53.ics"]!;
  expect(calendar.name).toBe("Valoa kohti");
  expect(calendar.events.map((e) => [e.start, e.alarms])).toEqual([
    ["2037-12-28T09:00:00+02:00", 1], ["2037-12-28T09:00:00+02:00", 1], ["2037-12-29T09:00:00+02:00", 1], ["2037-12-29T09:00:00+02:00", 1],
    ["2037-12-30T09:00:00+02:00", 1], ["2037-12-30T09:00:00+02:00", 1],
    ["2037-12-31T09:00:00+02:00", 1], ["2037-12-31T09:00:00+02:00", 1], ["2037-12-31T12:00:00+02:00", 1],
  ]);
  expect(calendar.events[1]!.summary).toContain("Aamupiiri");
  expect(calendar.events[1]!.url).toBe("https://pankki.example.fi/polku/viikot/2037-w53.html");
  const meeting = read.calendars["viikot/2037-w53/to-1200.ics"]!;
  expect(meeting.events.map((e) => e.uid)).toEqual([calendar.events[8]!.uid]);
  expect(read.calendars["viikot.ics"]!.events.map((e) => e.uid)).toEqual(expect.arrayContaining(calendar.events.map((e) => e.uid)));

  const letter = read.letters["viikot/2037-w53.eml"]!;
  expect(letter.subject).toBe("Valoa kohti – Aamuryhmä");
  expect(letter.text).toContain("Nähdään maanantaina; ota \"eväät\", kiitos!");
  expect(letter.text).toContain(`https://pankki.example.fi/polku/tehtavat/${task}.html`);
  expect(letter.html).toContain("Nähdään maanantaina");
  const quick = readFileSync(join(site, "viikot/2037-w53.txt"), "utf8");
  expect([...quick.trimEnd()].length).toBeLessThanOrEqual(600);
  expect(quick).toMatch(/https:\/\/pankki\.example\.fi\/polku\/viikot\/2037-w53\.html\n$/);

  for (const sheet of ["viikot/2037-w53.html", "viikot/2037-w53/ma.html", "viikot/2037-w53/to.html"]) {
    await page.goto(pathToFileURL(join(site, sheet)).href);
    expect(await sheets(page), sheet).toBe(1);
  }
});

test("every calendar and letter is read the same by parsers of three makers", () => {
  for (const site of ["site", "moved"]) {
    const root = join(work(), site);
    const read = readSite(root);
    expect(Object.keys(read.calendars).length, site).toBeGreaterThan(5);
    expect(Object.keys(read.letters).length > 0, site).toBe(site === "moved");
    for (const [name, { events }] of Object.entries(read.calendars)) {
      const mine = readCalendar(join(root, name));
      expect(mine.map((e) => [e.uid, e.summary, e.alarms]), name).toEqual(events.map((e) => [e.uid, e.summary, e.alarms]));
      expect(mine.map((e) => e.start), name).toEqual(events.map((e) => e.start.replace(/[+-]\d\d:\d\d$/, "")));
      for (const e of mine) if (e.start.includes("T")) expect(e.zone, name).toBe("Europe/Helsinki");
      for (const e of events) expect(e.url === "" && !e.description.includes("://"), `${name}: ${e.url}`).toBe(site === "site");
    }
  }
});

test("what a coach writes adds nothing to a calendar or a letter", () => {
  const build = (label: string): string[] => {
    const bank = mkdtempSync(join(work(), "bank-"));
    mkdirSync(join(bank, "content/viikot"), { recursive: true });
    writeFileSync(join(bank, "bank.yaml"), "name: Pankki\n");
    const said = JSON.stringify(label);
    writeFileSync(join(bank, "content/viikot/2026-w48.md"), `---\ntitle: ${said}\nsummary: ${said}\ngroup_name: ${said}\ndays:\n  - day: mon\n    notes: ${said}\n` +
      `    meetings:\n      - label: ${said}\n        time: "09:00"\n        minutes: 30\nupdated: 2026-11-20\n---\n\nx\n`);
    vakka(bank, "build", "--out", join(bank, "public"), "--base-url", "https://pankki.example.fi/");
    readSite(join(bank, "public"));
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(bank, "public/viikot/2026-w48.ics"), "utf8")) as never);
    const parts = (c: ICAL.Component): string[] => [c.name, ...c.getAllProperties().map((p) => p.name), ...c.getAllSubcomponents().flatMap(parts)];
    return parts(calendar);
  };
  const harmless = build("Aamupiiri");
  for (const label of ["a\nEND:VEVENT\nBEGIN:VEVENT\nUID:x", "a\r\nBcc: kaikki@example.fi\r\n\r\n<script>alert(1)</script>", "a\\nBEGIN:VALARM; TRIGGER:-PT1M,", "ä".repeat(300)]) {
    expect(build(label), label).toEqual(harmless);
  }
});

test("the parsers notice a fault", () => {
  const good = readFileSync(join(work(), "site/viikot.ics"), "utf8");
  const faults: Record<string, string> = {
    "no UID": good.replace(/^UID:.*\r\n/m, ""),
    "no end": good.replace(/END:VEVENT\r\n/, ""),
    "a line that is no property": good.replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nnonsense\r\n"),
    "a long line": good.replace("SUMMARY:", `SUMMARY:${"x".repeat(90)}`),
    "bare line ends": good.replace(/\r\n/g, "\n"),
    "ends before it begins": good.replace(/DTEND;TZID=Europe\/Helsinki:\d{4}/, "DTEND;TZID=Europe/Helsinki:1999"),
  };
  for (const [fault, text] of Object.entries(faults)) {
    expect(text, fault).not.toBe(good);
    const folder = mkdtempSync(join(work(), "fault-"));
    writeFileSync(join(folder, "x.ics"), text);
    expect(spawnSync("/usr/bin/python3", [reader, folder]).status, fault).not.toBe(0);
  }
});

test("the button copies the letter as HTML and as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(moved(week()));
  const summary = page.locator("details.letter > summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  const button = page.locator("[data-copy-letter]");
  await expect(button).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".letter .status")).not.toBeEmpty();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item!.getType(type)).text();
    return { html: await read("text/html"), text: await read("text/plain") };
  });
  expect(copied.html).toContain("<h2>");
  expect(copied.html).toMatch(/<a href="http:\/\/127\.0\.0\.1:\d+\/a\/b\/tehtavat\/[a-z-]+\.html"/);
  expect(copied.html).not.toContain("class=");
  expect(copied.text).toMatch(/^- 9\.00 .+\(30 min\)$/m);
  expect(copied.text).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/a\/b\/tehtavat\/[a-z-]+\.html$/m);
});

test("a browser without such a clipboard leaves the letter selected", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    Document.prototype.execCommand = () => false;
  });
  await page.goto(moved(week()));
  await page.locator("details.letter > summary").click();
  await page.locator("[data-copy-letter]").click();
  await expect(page.locator(".letter .status")).toContainText("Ctrl");
  expect(await page.evaluate(() => getSelection()?.toString() ?? "")).toContain("9.00");
});

test.describe("in another zone", () => {
  test.use({ timezoneId: "America/New_York" });

  test("today is the bank's, not the reader's", async ({ page }) => {
    const [, second] = datesOf(week());
    const at = new Date(`${second}T00:30:00+02:00`); // the evening before in New York
    await page.clock.install({ time: at });
    await page.goto(online(week()));
    await expect(page.locator(".day.now")).toHaveCount(1);
    await expect(page.locator(".day.now")).toHaveAttribute("data-date", second!);
    await expect(page.locator('.day[aria-current="date"] h2')).toContainText("Tänään");
  });
});

test("days of other weeks are not marked, and the list begins with this week", async ({ page }) => {
  const weeks = pagesOf("week");
  const [first] = datesOf(weeks[0]!);
  await page.clock.install({ time: new Date(`${first}T12:00:00+02:00`) });
  await page.goto(online(weeks[1]!));
  await expect(page.locator(".day.now")).toHaveCount(0);
  await page.goto(online("viikot/index.html"));
  await expect(page.locator(".cards > li").first().locator(".mark")).toHaveText("Tällä viikolla");
  await expect(page.locator(".cards > li a").first()).toHaveAttribute("href", weeks[0]!.replace("viikot/", ""));
});

test("a page that is left open tells the next day's when it is looked at again", async ({ page }) => {
  const [first, second] = datesOf(week()), days = (date: string): string => `[data-date="${date}"]`;
  const weeks = weekByDate(), after = new Date(`${datesOf(weeks[weeks.length - 1]!)[0]}T12:00:00+02:00`);
  const look = async (at: Date): Promise<void> => {
    await page.clock.setFixedTime(at);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  };
  const morning = (date: string | undefined): Date => new Date(`${date}T08:00:00+02:00`);
  const open = async (address: string): Promise<void> => {
    await page.clock.setFixedTime(morning(first));
    await page.goto(online(address));
  };

  await open("index.html");
  const front = page.locator("[data-today]"), weeksOf = await page.locator("[data-today] .today-weeks a").count();
  await expect(front.locator(`.today-day${days(first!)}`)).toBeVisible();
  await look(morning(second));
  await expect(front.locator("h2")).toContainText("Tänään, ");
  await expect(front.locator(`.today-day${days(first!)}`)).toBeHidden();
  await expect(front.locator(`.today-day${days(second!)}`)).toBeVisible();
  await look(new Date("2040-01-02T12:00:00+02:00"));
  await expect(front.locator("h2")).toHaveText("Viikko-ohjelmat");
  await expect(front.locator(".today-weeks a:visible")).toHaveCount(weeksOf);

  await open(week());
  await look(morning(second));
  await expect(page.locator(".day.now, .day[aria-current]")).toHaveCount(1);
  await expect(page.locator(`.day.now${days(second!)} .today-mark`)).toHaveText("Tänään");
  await expect(page.locator(".today-mark")).toHaveCount(1);

  await open("viikot/index.html");
  const cards = await page.locator("[data-week]").count(), past = await page.locator(".past-weeks [data-week]").count();
  await look(after);
  await expect(page.locator(".cards > li").first().locator(".mark")).toHaveText("Tällä viikolla");
  await expect(page.locator(".past-weeks [data-week]")).toHaveCount(cards - 1);
  await look(morning(first));
  await expect(page.locator(".past-weeks [data-week]")).toHaveCount(past);
  await expect(page.locator("[data-week]")).toHaveCount(cards);
  await expect(page.locator(".when .mark", { hasText: "Tällä viikolla" })).toHaveCount(1);

  await open("tanaan.html"); // without a programme on the device
  const meeting = page.locator(".own-meeting li:visible");
  await expect(page.locator(".own-weeks a:visible").first()).toHaveAttribute("href", week()); // this week before the next
  await expect(meeting).toHaveAttribute("data-date", first!);
  await look(new Date(`${first}T20:00:00+02:00`)); // it is over
  await expect(meeting).toHaveAttribute("data-date", second!);
  await expect(meeting).not.toContainText("tänään");
  await look(morning(second));
  await expect(page.locator(".own-date")).toContainText(`${Number(second!.slice(8))}.`);
  await expect(meeting).toContainText("tänään");
});

test("past weeks go below", async ({ page }) => {
  const weeks = weekByDate();
  const [first] = datesOf(weeks[weeks.length - 1]!);
  await page.clock.install({ time: new Date(`${first}T12:00:00+02:00`) });
  await page.goto(online("viikot/index.html"));
  await expect(page.locator(".past-weeks > h2")).toHaveText("Aiemmat viikot");
  await expect(page.locator(".past-weeks .cards > li").last().locator("a")).toHaveAttribute("href", weeks[0]!.replace("viikot/", ""));
  const shown = page.locator(".past-weeks .cards > li:visible");
  const before = await shown.count();
  expect(before).toBe(weeks.length - 1);
  await page.locator(".narrow label:visible").last().click(); // narrowing reaches them, and leaves no empty heading
  await expect(shown).not.toHaveCount(before);
  expect(await page.locator(".past-weeks > h2").isVisible()).toBe((await shown.count()) > 0);
});

test("each day's sheet is one A4 with boxes, lines for times and room for notes", async ({ page }) => {
  // All of the bank's own language; in another, where only their frame differs, some.
  const all = [...pagesOf("day-sheet"), ...pagesOf("day-sheet", "sv").filter((_, i) => i % 10 === 0)];
  expect(all.length).toBeGreaterThan(3);
  for (const sheet of all) {
    await page.goto(moved(sheet));
    expect(await sheets(page), sheet).toBe(1);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".todo .box").first()).toBeVisible();
  await expect(page.locator(".clock-lines .line")).toHaveCount(3);
  expect(await page.locator(".write:visible").count()).toBeGreaterThan(2);
});

test("axe finds nothing with everything open, also at 320 px", async ({ page }) => {
  const day = pagesOf("day-sheet")[0]!;
  const [first] = datesOf(week());
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of [week(), "viikot/index.html", day]) {
      await page.clock.setFixedTime(new Date(`${first}T12:00:00+02:00`));
      await page.goto(moved(address));
      await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>("main details").forEach((d) => (d.open = true)));
      expect(await violations(page), address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test.describe("scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("the week, its files and its letter can be reached", async ({ page }) => {
    await page.goto(moved(week()));
    await expect(page.locator(".day").first()).toBeVisible();
    await page.locator("details.letter > summary").click();
    await expect(page.locator(".letter-text")).toBeVisible();
    await expect(page.locator("[data-copy-letter]")).toBeHidden();
    await expect(page.locator('.letter a[href^="https://wa.me/?text="]')).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('.day-files a[href$="-0900.ics"]').first().click()]);
    expect(readFileSync(await download.path(), "utf8")).toContain("BEGIN:VEVENT");
  });

  test("without an address the page says what to set", async ({ page }) => {
    await page.goto(onDisk(week()));
    await page.locator("details.letter > summary").click();
    await expect(page.locator(".letter code")).toContainText("base_url:");
    await expect(page.locator(".letter a")).toHaveCount(0);
  });
});

test("links out of the letter ask for nothing back and name no reader", () => {
  const page = readFileSync(join(work(), "moved", week()), "utf8");
  const out = [...page.matchAll(/<a href="(https:\/\/(?:wa\.me|teams\.microsoft\.com|classroom\.google\.com)[^"]*)"([^>]*)>/g)];
  expect(out.length).toBeGreaterThan(2);
  for (const [, href, rest] of out) if (!href!.startsWith("https://wa.me/?text=") || rest) expect(rest, href).toContain('rel="noopener noreferrer"');
  expect(langOf(week())).toBe("fi");
});
