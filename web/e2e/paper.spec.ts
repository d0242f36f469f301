// On paper: a task and a week are one A4 sheet each.
import { html, online, pagesOf } from "./site.ts";
import { expect, test, type Page } from "./test.ts";

/** How many sheets of A4 the page takes: the leaves of the PDF's page tree. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
}

test("each task is one sheet", async ({ page }) => {
  const long: string[] = [];
  for (const task of pagesOf("task")) {
    await page.goto(online(task));
    const n = await sheets(page);
    if (n !== 1) long.push(`${task}: ${n} sheets`);
  }
  expect(long).toEqual([]);
});

test("tasks that have been translated are one sheet in each language", async ({ page }) => {
  const long: string[] = [];
  for (const lang of ["sv", "en", "fi-simple"]) {
    for (const task of pagesOf("task", lang).filter((task) => !html(task).includes("notice missing"))) {
      await page.goto(online(task));
      const n = await sheets(page);
      if (n !== 1) long.push(`${task}: ${n} sheets`);
    }
  }
  expect(long).toEqual([]);
});

test("each week is one sheet", async ({ page }) => {
  for (const week of pagesOf("week")) {
    await page.goto(online(week));
    expect(await sheets(page), week).toBe(1);
  }
});

test("models side by side are one sheet, as a table", async ({ page }) => {
  for (const address of ["mallit/vertailu.html", "sv/mallit/vertailu.html", "en/mallit/vertailu.html"]) {
    await page.goto(online(address));
    expect(await sheets(page), address).toBe(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("thead th").first(), address).toBeVisible();
    await expect(page.locator(".compare-links"), address).toBeHidden();
    await page.emulateMedia({ media: null });
  }
});

test("a task on paper has boxes and lines to write on, and no menus", async ({ page }) => {
  await page.goto(online(pagesOf("task").find((task) => html(task).includes('class="questions"'))!));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".steps > li").first()).toBeVisible();
  await expect(page.locator(".questions .lines").first()).toBeVisible();
  for (const gone of [".site-head", ".site-foot", ".beside", ".skip"]) await expect(page.locator(gone)).toBeHidden();
});

test("a survey on paper shows every statement with its answers", async ({ page }) => {
  for (const survey of pagesOf("survey")) {
    await page.goto(online(survey));
    await page.emulateMedia({ media: "print" });
    const statements = page.locator(".statement");
    for (let i = 0; i < (await statements.count()); i++) {
      await expect(statements.nth(i).locator("legend")).toBeVisible();
      await expect(statements.nth(i).locator("label").last()).toBeVisible();
    }
    expect(await sheets(page), survey).toBeLessThanOrEqual(4);
  }
});

test("dark screens give light paper", async ({ page }) => {
  await page.goto(online(pagesOf("task")[0]!));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const { ink, paper } = await page.evaluate(() => ({
    ink: getComputedStyle(document.querySelector(".step")!).color,
    paper: getComputedStyle(document.documentElement).backgroundColor,
  }));
  expect({ ink, paper }).toEqual({ ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)" });
});
