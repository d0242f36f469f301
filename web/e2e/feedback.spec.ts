// Feedback on a card: a draft by mail, or a form on one sheet of paper.
import { violations } from "./axe.ts";
import { moved, onDisk, online, pagesOf } from "./site.ts";
import { expect, test } from "./test.ts";

const task = (): string => pagesOf("task")[0]!;

test("the draft names the card, its address and its version, and is short", async ({ page }) => {
  await page.goto(moved(task()));
  const draft = await page.getByRole("link", { name: "Anna palautetta tästä kortista" }).getAttribute("href");
  expect(draft!.length).toBeLessThan(1500);
  const fields = new URL(draft!).searchParams;
  expect(fields.get("subject")).toContain(await page.locator("h1").innerText());
  expect(fields.get("subject")).toContain(task().replace(".html", ""));
  expect(fields.get("body")).toContain(page.url());
  expect(fields.get("body")).toMatch(/Versio: \S+\r\n/);
});

for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
  test(`the form knows the card it is about: ${name}`, async ({ page }) => {
    await page.goto(address(task()));
    const title = await page.locator("h1").innerText();
    await page.getByRole("link", { name: "Palautelomake paperille" }).click();
    await expect(page.getByRole("textbox", { name: "Mistä kortista kerrot?" })).toHaveValue(title);
    await expect(page.locator("[data-print]")).toBeVisible();
  });
}

test("what stands in the address stays text", async ({ page }) => {
  await page.goto(online("palaute.html") + "?kortti=" + encodeURIComponent("<img src=x onerror=alert(1)>" + "a".repeat(500)));
  const field = page.getByRole("textbox", { name: "Mistä kortista kerrot?" });
  expect(await field.inputValue()).toHaveLength(120);
  await expect(page.locator("main img")).toHaveCount(0);
});

test("the form fills one sheet of paper, with what was written", async ({ page }) => {
  for (const one of ["palaute.html", "sv/respons.html", "en/feedback.html", "fi-simple/palaute.html"]) {
    await page.goto(online(one) + "?kortti=K%C3%A4vely");
    await page.locator("#how").fill("Hyvin meni.\nKuva oli hankala.");
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), one).toHaveLength(1);
  }
});

test("axe finds nothing in the form; keyboard reaches every field; 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(online("palaute.html"));
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.locator("#card").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio").first()).toBeChecked();
  for (const id of ["how", "change", "idea"]) {
    await page.keyboard.press("Tab");
    await expect(page.locator(`#${id}`)).toBeFocused();
  }
});
