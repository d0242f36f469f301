// Search as a reader meets it: from a host and from a folder alike.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { violations } from "./axe.ts";
import { langOf, moved, onDisk as fileOnDisk, online, work } from "./site.ts";
import { expect, type Page, test } from "./test.ts";

/** An address from a folder; what follows the question mark is no part of the file's name. */
const onDisk = (address: string): string => {
  const [file = "", query] = address.split("?");
  return fileOnDisk(file) + (query === undefined ? "" : "?" + query);
};
const field = (page: Page) => page.locator("#find");
const list = (page: Page) => page.getByRole("listbox");
const found = (page: Page) => page.locator(".found > .hits > li");
const status = (page: Page) => page.locator(".count [role=status]");
const asked = (q: string, more = "") => `haku.html?q=${encodeURIComponent(q)}${more}`;

for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
  test.describe(name, () => {
    test("the field of a page suggests, its keys choose, Enter finds", async ({ page }) => {
      await page.goto(address("tehtavat/kavely-lahimaastossa.html"));
      await expect(page.locator('script[src*="search."]'), "nothing is loaded before the field is touched").toHaveCount(0);
      await field(page).click();
      await page.keyboard.type("käve");
      await expect(field(page)).toHaveAttribute("role", "combobox");
      await expect(field(page)).toHaveAttribute("aria-expanded", "true");
      const options = list(page).getByRole("option");
      await expect(options.first()).toHaveText(/^käve/);
      expect(await options.count()).toBeGreaterThan(1);
      await page.keyboard.press("ArrowDown");
      const first = options.first();
      await expect(first).toHaveAttribute("aria-selected", "true");
      await expect(field(page)).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id"))!);
      await expect(field(page)).toBeFocused();
      await expect(page.locator(".find [role=status]")).toContainText(String(await options.count()));
      const word = await first.innerText();
      expect(word).toMatch(/^käve/);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp("haku\\.html\\?q=" + encodeURIComponent(word)));
      await expect(found(page).first()).toBeVisible();
    });

    test("a bank of up to 300 cards searches with one file of its index; its texts come after the results", async ({ page }) => {
      const index: string[] = [];
      page.on("request", (request) => {
        if (request.url().includes("/haku/")) index.push(request.url().replace(/.*(?=\/haku\/)/, ""));
      });
      await page.goto(address("tehtavat/kavely-lahimaastossa.html"));
      await field(page).click();
      for (const q of ["k", "kävvely", "etäkuntouttavan työtoiminnan kuva"]) {
        await field(page).fill(q);
        await expect(list(page).getByRole("option").first()).toBeVisible();
      }
      expect(index, "suggestions").toEqual(["/haku/fi.js"]);
      await field(page).fill('"lähetä kuva"');
      await expect.poll(() => index.slice(1), "a phrase").toEqual([expect.stringMatching(/^\/haku\/fi-4\/x0-0-[0-9a-z]{8}\.js$/)]);
      index.length = 0;
      await page.goto(address(asked("kävelyllä luontoon")));
      await expect(found(page).first()).toBeVisible();
      await page.locator(".facet", { hasText: "Laji" }).locator("li:visible input").first().check();
      await expect(found(page).first()).toBeVisible();
      expect(index.filter((name) => name.startsWith("/haku/fi")), "results").toEqual(["/haku/fi.js", expect.stringContaining("/haku/fi-4/x0-0-")]);
    });

    test("the site's own pages are found by their names", async ({ page }) => {
      await page.goto(address(asked("oma ohjelma")));
      await expect(found(page).first().getByRole("link").first()).toHaveAttribute("href", /^ohjelma\.html/);
    });

    test("Escape closes the list and keeps the words; Enter sends them as they are", async ({ page }) => {
      await page.goto(address("index.html"));
      await field(page).focus();
      await page.keyboard.type("kuva");
      await expect(list(page)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.locator(".suggestions")).toBeHidden();
      await expect(field(page)).toHaveValue("kuva");
      await expect(field(page)).toHaveAttribute("aria-expanded", "false");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/haku\.html\?q=kuva$/);
      await expect(found(page).first()).toBeVisible();
      await expect(page).toHaveTitle(/^kuva – /);
    });

    test("a suggested card is opened at once", async ({ page }) => {
      await page.goto(address("ohjeet/index.html"));
      await field(page).fill("lähetä kuva");
      const card = list(page).locator(".to-card").first();
      const title = (await card.locator("span").first().innerText()).trim();
      await card.click();
      await expect(page.locator("h1")).toHaveText(title);
    });

    test("an address finds: kind, title, excerpt with the hit marked, duration and level", async ({ page }) => {
      await page.goto(address(asked("kävelyllä lähimaastossa")));
      const first = found(page).first();
      await expect(first.locator("h2 a")).toHaveText("Kävely lähimaastossa");
      await expect(first.locator(".tab")).toHaveText("Tehtävä");
      await expect(first.locator("mark").first()).toBeVisible();
      await expect(first.locator(".facts")).toContainText("45 min");
      await expect(first.locator(".facts")).toContainText("helppo");
      await expect(status(page)).toContainText(/^\d+ tulosta/);
      await expect(page.locator(".browse")).toBeHidden();
      await first.locator("h2 a").click();
      await expect(page.locator("h1")).toHaveText("Kävely lähimaastossa");
      await page.goBack();
      await expect(found(page).first().locator("h2 a")).toHaveText("Kävely lähimaastossa");
    });

    test("a heading that matched is a link to it", async ({ page }) => {
      await page.goto(address(asked("kävely")));
      const link = page.locator(".place a").first();
      const heading = await link.innerText();
      await link.click();
      await expect(page).toHaveURL(/#h-/);
      const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
      await expect(page.locator(`[id="${id}"]`)).toContainText(heading);
    });

    test("boxes narrow with the words, their numbers are true, and back leads back", async ({ page }) => {
      await page.goto(address(asked("kuva")));
      const total = Number(/^\d+/.exec(await status(page).innerText())![0]);
      const kind = page.locator(".facet", { hasText: "Laji" }).locator("li:visible").first();
      const promised = Number(await kind.locator(".n").innerText());
      expect(promised).toBeLessThan(total);
      await kind.locator("input").check();
      await expect(status(page)).toContainText(new RegExp(`^${promised} `));
      await expect(page).toHaveURL(/q=kuva&laji=/);
      await expect(kind.locator("input")).toBeFocused();
      const goal = page.locator(".facet", { hasText: "Tavoite" }).locator("li:visible").first();
      const both = Number(await goal.locator(".n").innerText());
      expect(both).toBeLessThanOrEqual(promised);
      await goal.locator("input").check();
      await expect(status(page)).toContainText(new RegExp(`^${both} `));
      await page.goBack();
      await expect(status(page)).toContainText(new RegExp(`^${promised} `));
      await expect(goal.locator("input")).not.toBeChecked();
      await expect(kind.locator("input")).toBeChecked();
      await page.locator("button.clear").click();
      await expect(status(page)).toContainText(new RegExp(`^${total} `));
      await expect(status(page)).toBeFocused();
      await expect(page).toHaveURL(/q=kuva$/);
    });

    test("a slip is mended and told, and the words as written are a link away", async ({ page }) => {
      await page.goto(address(asked("kävvely")));
      const line = page.locator(".hints p").first();
      await expect(line).toContainText("Näytetään tulokset haulle kävely – hae sen sijaan kävvely");
      await expect(found(page).first()).toBeVisible();
      await line.getByRole("link", { name: "kävvely" }).click();
      await expect(page).toHaveURL(/literal=1/);
      await expect(page.locator(".hints")).not.toContainText("Näytetään tulokset");
      await expect(status(page)).toBeFocused();
      await page.goBack();
      await expect(page.locator(".hints")).toContainText("hae sen sijaan");
    });

    test("nothing found: said in words, with ways on", async ({ page }) => {
      await page.goto(address(asked("qwzxqwzx")));
      await expect(status(page)).toHaveText("Haulle ”qwzxqwzx” ei löytynyt tuloksia");
      await expect(page.locator(".found > .hits")).toBeHidden();
      await page.goto(address(asked("kävqqly", "&literal=1")));
      await expect(page.locator(".hints")).toContainText("Tarkoititko: ");
      await expect(page.locator(".hints a").filter({ hasText: "kävely" })).toBeVisible();
      await page.goto(address(asked("qwzxqwzx")));
      await page.locator(".browse .tile").first().click();
      await expect(page.locator("body")).toHaveClass("list list-task");
    });

    test("quotes ask for words one after another", async ({ page }) => {
      await page.goto(address(asked("kävely lähimaastossa")));
      await expect(found(page).first()).toBeVisible();
      const loose = await found(page).count();
      await page.goto(address(asked('"kävely lähimaastossa"')));
      await expect(found(page).first().locator("h2")).toHaveText("Kävely lähimaastossa");
      expect(await found(page).count()).toBeLessThanOrEqual(loose);
      await page.goto(address(asked('"lähimaastossa kävely"'))); // nowhere in this order: what comes nearest
      await expect(found(page).first().locator("h2")).toHaveText("Kävely lähimaastossa");
      expect(await found(page).count()).toBe(loose);
    });

    test("the reader's language first, then the others", async ({ page }) => {
      await page.goto(address("sv/sok.html?q=promenad"));
      await expect(found(page).first().locator("h2")).toContainText("Promenad");
      await page.goto(address("sv/sok.html?q=unip%C3%A4iv%C3%A4kirja"));
      const others = page.locator(".others");
      await expect(others.getByRole("heading", { level: 2 }).first()).toHaveText("Också på andra språk");
      const link = others.locator(".hits h2 a").first();
      await expect(link).toHaveText("Unipäiväkirja");
      await expect(link).toHaveAttribute("lang", "fi");
      await link.click();
      await expect(page.locator("html")).toHaveAttribute("lang", "fi");
    });

    test("scripts may ask: window.vakka.search", async ({ page }) => {
      await page.goto(address("en/search.html"));
      type Found = { url: string; title: string; excerpt: string; kind: string; score: number };
      const ask = (query: string, o?: object) => page.evaluate(([query, o]) =>
        (window as unknown as { vakka: { search: (q: string, o?: object) => Promise<Found[]> } }).vakka.search(query, o), [query, o] as const);
      const hits = await ask("kävelyllä lähimaastossa", { lang: "fi", limit: 3 });
      expect(hits.length).toBe(3);
      expect(hits[0]).toEqual({ url: "../tehtavat/kavely-lahimaastossa.html", title: "Kävely lähimaastossa",
        excerpt: expect.any(String), kind: "task", score: expect.any(Number) });
      expect(new URL(hits[0]!.url, page.url()).href).toBe(address("tehtavat/kavely-lahimaastossa.html"));
      const guides = await ask("kuva", { lang: "fi", filters: { kind: "guide" } });
      expect(guides.length).toBeGreaterThan(0);
      expect(guides.every((hit) => hit.kind === "guide")).toBe(true);
      expect((await ask("walk")).length).toBeGreaterThan(0);
      expect(await ask("walk", { lang: "xx" })).toEqual([]);
    });

    test("a new search on the page keeps the way back", async ({ page }) => {
      await page.goto(address("haku.html"));
      await expect(page.locator("[data-no-script]")).toBeHidden();
      await expect(page.locator(".browse")).toBeVisible();
      for (const q of ["kävely", "kuva"]) {
        await field(page).fill(q);
        await page.keyboard.press("Enter");
        await expect(status(page)).toContainText(`”${q}”`);
        await expect(field(page)).toBeFocused();
      }
      await page.goBack();
      await expect(status(page)).toContainText("”kävely”");
      await expect(field(page)).toHaveValue("kävely");
      await page.goBack();
      await expect(page.locator(".browse")).toBeVisible();
      await expect(found(page)).toHaveCount(0);
    });

    test("the other name of the page answers too", async ({ page }) => {
      await page.goto(address("search.html?q=kuva"));
      await expect(found(page).first()).toBeVisible();
    });
  });
}

test("below a folder of a host, with an address of its own", async ({ page, request }) => {
  await page.goto(moved("sv/tehtavat/index.html"));
  await field(page).fill("bild");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(moved("sv/sok.html?q=bild"));
  await expect(found(page).first()).toBeVisible();
  const description = await page.locator('link[rel="search"]').getAttribute("href");
  const text = await (await request.get(new URL(description!, page.url()).href)).text();
  expect(text).toContain(`template="${moved("sv/sok.html")}?q={searchTerms}"`);
  await page.goto(online("index.html"));
  await expect(page.locator('link[rel="search"]')).toHaveCount(0);
});

test("the page for an unknown address searches as well", async ({ page }) => {
  await page.goto(moved("sv/x/y/ei-ole.html"));
  await field(page).fill("kuva");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(moved("haku.html?q=kuva"));
  await expect(found(page).first()).toBeVisible();
});

for (const width of [320, 1280]) {
  test(`axe finds nothing, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const faults: string[] = [];
    for (const address of [asked("kuva"), asked("kävvely"), asked("qwzxqwzx"), "haku.html", "sv/sok.html?q=kuva", "fi-simple/haku.html?q=kuva"]) {
      await page.goto(online(address));
      if (address.includes("q=")) await expect(status(page)).not.toBeEmpty();
      await page.locator("details.narrow").evaluateAll((all) => all.forEach((d) => ((d as HTMLDetailsElement).open = true)));
      await page.waitForTimeout(200);
      faults.push(...(await violations(page)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) faults.push(`${address}: ${over} px too wide`);
    }
    await page.goto(online("index.html"));
    await field(page).fill("ku");
    await expect(list(page)).toBeVisible();
    await page.keyboard.press("ArrowDown");
    // What lies under the open list has no background that axe could tell.
    faults.push(...(await violations(page)).filter((fault) => !fault.includes("overlap")));
    const small = await page.locator("[role=option], .find input, .find button").evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 43.5).length);
    expect(small, "everything to press is 44 px").toBe(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
    expect(faults).toEqual([]);
  });
}

test("with the processor four times slower a word is found in a moment", async ({ page }) => {
  await page.goto(online("haku.html"));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await field(page).pressSequentially("kuvaa", { delay: 40 });
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(found(page).first()).toBeVisible();
  const p95 = await page.evaluate(async () => {
    const { search } = (window as unknown as { vakka: { search: (q: string) => Promise<unknown[]> } }).vakka;
    const times: number[] = [];
    for (const q of ["kuva", "kävely", "puhelimella", "ruoka ja koti", "salasanaa", "teams"].flatMap((q) => [q, q, q])) {
      const begun = performance.now();
      await search(q);
      times.push(performance.now() - begun);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
  });
  expect(p95).toBeLessThan(100);
});

test("titles and excerpts are text, whatever they hold", async ({ page }) => {
  await page.goto(online("haku.html"));
  await page.evaluate(() => {
    const vakka = (window as unknown as { vakka: { createSearch: (o: object) => { search: (...a: unknown[]) => Promise<{ hits: { title: string; excerpt: string; heading: string; anchor: string }[] }> } } }).vakka;
    const create = vakka.createSearch;
    vakka.createSearch = (o) => {
      const engine = create(o), search = engine.search.bind(engine);
      engine.search = async (...a) => {
        const r = await search(...a);
        for (const h of r.hits) h.title = h.excerpt = h.heading = "<img src=x onerror=alert(1)>&lt;b>", h.anchor = "h-x";
        return r;
      };
      return engine;
    };
  });
  await field(page).fill("kuva");
  await page.keyboard.press("Enter");
  await expect(found(page).first().locator("h2")).toHaveText("<img src=x onerror=alert(1)>&lt;b>");
  await expect(page.locator(".hits img")).toHaveCount(0);
});

// More cards than go into one index file: the index comes in parts.
const words = ["kuva", "lintu", "kahvi", "puhelin", "laulu", "lehti", "polku", "saari", "kirja", "talvi"];
function large(folder: string): string {
  mkdirSync(join(folder, "content/tehtavat"), { recursive: true });
  writeFileSync(join(folder, "bank.yaml"), "name: Suuri pankki\n");
  for (let i = 0; i < 320; i++) {
    const [a, b] = [words[i % 10]!, words[Math.floor(i / 10) % 10]!];
    const text = `---\notsikko: Tehtävä ${i + 1}, ${a} ja ${b}\ntiivistelmä: Etsit ulkoa asian numero ${i + 1}.\nkesto: 30\n---\n\n## Näin teet\n\n1. Katso, missä ${a} on.\n2. Kerro siitä.\n`;
    writeFileSync(join(folder, `content/tehtavat/kortti-${i + 1}.md`), text);
  }
  const site = join(folder, "public");
  execFileSync(join(work(), "vakka"), ["build", "--bank", folder, "--out", site, "--dictionary", "none"], { stdio: "ignore" });
  return site;
}

test("a large bank: the index comes in parts, more results at a press", async ({ page }, info) => {
  const site = large(info.outputPath("bank"));
  expect(readdirSync(join(site, "haku")).length, "parts").toBeGreaterThan(1);
  await page.goto(pathToFileURL(join(site, "tehtavat/index.html")).href);
  await field(page).pressSequentially("lin", { delay: 20 });
  await expect(list(page).getByRole("option").first()).toContainText("lintu");
  await field(page).fill("lintuja");
  await page.keyboard.press("Enter");
  await expect(found(page)).toHaveCount(10);
  const more = page.getByRole("button", { name: "Näytä lisää tuloksia" });
  await more.click();
  await expect(found(page)).toHaveCount(20);
  await expect(found(page).nth(10).locator("h2 a")).toBeFocused();
  const titles = await found(page).locator("h2").allTextContents();
  expect(new Set(titles).size).toBe(20);
  await found(page).nth(12).locator("h2 a").click();
  await expect(page.locator("h1")).toContainText("Tehtävä");
  await page.goBack();
  await expect(found(page)).toHaveCount(20);
});

/** A copy of the site with something wrong in it. */
function broken(name: string, harm: (site: string) => void): string {
  const copy = join(work(), "broken-" + name);
  cpSync(join(work(), "site"), copy, { recursive: true });
  harm(copy);
  return pathToFileURL(copy).href + "/";
}

test("texts that come late move nothing", async ({ page }) => {
  let come = (): void => {};
  const coming = new Promise<void>((then) => { come = then; });
  await page.route("**/haku/fi-4/*.js", async (route) => {
    await coming;
    await route.continue();
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(online(asked("kävely metsässä")), { waitUntil: "domcontentloaded" });
  await expect(found(page)).toHaveCount(10);
  const places = (): Promise<number[]> => found(page).locator("h2").evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().top + window.scrollY)));
  const text = await found(page).nth(1).locator(".excerpt").innerText();
  const before = await places();
  expect(await violations(page)).toEqual([]);
  come();
  await expect(found(page).nth(1).locator(".excerpt")).not.toHaveText(text);
  await expect(found(page).locator(".excerpt mark").first()).toBeVisible();
  expect(await places()).toEqual(before);
});

// The console must speak of the missing file: here the watch of test.ts is off.
test.describe("when the index is broken", () => {
  test.use({ faults: async ({}, use) => use([]) });

  const harms: readonly (readonly [string, string, (site: string) => void])[] = [
    ["is missing", "Haku ei toimi", (site) => rmSync(join(site, "haku"), { recursive: true })],
    ["is rubbish", "Haku ei toimi", (site) => writeFileSync(join(site, "haku/fi.js"), "vakkaIndex(")],
    ["is of another version", "Sivusto on juuri päivitetty", (site) => {
      const file = join(site, "haku/fi.js");
      writeFileSync(file, readFileSync(file, "utf8").replace(/"v":\d+/, '"v":999'));
    }],
    ["lacks a part", "Haku ei toimi", (site) => {
      const file = join(site, "haku/fi.js");
      writeFileSync(file, readFileSync(file, "utf8").split("\n")[0] + "\n");
    }],
    ["has no engine", "Haku ei toimi", (site) => {
      for (const name of readdirSync(join(site, "assets"))) if (name.startsWith("search.")) rmSync(join(site, "assets", name));
    }],
  ];
  test("without its texts a small bank finds the same, and shows how each begins", async ({ page }) => {
    const site = broken("no-texts", (site) => rmSync(join(site, "haku/fi-4"), { recursive: true }));
    await page.goto(site + "haku.html?q=kävelyllä lähimaastossa");
    await expect(found(page).first().locator("h2 a")).toHaveText("Kävely lähimaastossa");
    await expect(found(page).first().locator(".excerpt")).not.toBeEmpty();
    await expect(status(page)).toContainText(/^\d+ tulosta/);
    await page.goto(site + 'haku.html?q="kävely lähimaastossa"');
    await expect(found(page).first().locator("h2 a")).toHaveText("Kävely lähimaastossa");
  });

  test("a part of a large index is missing: a message, and search works again when it is back", async ({ page }, info) => {
    const site = large(info.outputPath("bank"));
    const folder = join(site, "haku", readdirSync(join(site, "haku")).find((name) => !name.endsWith(".js"))!);
    cpSync(folder, folder + "-aside", { recursive: true });
    for (const name of readdirSync(folder)) if (name.startsWith("t")) rmSync(join(folder, name));
    await page.goto(pathToFileURL(join(site, "haku.html")).href + "?q=lintu");
    await expect(status(page)).toContainText("Haku ei toimi");
    cpSync(folder + "-aside", folder, { recursive: true });
    await page.getByRole("button", { name: "Yritä uudelleen" }).click();
    await expect(found(page).first()).toBeVisible();
    await expect(page.locator(".hints button")).toHaveCount(0);
  });

  for (const [name, message, harm] of harms) {
    test(`it ${name}: a message, and everything else works`, async ({ page }) => {
      const site = broken(name.replaceAll(" ", "-"), harm);
      await page.goto(site + "haku.html?q=kuva");
      await expect(status(page)).toContainText(message);
      await expect(page.locator(".hints button")).toBeVisible();
      await expect(page.locator(".browse .tile").first()).toBeVisible();
      await page.goto(site + "tehtavat/index.html");
      await field(page).fill("kuva");
      await page.waitForTimeout(200);
      await expect(page.locator(".suggestions li")).toHaveCount(0);
      await page.locator(".facet input").first().check();
      await expect(page.locator(".cards > li:visible").first()).toBeVisible();
      await field(page).press("Enter");
      await expect(page).toHaveURL(/haku\.html\?q=kuva/);
      await expect(status(page)).toContainText(message);
    });
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  for (const [name, address] of [["from a host", online], ["from a folder", onDisk]] as const) {
    test(`the form leads to the index, and the search page helps: ${name}`, async ({ page }) => {
      await page.goto(address("sv/tehtavat/index.html"));
      await field(page).fill("bild");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(address("sv/hakemisto.html?q=bild"));
      await expect(page.locator("h1")).toBeVisible();
      await page.goto(address("haku.html?q=kuva"));
      await expect(page.locator("[data-no-script]")).toBeVisible();
      await expect(page.locator(".browse .tile").first()).toBeVisible();
      await expect(page.locator("[data-results]")).toBeHidden();
      expect(langOf("haku.html")).toBe("fi");
    });
  }
});
