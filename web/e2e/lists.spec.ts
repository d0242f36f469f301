// What is out of sight is laid out as it comes near, and nobody notices.
import { kindOf, online, samples } from "./site.ts";
import { expect, test } from "./test.ts";
import { layOut } from "./whole.ts";

test("what is out of sight in a long list is found by its words, printed, and has its button", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(online("tehtavat/index.html"));
  const cards = page.locator(".cards > li");
  const count = await cards.count();
  expect(count).toBeGreaterThan(100);
  await expect(page.locator(".cards .add-button")).toHaveCount(count);
  await expect(page.locator(".cards select")).toHaveCount(0); // made when a button is pressed
  const last = cards.nth(count - 1);
  await expect(last).toHaveCSS("content-visibility", "auto");

  const words = (await last.locator("h2").textContent()) ?? "";
  expect(await page.evaluate((text) => (window as unknown as { find: (text: string) => boolean }).find(text), words)).toBe(true);
  expect(await last.evaluate((card) => card.contains(window.getSelection()?.anchorNode ?? null))).toBe(true);

  await page.emulateMedia({ media: "print" });
  await expect(last).toHaveCSS("content-visibility", "visible");
});

test("the cards of a list stay where they are while their buttons come", async ({ page }) => {
  for (const [width, height] of [[360, 740], [1280, 900]] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(online("tehtavat/index.html"));
    await expect(page.locator(".cards li:last-child .add-button")).toHaveCount(1);
    const moved = await page.evaluate(() => new Promise<number>((told) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => told(sum), 300);
    }));
    expect(moved, `${width} px wide`).toBeLessThan(0.02);
  }
});

test("what is laid out when it comes near stands where it would have stood", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  const waiting: string[] = [];
  for (const address of samples("fi")) {
    await page.goto(online(address));
    const below = page.locator(".beside > *, .two.even > *").first();
    if ((await below.count()) > 0 && (await below.evaluate((e) => !e.checkVisibility({ contentVisibilityAuto: true })))) waiting.push(kindOf(address));
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += 500) {
        window.scrollTo(0, y);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
    });
    const places = () => page.locator("main *, .site-foot").evaluateAll((all) => all.map((e) => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().top + window.scrollY)}`));
    const seen = await places();
    await layOut(page);
    expect(seen, address).toEqual(await places());
  }
  for (const kind of ["front", "task", "guide"]) expect(waiting).toContain(kind);
});
