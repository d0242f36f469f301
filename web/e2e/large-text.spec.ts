// Letters twice as large by the reader's own setting: every page still fits.
import { online, samples } from "./site.ts";
import { expect, test } from "./test.ts";

test.use({
  viewport: { width: 768, height: 1024 },
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"] }),
});

test("letters twice as large still fit a tablet", async ({ page }) => {
  const wide: string[] = [];
  for (const address of samples("fi")) {
    await page.goto(online(address));
    const { size, over } = await page.evaluate(() => ({
      size: getComputedStyle(document.documentElement).fontSize,
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(size).toBe("36px");
    if (over > 0) wide.push(`${address}: ${over} px too wide`);
  }
  expect(wide).toEqual([]);
});
