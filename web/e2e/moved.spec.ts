// A site in a folder of a host, /a/b/, made for that address.
import { moved, origin, pagesOf, samples, speak } from "./site.ts";
import { expect, test } from "./test.ts";

test("links lead from page to page below the folder", async ({ page }) => {
  await page.goto(moved("index.html"));
  await page.locator(".tile").first().click();
  await expect(page.locator("body")).toHaveClass("list list-task");
  await page.locator(".cards a").first().click();
  await expect(page.locator("body")).toHaveClass("task");
  await speak(page, "en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.locator("a.brand").click();
  await expect(page).toHaveURL(moved("en/index.html"));
});

test("every link of each kind of page answers", async ({ page }) => {
  const asked = new Map<string, string>();
  for (const address of samples()) {
    await page.goto(moved(address));
    const links = await page.locator("a[href], link[href]").evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => a.href.replace(/#.*/, "")));
    for (const link of links) if (link.startsWith(origin())) asked.set(link, address);
  }
  const dead: string[] = [];
  const links = [...asked];
  await Promise.all(Array.from({ length: 8 }, async () => { // there are thousands
    for (let next = links.pop(); next; next = links.pop()) {
      const [link, from] = next;
      if (!link.startsWith(moved(""))) dead.push(`${from}: ${link} is outside the folder`);
      else if (!(await fetch(link, { method: "HEAD" })).ok) dead.push(`${from}: ${link}`);
    }
  }));
  expect(dead).toEqual([]);
});

for (const unknown of ["ei-ole", "tehtavat/ei-ole.html", "sv/x/y/z/ei-ole.html"]) {
  test(`the page for an unknown address has its looks and its links at /a/b/${unknown}`, async ({ page }) => {
    const answer = await page.goto(moved(unknown));
    expect(answer?.status()).toBe(404);
    await expect(page.locator("body")).toHaveClass("not-found");
    const face = await page.evaluate(() => getComputedStyle(document.querySelector(".sheet")!).borderTopWidth);
    expect(face, "the style sheet came").toBe("3px");
    await page.locator("main .links a").first().click();
    await expect(page).toHaveURL(moved("index.html"));
    await page.goto(moved(unknown));
    await speak(page, "sv");
    await expect(page).toHaveURL(moved("sv/404.html"));
  });
}

test("a shared address is the one that the site was made for", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const task = pagesOf("task")[0]!;
  await page.goto(moved(task));
  await page.locator("[data-copy]").click();
  await expect(page.locator(".actions [role=status]")).not.toBeEmpty();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(moved(task));
  await expect(page.locator(".share a").first()).toHaveAttribute("href", new RegExp(encodeURIComponent(moved(task)).replaceAll(".", "\\.")));
});
