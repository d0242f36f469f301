// Without scripts everything can be read, and nothing is shown that is dead.
import { online, onDisk, pagesOf, samples } from "./site.ts";
import { expect, test } from "./test.ts";

test.use({ javaScriptEnabled: false });

for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
  test(`front page, catalogue, a narrowed list, a task: ${name}`, async ({ page }) => {
    await page.goto(address("index.html"));
    await expect(page.locator("h1")).toBeVisible();
    await page.locator('.menu a[href="tehtavat/index.html"]').click();
    await expect(page.locator("body")).toHaveClass("list list-task");
    const all = await page.locator(".cards > li:visible").count();
    expect(all).toBeGreaterThan(1);

    await page.locator("details.narrow > summary").click();
    const facet = page.locator(".facet a").first();
    const promised = Number(await facet.locator(".n").innerText());
    await facet.click();
    await expect(page.locator(".cards > li:visible")).toHaveCount(promised);
    await expect(page.locator(".count")).toContainText(String(promised));

    await page.locator(".cards a").first().click();
    await expect(page.locator("body")).toHaveClass("task");
    await expect(page.locator(".steps > li").first()).toBeVisible();
    await expect(page.locator("h1")).toBeVisible();
  });
}

test("no button is shown that needs a script, and no link leads nowhere", async ({ page }) => {
  for (const address of samples()) {
    await page.goto(online(address));
    const seen = (what: string) => page.locator(what).evaluateAll((all) => all.filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => e.outerHTML));
    expect(await seen('button:not([type=submit]), a:not([href]), a[href="#"]'), address).toEqual([]);
  }
});

test("the front page shows the weeks and a survey can be filled in", async ({ page }) => {
  await page.goto(online("index.html"));
  await expect(page.locator(".today-weeks a").first()).toBeVisible();
  await page.goto(online(pagesOf("survey")[0]!));
  const answer = page.getByRole("radio").first();
  await answer.check();
  await expect(answer).toBeChecked();
});
