// The diary: written on a task's page, read and handed over on its own, kept on
// the device for a fortnight and nowhere else.
import { readFileSync, writeFileSync } from "node:fs";
import { violations } from "./axe.ts";
import { serveFolders } from "./server.ts";
import { html, onDisk, online, pagesOf } from "./site.ts";
import { build } from "./small-bank.ts";
import { expect, test, type Page } from "./test.ts";

const key = "vakka:etatyopaja:diary:v1";
const monday = new Date("2026-11-23T10:00:00Z");
const tuesday = new Date("2026-11-24T10:00:00Z");
const diaryPage = "paivakirja.html";

/** A task that asks something. */
const task = (): string => pagesOf("task").find((page) => html(page).includes('class="questions"'))!;
const at = (page: Page, now: Date): Promise<void> => page.clock.setFixedTime(now);
const stored = (page: Page, name = key): Promise<string | null> => page.evaluate((name) => localStorage.getItem(name), name);
const status = (page: Page) => page.locator(".own-diary .status");

/** Writes into the task's diary: an answer, done, good, a note. */
async function write(page: Page, address = online(task())): Promise<void> {
  await page.goto(address);
  await page.locator("textarea.answer").first().fill("Aamulla oli hiljaista.");
  await page.getByLabel("Tein tämän tänään").check();
  await page.locator("label", { has: page.getByRole("radio", { name: "Hyvältä" }) }).click();
  await page.getByLabel("Omia sanoja").fill("Näin oravan.\nSe katsoi takaisin.");
  await expect(status(page)).toHaveText("Tallennettu tähän laitteeseen");
  await page.getByLabel("Omia sanoja").blur();
}

/** A day's sheets of A4: the leaves of the PDF's page tree. */
async function sheets(page: Page): Promise<number> {
  return [...(await page.pdf({ preferCSSPageSize: true })).toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
}

for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
  test(`what is written stays, ${name}, and nothing goes over the network`, async ({ page }) => {
    await at(page, monday);
    await page.goto(address(task()));
    const asked: string[] = [];
    page.on("request", (request) => !request.url().includes("/icon.") && asked.push(request.url())); // the browser's own wish for the tab
    await page.locator("textarea.answer").first().pressSequentially("Aamulla");
    await page.locator("label", { has: page.getByRole("radio", { name: "Raskaalta" }) }).click();
    await page.getByLabel("Omia sanoja").fill("Satoi.");
    await expect(status(page)).toHaveText("Tallennettu tähän laitteeseen");
    await page.getByLabel("Omia sanoja").blur();
    expect(asked).toEqual([]);
    await page.reload();
    await expect(page.locator("textarea.answer").first()).toHaveValue("Aamulla");
    await expect(page.getByRole("radio", { name: "Raskaalta" })).toBeChecked();
    await expect(page.getByLabel("Omia sanoja")).toHaveValue("Satoi.");
    await page.goto(address(diaryPage));
    await expect(page.locator(".entry")).toContainText("Satoi.");
    await page.locator(".entry h3 a").click();
    await expect(page.locator("body")).toHaveClass("task");
  });
}

test("leaving at once keeps the last letters", async ({ page }) => {
  await at(page, monday);
  await page.goto(online(task()));
  await page.getByLabel("Omia sanoja").fill("Kiire!");
  await page.goto(online(diaryPage));
  await expect(page.locator(".entry")).toContainText("Kiire!");
});

test("the next day is a new leaf, the days stand newest first, and all is gone after the days that were promised", async ({ page }) => {
  await at(page, monday);
  await write(page);
  await page.locator(".tick").first().click();
  await at(page, tuesday);
  await page.reload();
  await expect(page.getByLabel("Omia sanoja")).toHaveValue("");
  await expect(page.getByLabel("Tein tämän tänään")).not.toBeChecked();
  await page.getByLabel("Omia sanoja").fill("Toinen päivä.");
  await page.goto(online(diaryPage));
  await expect(page.locator(".diary-day h2")).toHaveText(["Tiistai 24.11. (tänään)", "Maanantai 23.11."]);
  await expect(page.locator(".keeps")).toContainText("14 päivää");

  await at(page, new Date("2026-12-07T10:00:00Z")); // fourteen days after Monday
  await page.reload();
  await expect(page.locator(".diary-day h2")).toHaveText(["Maanantai 7.12. (tänään)", "Tiistai 24.11.", "Maanantai 23.11."]);
  await at(page, new Date("2026-12-08T10:00:00Z"));
  await page.goto(online("index.html")); // any page of the bank forgets
  expect(await stored(page)).not.toContain("2026-11-23");
  expect(await stored(page)).toContain("2026-11-24");
  expect(await stored(page, "vakka:etatyopaja:ticks:v1")).toBeNull();
  await at(page, new Date("2026-12-09T10:00:00Z"));
  await page.goto(online(task()));
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("the day changes by the bank's clock, also on a page that is left open", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "America/New_York" });
  const page = await context.newPage();
  await at(page, new Date("2026-11-23T21:30:00Z")); // half past eleven at night in Helsinki
  await page.goto(online(task()));
  await page.getByLabel("Omia sanoja").fill("Myöhään.");
  await page.getByLabel("Omia sanoja").blur();
  await at(page, new Date("2026-11-23T22:30:00Z"));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByLabel("Omia sanoja")).toHaveValue("");
  await page.getByLabel("Omia sanoja").fill("Yöllä.");
  await page.getByLabel("Omia sanoja").blur();
  const days = Object.keys(JSON.parse((await stored(page))!) as object);
  expect(days).toEqual(["2026-11-23", "2026-11-24"]);
  await context.close();
});

test("the diary's page that is left open has the new day's leaf too, and never loses what was not kept", async ({ page }) => {
  await at(page, monday);
  await page.goto(online(diaryPage));
  await page.locator("#note-2026-11-23").fill("Maanantaina satoi.");
  await expect.poll(() => stored(page)).toContain("satoi");
  await at(page, tuesday);
  const look = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await look();
  await expect(page.locator("#day-2026-11-24")).toContainText("tänään");
  await expect(page.locator("#day-2026-11-23")).not.toContainText("tänään");
  await expect(page.locator("#note-2026-11-23")).toHaveValue("Maanantaina satoi.");

  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.locator("#note-2026-11-24").fill("Tämä ei mahdu.");
  await page.locator("#note-2026-11-24").blur();
  await at(page, new Date("2026-11-25T10:00:00Z"));
  await look();
  await expect(page.locator("#note-2026-11-24")).toHaveValue("Tämä ei mahdu.");
});

test("a choice of face can be taken back, and an entry that says nothing is gone", async ({ page }) => {
  await page.goto(online(task()));
  await page.locator("label", { has: page.getByRole("radio", { name: "Siltä väliltä" }) }).click();
  await expect.poll(() => stored(page)).toContain('"face":2');
  await page.getByRole("button", { name: "Poista valinta" }).click();
  expect(await stored(page)).toBeNull();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("two windows of the same task agree", async ({ context, page }) => {
  await page.goto(online(task()));
  const other = await context.newPage();
  await other.goto(online(task()));
  await other.getByLabel("Omia sanoja").fill("Toisesta ikkunasta.");
  await other.getByLabel("Omia sanoja").blur();
  await expect(page.getByLabel("Omia sanoja")).toHaveValue("Toisesta ikkunasta.");
});

test("a note of the day is kept, also of an earlier one; one entry can be removed and brought back", async ({ page }) => {
  await at(page, monday);
  await write(page);
  await at(page, tuesday);
  await page.goto(online(diaryPage));
  await page.getByLabel("Mitä haluat sanoa päivästä?").nth(1).fill("Hyvä maanantai.");
  await expect(page.locator(".diary-day").nth(1).locator(".status")).toHaveText("Tallennettu tähän laitteeseen");
  await expect(page.locator(".preview")).toContainText("Hyvä maanantai.");
  await page.getByRole("button", { name: /^Poista merkintä: / }).click();
  await expect(page.locator(".entry")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Peru poisto" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".entry")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".entry")).toContainText("Näin oravan.");
  await expect(page.getByLabel("Mitä haluat sanoa päivästä?").nth(1)).toHaveValue("Hyvä maanantai.");
});

test("clearing asks first, can be undone until one leaves, and then everything is gone", async ({ page }) => {
  await write(page);
  await page.locator(".tick").first().click();
  await page.goto(online(diaryPage));
  const clear = page.getByRole("button", { name: "Tyhjennä" });
  await page.locator(".hand-over").scrollIntoViewIfNeeded();
  await expect(clear, "always in view").toBeInViewport();
  await clear.click();
  await expect(page.getByRole("heading", { name: "Poistetaanko kaikki merkintäsi tästä laitteesta?" })).toBeFocused();
  await expect(page.getByLabel("Poista myös oma ohjelma")).toBeHidden();
  await page.getByRole("button", { name: "Älä poista" }).click();
  await expect(page.locator(".entry")).toHaveCount(1);
  await expect(clear).toBeFocused();

  await clear.click();
  await page.getByRole("button", { name: "Poista kaikki" }).click();
  await expect(page.locator(".entry")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole("button", { name: "Peru poisto" }).click();
  await expect(page.locator(".entry")).toHaveCount(1);
  expect(await stored(page, "vakka:etatyopaja:ticks:v1")).not.toBeNull();

  await clear.click();
  await page.getByRole("button", { name: "Poista kaikki" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Peru poisto" })).toBeHidden();
  await expect(page.locator(".entry")).toHaveCount(0);
});

test("a plan stays unless its owner says otherwise", async ({ page }) => {
  await write(page);
  await page.evaluate(() => localStorage.setItem("vakka:etatyopaja:plan:v1", '{"x":1}'));
  await page.goto(online(diaryPage));
  await page.getByRole("button", { name: "Tyhjennä" }).click();
  await page.getByRole("button", { name: "Poista kaikki" }).click();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["vakka:etatyopaja:plan:v1"]);
  await page.getByRole("button", { name: "Tyhjennä" }).click();
  await page.getByLabel("Poista myös oma ohjelma").check();
  await page.getByRole("button", { name: "Poista kaikki" }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("what the preview shows is what goes, each way", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: (data: ShareData) => Promise.resolve(void ((window as unknown as { shared: ShareData }).shared = data)) });
  });
  await at(page, monday);
  await write(page);
  await at(page, tuesday);
  await page.reload();
  await page.getByLabel("Omia sanoja").fill("Salaisuus.");
  await page.goto(online(diaryPage));
  await page.getByLabel("Miltä ajalta?").selectOption({ label: "Koko viikko 23.–29.11.2026" });
  await expect(page.locator(".preview")).toContainText("Salaisuus.");
  await page.locator(".include").getByLabel(/^Tiistai 24\.11\./).uncheck();
  await expect(page.locator(".preview")).not.toContainText("Salaisuus.");

  const title = await page.evaluate((key) => (Object.values((JSON.parse(localStorage.getItem(key)!) as Record<string, Record<string, { title: string }>>)["2026-11-23"]!)[0]!).title, key);
  const asked = await page.evaluate((key) => (Object.values((JSON.parse(localStorage.getItem(key)!) as Record<string, Record<string, { questions: string[] }>>)["2026-11-23"]!)[0]!).questions[0], key);
  const want = `Oma päiväkirja 23.11.2026\n\nMaanantai 23.11.\n----------------\n\n${title}\nTehty\nMiltä tuntui? Hyvältä\n\n${asked}\nAamulla oli hiljaista.\n\nOmia sanoja\nNäin oravan.\nSe katsoi takaisin.\n`;
  expect(await page.locator(".preview").textContent()).toBe(want);

  await page.locator("[data-send]").click();
  expect(await page.evaluate(() => (window as unknown as { shared: ShareData }).shared)).toEqual({ title: "Oma päiväkirja 23.11.2026", text: want });

  await page.getByRole("button", { name: "Kopioi teksti" }).click();
  await expect(page.locator(".hand-over .status")).toHaveText("Teksti on kopioitu. Liitä se viestiin ohjaajalle.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(want);

  const mail = new URL((await page.getByRole("link", { name: "Sähköpostilla" }).getAttribute("href"))!);
  expect([mail.pathname, mail.searchParams.get("subject"), mail.searchParams.get("body")]).toEqual(["", "Oma päiväkirja 23.11.2026", want.replace(/\n/g, "\r\n")]);
  await expect(page.locator(".long")).toBeHidden();

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tekstitiedostoksi" }).click()]);
  expect(file.suggestedFilename()).toBe("2026-11-23_2026-11-29.txt");
  expect(readFileSync(await file.path(), "utf8")).toBe(want);

  await page.emulateMedia({ media: "print" });
  const paper = await page.locator(".sheets").innerText();
  for (const line of want.split("\n").slice(1)) if (!line.startsWith("---")) expect(paper).toContain(line);
  expect(paper).not.toContain("Salaisuus.");
  await expect(page.locator("h1")).toBeHidden();
});

test("with nothing chosen nothing can go", async ({ page }) => {
  await write(page);
  await page.goto(online(diaryPage));
  await page.locator(".include input").first().uncheck();
  await expect(page.locator(".preview")).toHaveText("Mitään ei ole valittu.");
  await expect(page.getByRole("button", { name: "Kopioi teksti" })).toBeDisabled();
  await expect(page.locator("[data-mail]")).toBeHidden();
});

test("a long text says that the draft has only its beginning", async ({ page }) => {
  await page.goto(online(task()));
  await page.getByLabel("Omia sanoja").fill("ä ".repeat(900));
  await page.goto(online(diaryPage));
  await expect(page.locator(".long")).toBeVisible();
  const href = (await page.locator("[data-mail]").getAttribute("href"))!;
  expect(href.length).toBeLessThanOrEqual(1800);
  expect(new URL(href).searchParams.get("body")).toContain("(Loppu puuttuu");
});

const blocks = [
  ["throws", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })],
  ["is full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
] as const;
for (const [name, block] of blocks) {
  test(`storage that ${name} leaves the paper form and says so`, async ({ page }) => {
    await page.addInitScript(block);
    await page.goto(online(task()));
    await expect(page.locator(".own-diary .blocked")).toBeVisible();
    await expect(page.locator(".diary-fields")).toBeHidden();
    await expect(page.locator("textarea:visible")).toHaveCount(0);
    expect(await sheets(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".questions .lines").first()).toBeVisible();
    await page.emulateMedia({ media: null });
    await page.goto(online(diaryPage));
    await expect(page.locator(".notice.blocked")).toBeVisible();
    await expect(page.locator(".live")).toBeHidden();
    await expect(page.locator(".blank-day")).toHaveCount(7);
    await expect(page.locator(".blank-day").first()).toBeVisible();
  });
}

test("a device that fills up in the middle says that the text was not kept, and leaves it in its field", async ({ page }) => {
  await page.goto(online(task()));
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.getByLabel("Omia sanoja").fill("Tärkeää.");
  await expect(status(page)).toContainText("Tämä ei tallentunut");
  await expect(page.getByLabel("Omia sanoja")).toHaveValue("Tärkeää.");
});

test("rubbish on the device breaks nothing, and cannot become an address", async ({ page }) => {
  await page.addInitScript((key) => {
    localStorage.setItem(key, JSON.stringify({
      "2026-11-24": { "javascript:alert(1)": { note: "<b>x</b>", title: "<img src=x>" }, "//evil.example/x": { note: "y" }, "tehtavat/on-poissa": { done: true } },
      bad: 1, "2026-11-23": [],
    }));
  }, key);
  await at(page, tuesday);
  await page.goto(online(diaryPage));
  await expect(page.locator(".entry")).toHaveCount(3);
  await expect(page.locator(".entry h3").first()).toHaveText("<img src=x>");
  await expect(page.locator(".entry a")).toHaveCount(1);
});

test("two banks on one host do not meet, and a bank may do without a diary", async ({ page }, info) => {
  const server = await serveFolders({
    "/a/": build(info.outputPath("a"), "name: A\nid: a\n"),
    "/b/": build(info.outputPath("b"), "name: B\nid: b\npäiväkirja: { päivät: 3 }\n"),
    "/c/": build(info.outputPath("c"), "name: C\nid: c\npäiväkirja: ei\n"),
  });
  try {
    await write(page, `${server.origin}/a/tehtavat/kavely.html`);
    await page.goto(`${server.origin}/b/tehtavat/kavely.html`);
    await expect(page.getByLabel("Omia sanoja")).toHaveValue("");
    await page.goto(`${server.origin}/b/paivakirja.html`);
    await expect(page.locator(".entry")).toHaveCount(0);
    await expect(page.locator(".keeps")).toContainText("3 päivää");
    await page.getByRole("button", { name: "Tyhjennä" }).click();
    await page.getByRole("button", { name: "Poista kaikki" }).click();
    await page.goto(`${server.origin}/a/paivakirja.html`);
    await expect(page.locator(".entry")).toHaveCount(1);

    await page.goto(`${server.origin}/c/tehtavat/kavely.html`);
    await expect(page.locator(".steps.alive")).toBeVisible();
    await expect(page.locator("textarea, .own-diary, script[src*=diary]")).toHaveCount(0);
    await expect(page.locator("body")).not.toContainText(/päiväkirja/i);
    expect((await page.request.get(`${server.origin}/c/paivakirja.html`)).status()).toBe(404);
  } finally {
    await server.close();
  }
});

test("everything goes out to a file and comes in on another device", async ({ page, browser }, info) => {
  await at(page, monday);
  await write(page);
  await page.locator(".tick").nth(1).click();
  await page.goto(online(diaryPage));
  await page.getByText("Siirrä toiseen laitteeseen").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Vie tiedostoon" }).click()]);
  expect(file.suggestedFilename()).toBe("etatyopaja-2026-11-23.json");
  const name = info.outputPath("saved.json");
  await file.saveAs(name);
  const was = await page.evaluate(() => ({ ...localStorage }));

  const context = await browser.newContext();
  const other = await context.newPage();
  await at(other, tuesday);
  await other.goto(online(diaryPage));
  await other.getByText("Siirrä toiseen laitteeseen").click();
  const input = other.getByLabel("Tuo tiedosto");
  await input.setInputFiles(name);
  await expect(other.locator(".move .status")).toHaveText("Tuotu tiedostosta. Uusia merkintöjä 1, yhdistettyjä 0, ennestään samoja 0, liian vanhoja 0.");
  await expect(other.locator(".entry")).toContainText("Näin oravan.");
  expect(await other.evaluate(() => ({ ...localStorage }))).toEqual(was);
  await input.setInputFiles(name);
  await expect(other.locator(".move .status")).toContainText("ennestään samoja 1");

  writeFileSync(name, readFileSync(name, "utf8").replace('"etatyopaja"', '"toinen"'));
  await input.setInputFiles(name);
  await expect(other.locator(".move .status")).toHaveText("Tiedosto on toisesta materiaalipankista. Mitään ei muutettu.");
  writeFileSync(name, "hei");
  await input.setInputFiles(name);
  await expect(other.locator(".move .status")).toHaveText("Tämä ei ole Vakasta viety tiedosto. Mitään ei muutettu.");
  await context.close();
});

test("with the keyboard alone: write, choose a face, read, hand over, clear, undo", async ({ page }) => {
  await page.goto(online(task()));
  const tabTo = async (what: string): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((what) => document.activeElement?.matches(what), what)) return;
    }
    throw new Error(`no way to ${what}`);
  };
  await tabTo("textarea.answer");
  await page.keyboard.type("Näppäimillä.");
  await tabTo("[name=done]");
  await page.keyboard.press("Space");
  await tabTo("[name=face]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Siltä väliltä" })).toBeChecked();
  await tabTo(".own-diary a");
  await page.keyboard.press("Enter");
  await expect(page.locator(".entry")).toContainText("Näppäimillä.");
  await expect(page.locator(".entry")).toContainText("Siltä väliltä");
  await tabTo("[data-clear]");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-clear]")).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo("[data-yes]");
  await page.keyboard.press("Enter");
  await expect(page.locator(".entry")).toHaveCount(0);
  await page.keyboard.press("Enter"); // the way back has the focus
  await expect(page.locator(".entry")).toHaveCount(1);
  await tabTo("[data-copy-text]");
  await page.keyboard.press("Enter");
  await expect(page.locator(".hand-over .status")).not.toBeEmpty();
});

test("axe finds nothing, and nothing runs over the side of a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const found: string[] = [];
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await write(page);
  await page.getByLabel("Omia sanoja").fill("Pitkäsanainenkertomusilmanvälilyöntejä".repeat(4));
  await page.getByLabel("Omia sanoja").blur();
  found.push(...(await violations(page)));
  expect(await over()).toBe(0);
  await page.goto(online(diaryPage));
  await page.getByText("Siirrä toiseen laitteeseen").click();
  await page.getByRole("button", { name: "Tyhjennä" }).click();
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" })); // axe cannot see under the bar that stays in view
  found.push(...(await violations(page)));
  expect(await over()).toBe(0);
  expect(found).toEqual([]);
});

test("on paper: a sheet for each day, the empty week on one, the task's own lines as ever", async ({ page }) => {
  await at(page, monday);
  await write(page);
  expect(await sheets(page)).toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("textarea:visible")).toHaveCount(0);
  await expect(page.locator(".questions .lines").first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await at(page, tuesday);
  await page.reload();
  await page.getByLabel("Omia sanoja").fill("Tiistaina.");
  await page.goto(online(diaryPage));
  expect(await sheets(page), "the day that is chosen").toBe(1);
  await page.getByLabel("Miltä ajalta?").selectOption({ label: "Koko viikko 23.–29.11.2026" });
  expect(await sheets(page), "a week with two days").toBe(2);
  await page.getByRole("button", { name: "Tyhjennä" }).click();
  await page.getByRole("button", { name: "Poista kaikki" }).click();
  expect(await sheets(page), "the empty form").toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".blank-day").last()).toBeVisible();
});

test("the empty form is printed on asking", async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { document.title = document.querySelector(".diary-page")!.className; }; });
  await write(page);
  await page.goto(online(diaryPage));
  await page.getByRole("button", { name: "Tulosta tyhjä lomake" }).click();
  expect(await page.title()).toContain("blank");
  await expect(page.locator(".diary-page")).not.toHaveClass(/blank/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  for (const [lang, name] of [["fi", "paivakirja.html"], ["sv", "sv/dagbok.html"], ["en", "en/diary.html"], ["fi-simple", "fi-simple/paivakirja.html"]] as const) {
    test(`the diary is an empty form on one sheet: ${lang}`, async ({ page }) => {
      await page.goto(online(name));
      await expect(page.locator(".blank-day")).toHaveCount(7);
      await expect(page.locator(".blank-day").last()).toBeVisible();
      await expect(page.locator("main button:visible")).toHaveCount(0);
      expect(await sheets(page)).toBe(1);
    });
  }
  test("a task shows no dead fields", async ({ page }) => {
    await page.goto(online(task()));
    await expect(page.locator("textarea:visible, .own-diary:visible")).toHaveCount(0);
  });
});
