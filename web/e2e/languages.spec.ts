// Changing the language keeps the page; what is missing is told in the
// reader's language, and what is in another language says so in the markup.
import { html, langOf, online, pages, pagesOf, samples, speak } from "./site.ts";
import { expect, test } from "./test.ts";

test("the language switch keeps the page, from each kind of page to each language and back", async ({ page }) => {
  for (const address of samples("fi")) {
    await page.goto(online(address));
    const kind = await page.locator("body").getAttribute("class");
    const langs = await page.locator(".languages details a").evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => a.hreflang));
    expect(langs.length).toBeGreaterThan(1);
    for (const lang of langs) {
      await speak(page, lang);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.locator("body")).toHaveClass(kind!);
      await expect(page.locator(".languages details a[aria-current]")).toHaveAttribute("hreflang", lang);
    }
    await speak(page, langs[0]!);
    await expect(page).toHaveURL(online(address));
  }
});

test("a page without a translation says so in the reader's language", async ({ page }) => {
  for (const lang of ["sv", "en", "fi-simple", "ar"]) {
    const missing = pages().find((p) => langOf(p) === lang && html(p).includes('<p class="notice missing"'));
    if (!missing) continue;
    await page.goto(online(missing));
    const notice = page.locator(".notice.missing");
    await expect(notice).toBeVisible();
    const spoken = await notice.evaluate((e) => e.closest("[lang]")!.getAttribute("lang"));
    expect(spoken, missing).toBe(lang);
    const article = await page.locator("article").getAttribute("lang");
    expect(article, missing).not.toBe(lang);
    expect(await page.locator("h1").evaluate((e) => e.closest("[lang]")!.getAttribute("lang")), missing).toBe(article);
    const tab = page.locator("article > .tab");
    if (await tab.count()) expect(await tab.evaluate((e) => e.closest("[lang]")!.getAttribute("lang")), missing).toBe(lang);
  }
});

test("what scripts add to a text of another language is marked as the reader's", async ({ page }) => {
  const missing = pages().find((p) => langOf(p) === "sv" && html(p).includes('<p class="notice missing"') && html(p).includes("data-ticks="))!;
  await page.goto(online(missing));
  await page.locator(".tick").first().click();
  const spoken = await page.locator(".tick input, .progress p, .progress button").evaluateAll((all) => all.map((e) => e.closest("[lang]")!.getAttribute("lang")));
  expect([...new Set(spoken)]).toEqual(["sv"]);
});

test("a translated page has no notice and its own language throughout", async ({ page }) => {
  const translated = pages().filter((p) => langOf(p) === "sv" && /<body class="(task|guide)"/.test(html(p)) && !html(p).includes('<p class="notice missing"'));
  expect(translated.length).toBeGreaterThan(0);
  await page.goto(online(translated[0]!));
  expect(await page.locator("h1").evaluate((e) => e.closest("[lang]")!.getAttribute("lang"))).toBe("sv");
});

test("from right to left: a day whose text is Finnish, and a count of what was found", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const week = pagesOf("week", "ar").find((address) => html(address).includes('class="at">'))!;
  const sheet = pagesOf("day-sheet", "ar").find((address) => html(address).includes('class="todo"'))!;
  for (const [address, box] of [[week, ".entries li > .at"], [sheet, ".todo li > .box"]] as const) {
    await page.goto(online(address));
    const item = (await page.locator(box).locator("xpath=..").first().boundingBox())!, start = (await page.locator(box).first().boundingBox())!;
    expect(start.x + start.width, address).toBeCloseTo(item.x + item.width, 0); // times and boxes stand where reading begins
    for (const note of await page.locator(".day-note").all()) await expect(note).toHaveCSS("direction", "ltr");
  }
  await page.goto(online("ar/haku.html?q=teams"));
  const count = page.locator("main .count span").first();
  await expect(count).toContainText("teams");
  const at = (text: string) => count.evaluate((e, text) => {
    const node = e.firstChild!, from = node.textContent!.lastIndexOf(text), range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + text.length);
    return range.getBoundingClientRect().left;
  }, text);
  const n = /\d+/.exec((await count.textContent())!)![0];
  expect(await at(n)).toBeLessThan(await at("teams")); // the number comes last
  await expect(page.locator('.hits h2:has(a[lang="fi"])').first()).toHaveCSS("direction", "ltr");
});

test("on paper a week from right to left begins at the right, and no time is broken", async ({ page }) => {
  await page.setViewportSize({ width: 680, height: 1000 }); // A4 between its margins
  await page.emulateMedia({ media: "print" });
  await page.goto(online(pagesOf("week", "ar").find((address) => html(address).includes(">12:00<"))!));
  const days = page.locator(".day");
  expect((await days.first().boundingBox())!.x).toBeGreaterThan((await days.last().boundingBox())!.x);
  for (const time of await page.locator(".entries .at").all()) expect((await time.boundingBox())!.height).toBeLessThan(25);
});
