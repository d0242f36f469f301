// What readers meet when something is wrong, or somebody means ill: odd
// questions, drawings opened by themselves, an index of another build, missing
// files, no net, storage that refuses, letters four times as large, slow nets.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./small-bank.ts";
import { onDisk, online, pagesOf, samples, work } from "./site.ts";
import { expect, type Page, test } from "./test.ts";
import { layOut } from "./whole.ts";

const found = (page: Page) => page.locator(".hits > li");
const status = (page: Page) => page.locator("[role=status]").first();

const questions = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "__proto__", "constructor", "toString", "hasOwnProperty", "%", "%00", "%E0%A4%A", "\\", "'; --",
  "\u202egnp\u202c", "\u200b", "\ufeff", "\ud800", "a\u0308iti", "👩‍👩‍👧‍👦", "*", "(", "[a-z]+", "${7*7}", "{{7*7}}", "javascript:alert(1)", "../../etc/passwd", "=1+1", " ", "\"", "\"\"", "- -", "a".repeat(5000), "ä ".repeat(2000),
];

test("odd questions are words, in the address and in the field", async ({ page }) => {
  page.on("dialog", (d) => { throw new Error(d.message()); });
  await page.goto(online("haku.html"));
  for (const question of questions) {
    await page.evaluate((q) => {
      const box = document.querySelector<HTMLInputElement>("main input[type=search], input[type=search]")!;
      box.value = q;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, question);
    const broken = await page.evaluate(async (q) => {
      const { vakka } = window as unknown as { vakka?: { search?: (q: string) => Promise<unknown> } };
      const begun = performance.now();
      await vakka?.search?.(q);
      return performance.now() - begun > 3000 ? "slow" : ({} as Record<string, unknown>)["polluted"] ?? document.querySelector("main script, main img[onerror]");
    }, question);
    expect(broken, question.slice(0, 40)).toBeNull();
  }
  for (const written of ["%3Cscript%3Ealert(1)%3C/script%3E", "%E0%A4%A", "%00", "__proto__", "a%CC%88iti", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "a".repeat(3000)]) {
    await page.goto(online("haku.html?q=" + written));
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("main img[onerror], main script")).toHaveCount(0);
  }
});

/** A bank whose texts mean ill; gives the folder of its site. */
function hostile(folder: string): string {
  const title = JSON.stringify("<img src=x onerror=alert(1)> __proto__");
  mkdirSync(join(folder, "content/tehtavat"), { recursive: true });
  writeFileSync(join(folder, "content/tehtavat/kuva.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" onload="document.title='ran'"><script>document.title='ran'</script><a href="javascript:alert(1)"><path d="M0 0h40v30z"/></a><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="document.title='ran'"/></foreignObject></svg>`);
  writeFileSync(join(folder, "content/tehtavat/paha.md"), `---\notsikko: ${title}\ntiivistelmä: ${title}\nasiasanat: [constructor, ${title}]\nkuva: kuva.svg\nkuvateksti: ${title}\n---\n\n## location\n\n<script>document.title='ran'</script> {{7*7}}\n\n## currentScript\n\n1. Katso <img name=currentScript src=x onerror="document.title='ran'">.\n2. Lue.\n\n## getElementById\n\nKuva: ![a](kuva.svg)\n`);
  return build(folder, "name: " + title + "\nlanguages: [fi]\nallow_html: yes\n");
}

test("a bank that means ill: pages, search and drawings run nothing", async ({ page }, info) => {
  const site = hostile(info.outputPath("bank"));
  page.on("dialog", (d) => { throw new Error(d.message()); });
  for (const address of readdirSync(site, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".html"))) {
    await page.goto(pathToFileURL(join(site, address)).href);
    await expect(page).not.toHaveTitle("ran");
    expect(await page.evaluate(() => ({} as Record<string, unknown>)["polluted"] === undefined && typeof document.getElementById === "function")).toBe(true);
  }
  await page.goto(pathToFileURL(join(site, "haku.html")).href + "?q=__proto__");
  await expect(found(page).first().locator("h2")).toContainText("<img src=x onerror=alert(1)>");
  await expect(page.locator(".hits img[onerror]")).toHaveCount(0);
  for (const name of readdirSync(join(site, "kuvat"))) {
    await page.goto(pathToFileURL(join(site, "kuvat", name)).href);
    expect(await page.evaluate(() => document.querySelector("script, a, foreignObject, [onload]") === null && document.title !== "ran"), name).toBe(true);
  }
});

/** A copy of the small bank's site with something wrong in it. */
function harmed(folder: string, harm: (site: string) => void): (address: string) => string {
  const site = build(folder, "name: P\nlanguages: [fi]\n");
  const copy = join(folder, "harmed");
  cpSync(site, copy, { recursive: true });
  harm(copy);
  return (address) => pathToFileURL(join(copy, address)).href;
}

// The console must speak of missing files: here the watch of test.ts is off.
test.describe("when files are missing or old", () => {
  test.use({ faults: async ({}, use) => use([]) });
  const kinds: readonly (readonly [string, (site: string) => void])[] = [
    ["every script", (site) => readdirSync(join(site, "assets")).filter((n) => n.endsWith(".js")).forEach((n) => rmSync(join(site, "assets", n)))],
    ["every part of a script but the first", (site) => readdirSync(join(site, "assets")).filter((n) => n.endsWith(".js") && !n.startsWith("app.")).forEach((n) => rmSync(join(site, "assets", n)))],
    ["the styles", (site) => readdirSync(join(site, "assets")).filter((n) => n.endsWith(".css")).forEach((n) => rmSync(join(site, "assets", n)))],
    ["everything in assets", (site) => rmSync(join(site, "assets"), { recursive: true })],
  ];
  for (const [name, harm] of kinds) {
    test(`${name} is missing: the page is read, its links lead on`, async ({ page }, info) => {
      const at = harmed(info.outputPath("bank"), harm);
      for (const address of ["index.html", "tehtavat/index.html", "tehtavat/kavely.html", "haku.html"]) {
        await page.goto(at(address));
        await expect(page.locator("h1")).toBeVisible();
        expect((await page.locator("main").innerText()).trim().length, address).toBeGreaterThan(20);
      }
      await page.goto(at("tehtavat/index.html"));
      await page.locator("main a", { hasText: "Kävely" }).first().click();
      await expect(page.locator("h1")).toHaveText("Kävely");
    });
  }

  test("an index that knows pages no longer there, and not the new ones: found, or told", async ({ page }, info) => {
    const folder = info.outputPath("bank");
    const site = build(folder, "name: P\nlanguages: [fi]\n");
    const old = join(folder, "haku-old");
    cpSync(join(site, "haku"), old, { recursive: true });
    rmSync(join(folder, "content/tehtavat/kavely.md"));
    writeFileSync(join(folder, "content/tehtavat/uinti.md"), "---\notsikko: Uinti\n---\n\n## Näin teet\n\n1. Ui.\n");
    const { execFileSync } = await import("node:child_process");
    execFileSync(join(work(), "vakka"), ["build", "--bank", folder, "--out", site], { stdio: "ignore" });
    rmSync(join(site, "haku"), { recursive: true });
    cpSync(old, join(site, "haku"), { recursive: true });
    await page.goto(pathToFileURL(join(site, "haku.html")).href + "?q=kävely");
    await expect(page.locator("h1")).toBeVisible();
    await expect(found(page).or(status(page)).first()).toBeVisible();
    await page.goto(pathToFileURL(join(site, "tehtavat/index.html")).href);
    await expect(page.locator("main")).toContainText("Uinti");
  });
});

test("storage that throws, is full or is not there breaks no kind of page", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException("no", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: refuse, configurable: true });
  });
  for (const address of samples("fi")) {
    await page.goto(online(address));
    await expect(page.locator("h1")).toBeVisible();
  }
});

test("back leads back: to the list as it was narrowed, to the results, to the place", async ({ page }) => {
  await page.goto(onDisk("tehtavat/index.html"));
  await page.locator(".facet input").first().check();
  const narrowed = await page.locator(".cards > li:visible").count();
  await page.locator(".cards > li:visible a").first().click();
  await expect(page.locator("body")).toHaveClass(/task/);
  await page.goBack();
  await expect(page.locator(".facet input").first()).toBeChecked();
  await expect(page.locator(".cards > li:visible")).toHaveCount(narrowed);
});

for (const [percent, width] of [[200, 640], [400, 320]] as const) {
  test(`at ${percent} %: nothing runs over, nothing is lost`, async ({ page }) => {
    await page.setViewportSize({ width, height: Math.round((width * 3) / 4) });
    const over: string[] = [];
    for (const address of samples("fi")) {
      await page.goto(onDisk(address));
      await layOut(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) over.push(`${address}: ${wide} px`);
      await expect(page.locator("h1")).toBeVisible();
    }
    expect(over).toEqual([]);
  });
}

test("forced colours: every kind of page has its heading, its links and its focus", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const address of samples("fi")) {
    await page.goto(onDisk(address));
    const faint = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector("h1")!);
      return color === backgroundColor;
    });
    expect(faint, address).toBe(false);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), address).not.toBe("none");
  }
});

test("a slow 2G net: there is something to read before any script has come", async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", { offline: false, latency: 800, downloadThroughput: 35_000, uploadThroughput: 10_000 });
  const order: string[] = [];
  page.on("requestfinished", (r) => order.push(r.url()));
  const task = pagesOf("task")[0]!;
  await page.goto(online(task), { waitUntil: "commit" });
  await expect(page.locator("h1")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("checkbox").first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole("checkbox").first().check();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  expect(readFileSync(join(work(), "site", task), "utf8")).not.toMatch(/<script(?![^>]*(defer|type="(module|application)))/);
});
