// A survey: the answers lead to guides, on the device, and are kept only when asked.
import { violations } from "./axe.ts";
import { html, onDisk, online, pagesOf } from "./site.ts";
import { expect, test, type Page } from "./test.ts";

const key = "vakka:etatyopaja:survey:v1";
/** The survey of digital skills: the one that names both ladders. */
const survey = (): string => pagesOf("survey").find((page) => html(page).includes("tieke:"))!;
const stored = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), key);

/** Answers the nth statement with its ath answer. */
const answer = (page: Page, n: number, a: number): Promise<void> => page.locator(".statement").nth(n).locator("input").nth(a).check();

async function sheets(page: Page): Promise<number> {
  return [...(await page.pdf({ preferCSSPageSize: true })).toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
}

for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
  test(`answers lead to guides, ${name}, and nothing is kept or sent`, async ({ page }) => {
    await page.goto(address(survey()));
    await expect(page.locator(".survey-result .empty")).toBeVisible();
    await expect(page.locator(".answered")).toBeHidden();
    const asked: string[] = [];
    page.on("request", (request) => !request.url().includes("/icon.") && asked.push(request.url()));
    const levels = await page.locator(".statement").evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset["level"])));
    for (let i = 0; i < levels.length; i++) await answer(page, i, i % 3);
    await expect(page.locator(".can li")).toHaveCount(Math.ceil(levels.length / 3));
    const guides = page.locator(".go-on li a");
    await expect(guides).toHaveCount(3);
    expect(new Set(await guides.allInnerTexts()).size).toBe(3);
    const first = levels.map((level, i) => ({ level, i })).filter(({ i }) => i % 3 > 0).sort((a, b) => a.level - b.level || a.i - b.i)[0]!.i;
    await expect(guides.first()).toHaveText(await page.locator(".statement").nth(first).locator(".guides a").first().innerText());
    await expect(page.locator(".survey-result"), "no points").not.toContainText(/\d+ ?\/ ?\d+|\d+ pistettä|%/);
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.reload();
    await expect(page.locator(".statement input:checked")).toHaveCount(0);
    await answer(page, 0, 2);
    await guides.first().click();
    await expect(page.locator("body")).toHaveClass("guide");
  });
}

test("kept when asked, brought back, removed when asked", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z"));
  await page.goto(online(survey()));
  await expect(page.getByRole("button", { name: "Tallenna tähän laitteeseen" })).toBeHidden();
  await answer(page, 0, 0);
  await answer(page, 2, 1);
  await page.getByRole("button", { name: "Tallenna tähän laitteeseen" }).click();
  await expect(page.locator(".survey-result > .status")).toHaveText("Vastaukset on tallennettu tähän laitteeseen 24.11.2026.");
  await page.reload();
  await expect(page.locator(".statement").nth(2).locator("input").nth(1)).toBeChecked();
  await expect(page.locator(".can li")).toHaveCount(1);
  await answer(page, 1, 1);
  await page.reload();
  await expect(page.locator(".statement").nth(1).locator("input:checked"), "what was not asked to be kept").toHaveCount(0);
  await page.getByRole("button", { name: "Poista laitteesta" }).click();
  expect(await stored(page)).toBeNull();
});

test("starting again can be undone", async ({ page }) => {
  await page.goto(online(survey()));
  await answer(page, 3, 2);
  await page.getByRole("button", { name: "Aloita alusta" }).click();
  await expect(page.locator(".statement input:checked")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Palauta vastaukset" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".statement").nth(3).locator("input").nth(2)).toBeChecked();
});

test("the sheet for the coach: shared, copied and printed as it is shown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: (data: ShareData) => Promise.resolve(void ((window as unknown as { shared: ShareData }).shared = data)) });
    window.print = () => { document.title = document.body.className; };
  });
  await page.goto(online(survey()));
  await answer(page, 0, 0);
  await answer(page, 4, 2);
  const text = (await page.locator(".survey-result .preview").textContent())!;
  expect(text).toContain("Osaan itse\n- ");
  expect(text).toContain("En ole kokeillut\n- ");
  expect(text).toContain("Näistä voit jatkaa\n1. ");
  await page.getByRole("button", { name: "Kopioi teksti" }).click();
  await expect(page.locator(".survey-result > .status")).toContainText("kopioitu");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await page.locator(".survey-result [data-send]").click();
  expect(await page.evaluate(() => (window as unknown as { shared: ShareData }).shared.text)).toBe(text);
  await page.getByRole("button", { name: "Tulosta arkki" }).click();
  expect(await page.title()).toContain("only-sheet");
  await page.evaluate(() => document.body.classList.add("only-sheet"));
  expect(await sheets(page)).toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".survey-result .preview")).toBeVisible();
  await expect(page.locator(".statement").first()).toBeHidden();
});

test("storage that refuses says so when asked to keep, and breaks nothing else", async ({ page }) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.goto(online(survey()));
  await answer(page, 0, 1);
  await page.getByRole("button", { name: "Tallenna tähän laitteeseen" }).click();
  await expect(page.locator(".survey-result > .status")).toContainText("Selain ei anna tallentaa");
  await expect(page.locator(".go-on li")).not.toHaveCount(0);
});

test("answers of another length, or rubbish, are not put into the form", async ({ page }) => {
  for (const value of ['{"kartoitukset/digitaidot":{"date":"2026-11-24","answers":[0]}}', '{"x":[', '{"kartoitukset/digitaidot":7}']) {
    await page.goto(online(survey()));
    await page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [key, value]);
    await page.reload();
    await expect(page.locator(".survey-result")).toBeVisible();
    await expect(page.locator(".statement input:checked")).toHaveCount(0);
  }
});

test("with the keyboard alone, on a small phone, axe content", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(online(survey()));
  await page.locator(".statement input").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".go-on li a").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test("each statement carries the codes of both ladders, as data", () => {
  const codes = [...html(survey()).matchAll(/<fieldset class="statement" data-level="[123]" data-framework="([^"]*)"/g)].map((m) => m[1]!);
  expect(codes.length).toBeGreaterThan(9);
  for (const code of codes) expect(code).toMatch(/^digcomp-3\.0:\d\.\d tieke:(aloitteleva|perus|hyoty)$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("a form to read and to fill on paper, at most two sheets, squares to tick", async ({ page }) => {
    for (const lang of ["fi", "sv", "en"]) {
      await page.goto(online(pagesOf("survey", lang)[0]!));
      await expect(page.locator(".survey-result")).toBeHidden();
      expect(await sheets(page), lang).toBeLessThanOrEqual(2);
    }
    await page.emulateMedia({ media: "print" });
    const square = await page.locator(".statement input").first().evaluate((e) => {
      const { appearance, width, height, borderTopWidth } = getComputedStyle(e);
      return { appearance, same: width === height, drawn: parseFloat(borderTopWidth) > 0 };
    });
    expect(square).toEqual({ appearance: "none", same: true, drawn: true });
  });
});
