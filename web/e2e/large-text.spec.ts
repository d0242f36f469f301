// Letters twice as large by the reader's own setting: every page still fits.
import { online, samples } from "./site.ts";
import { expect, type Page, test } from "./test.ts";
import { layOut } from "./whole.ts";

test.use({
  viewport: { width: 768, height: 1024 },
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"] }),
});

/** What does not fit, of every page, with letters twice as large. */
async function wide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const address of samples("fi")) {
    await page.goto(online(address));
    await layOut(page);
    const { size, over } = await page.evaluate(() => ({
      size: getComputedStyle(document.documentElement).fontSize,
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(size).toBe("36px");
    if (over > 0) found.push(`${address}: ${over} px too wide`);
  }
  return found;
}

test("letters twice as large still fit a tablet", async ({ page }) => {
  expect(await wide(page)).toEqual([]);
});

test("letters twice as large still fit a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await wide(page)).toEqual([]);
});

test("letters twice as large: the choice of language is in sight on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of ["index.html", "ar/index.html"]) {
    await page.goto(online(address));
    await page.locator(".languages summary").click();
    const box = (await page.locator(".languages details ul").boundingBox())!;
    expect(box.x, address).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, address).toBeLessThanOrEqual(360);
  }
});
