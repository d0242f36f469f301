// Every kind of page in every language, every page of the site's own and a share
// of the rest (many() in site.ts; EVERY_PAGE=1 for all): accessible in both
// colour schemes, silent on the console, asking for nothing outside the site,
// true to its content security policy (test.ts watches), no wider than a small
// phone.
import { violations } from "./axe.ts";
import { onDisk, online, share, shares, timeFor } from "./site.ts";
import { expect, test } from "./test.ts";
import { layOut } from "./whole.ts";

const parts = 16;

for (const n of shares(parts)) {
  test(`axe finds nothing, part ${n + 1} of ${parts}`, async ({ page }) => {
    const found: string[] = [];
    test.setTimeout(timeFor(share(n, parts).length, test.info().timeout));
    for (const address of share(n, parts)) {
      await page.goto(online(address));
      found.push(...(await violations(page)));
    }
    expect(found).toEqual([]);
  });
}

for (const n of shares(4)) {
  test(`from a folder, 320 px wide, part ${n + 1} of 4`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const wide: string[] = [];
    test.setTimeout(timeFor(share(n, 4).length, test.info().timeout));
    for (const address of share(n, 4)) {
      await page.goto(onDisk(address));
      await layOut(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${address}: ${over} px too wide`);
    }
    expect(wide).toEqual([]);
  });
}
