// Opened from a folder or a memory stick, and on a device that keeps nothing.
import { onDisk, online, pagesOf } from "./site.ts";
import { expect, test } from "./test.ts";

test("from a folder: front page, catalogue, narrowing, a task, a tick", async ({ page }) => {
  await page.goto(onDisk("index.html"));
  await page.locator('.menu a[href="tehtavat/index.html"]').click();
  const label = page.locator(".facet label").first();
  const promised = Number(await label.locator(".n").innerText());
  await label.click();
  await expect(page.locator(".cards > li:visible")).toHaveCount(promised);
  await page.locator(".cards > li:visible a").first().click();
  await expect(page.locator("body")).toHaveClass("task");
  await page.locator(".tick").first().click();
  await page.reload();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await page.goBack();
  await expect(page.locator(".cards > li:visible")).toHaveCount(promised);
});

test("from a folder nothing offers to send an address that only this device has", async ({ page }) => {
  await page.goto(onDisk(pagesOf("task")[0]!));
  await expect(page.locator("[data-print]")).toBeVisible();
  await expect(page.locator("[data-copy]")).toBeHidden();
  await expect(page.locator(".share")).toBeHidden();
});

for (const [name, block] of [
  ["throws when asked for", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })],
  ["is full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
  ["holds rubbish", () => { Storage.prototype.getItem = () => '{"x":[1'; }],
] as const) {
  test(`storage that ${name} breaks nothing`, async ({ page }) => {
    await page.addInitScript(block);
    await page.goto(online(pagesOf("task")[0]!));
    const step = page.getByRole("checkbox").first();
    await page.locator(".tick").first().click();
    await expect(step).toBeChecked();
    await expect(page.locator(".progress [role=status]")).toContainText("1");
    await expect(page.locator("[data-print]")).toBeVisible();
    await page.goto(online("tehtavat/index.html"));
    const label = page.locator(".facet label").first();
    await label.click();
    await expect(page.locator(".cards > li:visible")).toHaveCount(Number(await label.locator(".n").innerText()));
  });
}
