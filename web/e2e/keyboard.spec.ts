// With a keyboard alone, from the front page to a task done.
import { online, pagesOf, samples } from "./site.ts";
import { expect, test, type Locator, type Page } from "./test.ts";

/** Presses Tab until the place has the focus. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  const target = await place.elementHandle();
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press("Tab");
    if (await target?.evaluate((e) => e === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${place}`);
}

/** The outline around what has the focus; steps draw theirs on the square. */
const outline = (page: Page): Promise<{ width: number; style: string }> => page.evaluate(() => {
  const focused = document.activeElement!;
  const shown = focused.matches(".tick input") ? focused.nextElementSibling! : focused;
  const { outlineWidth, outlineStyle } = getComputedStyle(shown);
  return { width: parseFloat(outlineWidth), style: outlineStyle };
});

test("the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto(online("index.html"));
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("from the front page to a task, whose ticked step stays ticked", async ({ page }) => {
  await page.goto(online("index.html"));
  await tabTo(page, page.locator(".tile").first());
  await page.keyboard.press("Enter");
  await expect(page.locator("body")).toHaveClass("list list-task");
  await tabTo(page, page.locator(".cards a").first());
  await page.keyboard.press("Enter");
  await expect(page.locator("body")).toHaveClass("task");

  const step = page.getByRole("checkbox").first();
  await tabTo(page, step);
  await page.keyboard.press("Space");
  await expect(step).toBeChecked();
  await expect(page.locator(".progress [role=status]")).toContainText("1");
  await page.reload();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await expect(page.getByRole("checkbox").nth(1)).not.toBeChecked();

  const again = page.locator(".progress button");
  await tabTo(page, again);
  await page.keyboard.press("Enter");
  await expect(step).not.toBeChecked();
  await expect(step).toBeFocused();
  await page.reload();
  await expect(page.getByRole("checkbox").first()).not.toBeChecked();
});

test("a catalogue is narrowed, counted aloud, kept in the address, widened again", async ({ page }) => {
  await page.goto(online("tehtavat/index.html"));
  const cards = page.locator(".cards > li:visible");
  const status = page.locator(".count [role=status]");
  const all = await cards.count();
  await expect(status).toContainText(String(all));

  const choice = page.locator(".facet input").first();
  const label = page.locator(".facet label").first();
  const promised = await label.locator(".n").innerText();
  await tabTo(page, choice);
  await page.keyboard.press("Space");
  await expect(choice).toBeChecked();
  await expect(cards).toHaveCount(Number(promised));
  await expect(status).toContainText(promised);
  await expect(page).toHaveURL(/\?\w+=\w/);

  // Away and back: the choice is still there.
  const narrowed = page.url();
  await tabTo(page, page.locator(".cards > li:visible a").first());
  await page.keyboard.press("Enter");
  await expect(page.locator("body")).toHaveClass("task");
  await page.goBack();
  await expect(page).toHaveURL(narrowed);
  await expect(page.locator(".facet input").first()).toBeChecked();
  await expect(cards).toHaveCount(Number(promised));

  await tabTo(page, page.locator("button.clear"));
  await page.keyboard.press("Enter");
  await expect(cards).toHaveCount(all);
  await expect(status).toContainText(String(all));
  await expect(page).not.toHaveURL(/\?/);
  expect(await page.evaluate(() => document.activeElement !== document.body), "the focus is somewhere").toBe(true);
});

test("a choice that nothing fits is told in words", async ({ page }) => {
  await page.goto(online("tehtavat/index.html"));
  // The rarest value of one facet after another, until some value is left with nothing.
  await page.locator(".narrow-more > summary").click();
  const none = page.locator(".facet label.none:visible input");
  for (const facet of await page.locator(".facet").all()) {
    if ((await none.count()) > 0) break;
    const counts = (await facet.locator(".n").allInnerTexts()).map(Number);
    const rarest = counts.indexOf(Math.min(...counts.filter((n) => n > 0)));
    if (rarest >= 0) await facet.locator("input").nth(rarest).check();
  }
  await none.first().check();
  await expect(page.locator(".cards > li:visible")).toHaveCount(0);
  const status = page.locator(".count [role=status]");
  await expect(status).toHaveText((await status.getAttribute("data-none"))!);
});

test("copying the link is confirmed in words", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const task = online(pagesOf("task")[0]!);
  await page.goto(task + "#main");
  const copy = page.locator("[data-copy]");
  await tabTo(page, copy);
  await page.keyboard.press("Enter");
  await expect(page.locator(".actions [role=status]")).toHaveText((await page.locator(".beside").getAttribute("data-copied")) ?? "");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(task);
});

test("a language is chosen from the menu of a narrow page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(online("tehtavat/index.html"));
  await tabTo(page, page.locator(".languages summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator('.languages details a[hreflang="sv"]'));
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await expect(page).toHaveURL(online("sv/tehtavat/index.html"));
});

test("Tab goes through each kind of page, forwards and back, and is seen all the way", async ({ page }) => {
  for (const address of samples("fi")) {
    await page.goto(online(address));
    // Radio buttons of one name are one stop of Tab.
    const stops = await page.evaluate(() => {
      const names = new Set<string>();
      return [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary")].filter((e) => {
        if (!e.checkVisibility({ visibilityProperty: true })) return false;
        if (!(e instanceof HTMLInputElement) || e.type !== "radio") return true;
        return !names.has(e.name) && names.add(e.name);
      }).length;
    });
    const seen: string[] = [];
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press("Tab");
      const { width, style } = await outline(page);
      if (width < 2 || style === "none") seen.push(`${address}: stop ${i + 1} has no outline`);
    }
    expect(seen).toEqual([]);
    const last = await page.evaluate(() => document.activeElement?.outerHTML);
    await page.keyboard.press("Shift+Tab");
    if (stops > 1) expect(await page.evaluate(() => document.activeElement?.outerHTML)).not.toBe(last);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".site-foot") !== null), `${address}: the last stop is in the foot`).toBe(true);
  }
});
