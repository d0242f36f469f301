// vakka serve, with someone who writes and looks at the page by turns.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "./serving.ts";
import { expect, test } from "./test.ts";

const card = (title: string, facts = ""): string =>
  `---\ntitle: ${title}\n${facts}---\n\n## Näin teet\n\n` +
  Array.from({ length: 30 }, (_, i) => `${i + 1}. Tee vaihe ${i + 1} rauhassa.\n`).join("");

test("a saved card shows, a mistake lies over the page, a mended one takes it away", async ({ page }, info) => {
  const bank = info.outputPath("bank");
  const file = join(bank, "content/tehtavat/kavely.md");
  mkdirSync(join(bank, "content/tehtavat"), { recursive: true });
  writeFileSync(join(bank, "bank.yaml"), "name: Pieni pankki\n");
  writeFileSync(file, card("Kävely"));
  const { server, address } = await serve(bank);
  try {
    await page.goto(address + "/tehtavat/kavely.html");
    await expect(page.locator("h1")).toHaveText("Kävely");
    await page.evaluate(() => window.scrollTo({ top: 700, behavior: "instant" }));

    writeFileSync(file, card("Kävely metsässä"));
    await expect(page.locator("h1")).toHaveText("Kävely metsässä");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(700);

    writeFileSync(file, card("Kävely metsässä", "kesto: kauan\n"));
    const overlay = page.locator(".vakka-live");
    await expect(overlay).toBeVisible();
    await expect(overlay).toContainText("content/tehtavat/kavely.md:3");
    await expect(page.locator("h1"), "the last good page").toHaveText("Kävely metsässä");

    writeFileSync(file, card("Kävely rannalla"));
    await expect(overlay).toBeHidden();
    await expect(page.locator("h1")).toHaveText("Kävely rannalla");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(700);
  } finally {
    server.removeAllListeners("exit");
    server.kill();
  }
});
