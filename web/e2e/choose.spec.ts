// "What could I do?": questions, three cards with their reasons, others; with
// the keyboard alone, without scripts, on a small phone.
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { onDisk, online } from "./site.ts";
import { expect, test } from "./test.ts";

const address = "mita-tekisin.html";
// innerText is empty where a card is not laid out yet.
const titles = async (page: Page): Promise<string[]> => (await page.locator(".picks h3").allTextContents()).map((title) => title.trim());

test("answers give three cards with reasons, and others on asking", async ({ page }) => {
  await page.goto(online("index.html"));
  await page.locator('.time a[href="mita-tekisin.html"]').click();
  await page.getByRole("radiogroup").first().getByRole("radio").nth(1).check();
  await page.locator("[data-suggest]").click();
  await expect(page.locator("#picks")).toBeFocused();
  await expect(page.locator(".picks .card")).toHaveCount(3);
  await expect(page.locator(".picks .reasons li").first()).toContainText("Sopii: ");
  await expect(page.locator(".picks [role=status]")).toContainText(/\d+ tehtävää? sopii/);
  for (const reason of await page.locator(".picks .reasons li:first-child").allTextContents()) expect(Number(/(\d+) min/.exec(reason)?.[1])).toBeLessThanOrEqual(15);

  const first = await titles(page);
  await page.locator("[data-others]").click();
  const second = await titles(page);
  expect(second.filter((title) => first.includes(title))).toEqual([]);
  await page.locator(".picks .card a").first().click();
  await expect(page.locator("h1")).toHaveText(second[0]!);
});

test("the same answers give the same cards again, and other cards tomorrow", async ({ page }) => {
  const on = async (date: string): Promise<string> => {
    await page.clock.setFixedTime(new Date(date));
    await page.goto(online(address));
    await page.locator("[data-suggest]").click();
    await expect(page.locator(".picks .card")).toHaveCount(3);
    return (await titles(page)).join("|");
  };
  const monday = await on("2026-11-23T09:00:00Z");
  expect(await on("2026-11-23T15:00:00Z")).toBe(monday);
  const week = new Set([monday]);
  for (const day of [24, 25, 26, 27]) week.add(await on(`2026-11-${day}T09:00:00Z`));
  expect(week.size).toBeGreaterThan(2);
});

test("answers that nothing suits say so, and show what comes nearest", async ({ page }) => {
  await page.goto(onDisk(address)); // from a folder, too
  for (const group of await page.getByRole("radiogroup").all()) await group.getByRole("radio").last().check();
  await page.getByRole("radiogroup").first().getByRole("radio").nth(1).check();
  await page.locator("[data-suggest]").click();
  await expect(page.locator(".picks .card")).toHaveCount(3);
  await expect(page.locator(".picks .reasons").first()).toContainText("Huomaa: ");
});

test("keyboard alone: answer, suggest, open", async ({ page }) => {
  await page.goto(online(address));
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio").nth(1)).toBeChecked();
  for (let i = 0; i < 8 && !(await page.locator("[data-suggest]").evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#picks")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".picks .card a").first()).toBeFocused();
});

test("axe finds nothing with cards shown; nothing runs over at 320 px", async ({ page }) => {
  for (const one of [address, "sv/vad-gora.html"]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(online(one));
    await page.getByRole("radiogroup").first().getByRole("radio").nth(1).check();
    await page.locator("[data-suggest]").click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("each answer leads to its list", async ({ page }) => {
    await page.goto(online(address));
    await expect(page.locator("button:visible:not([type=submit])")).toHaveCount(0);
    await expect(page.locator(".picks")).toBeHidden();
    await page.locator(".question a").first().click();
    await expect(page.locator("body")).toHaveClass("list list-task");
    await expect(page.locator(".cards > li").first()).toBeVisible();
  });
});
