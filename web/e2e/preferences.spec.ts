// What readers have asked of their device: less motion, their own colours.
import { onDisk, online, pagesOf, samples } from "./site.ts";
import { expect, test } from "./test.ts";

test("nothing moves for those who want less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of samples("fi")) {
    await page.goto(online(address));
    const moving = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll("*")].filter((e) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e);
      return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
    }).map((e) => `${e.tagName}.${e.className}`));
    expect(moving, address).toEqual([]);
  }
});

test.describe("forced colours", () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active" }));

  test("focus, steps and buttons keep their outlines", async ({ page }) => {
    await page.goto(online(pagesOf("task")[0]!));
    const step = page.getByRole("checkbox").first();
    await expect(step).toBeVisible();
    await step.focus();
    await page.keyboard.press("Space");
    await expect(step).toBeChecked();
    expect(await step.evaluate((e) => getComputedStyle(e).opacity)).toBe("1");
    for (const place of [".menu a", ".btn:visible"]) {
      await page.locator(place).first().focus();
      await page.keyboard.press("Shift+Tab"); // so that the browser knows of a keyboard
      await page.keyboard.press("Tab");
      const { outlineStyle, outlineWidth } = await page.locator(place).first().evaluate((e) => getComputedStyle(e));
      expect({ place, outlineStyle, wide: parseFloat(outlineWidth) >= 2 }).toEqual({ place, outlineStyle: "solid", wide: true });
    }
    const border = await page.locator(".btn:visible").first().evaluate((e) => getComputedStyle(e).borderTopStyle);
    expect(border).toBe("solid");
  });

  test("a chosen menu item, language and filter differ by more than colour", async ({ page }) => {
    await page.goto(online("tehtavat/index.html"));
    const current = page.locator(".menu a[aria-current]");
    await expect(current).toHaveCSS("font-weight", "700");
    const box = page.locator(".facet input").first();
    await box.check();
    await expect(box).toBeChecked();
  });
});

test("a dark screen is dark, a light one light", async ({ page }) => {
  await page.goto(onDisk("index.html"));
  const brightness = () => page.evaluate(() => {
    const [r = 0, g = 0, b = 0] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number);
    return (r + g + b) / 3;
  });
  await page.emulateMedia({ colorScheme: "light" });
  expect(await brightness()).toBeGreaterThan(220);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await brightness()).toBeLessThan(50);
});
