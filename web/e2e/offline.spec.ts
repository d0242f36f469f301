// Banks that keep pages for times without a net: a small one is built, visited,
// and its host stopped.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page, TestInfo } from "@playwright/test";
import { violations } from "./axe.ts";
import { serveFolders } from "./server.ts";
import { work } from "./site.ts";
import { expect, test } from "./test.ts";

test.use({ serviceWorkers: "allow" });

/** A bank on disk that can be changed and built, and a host that can be stopped. */
class Host {
  private server: { origin: string; close: () => Promise<void> } | undefined;
  readonly folder: string;
  origin = "";
  constructor(info: TestInfo) {
    this.folder = info.outputPath("banks");
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  bank(name: string, offline: string): void {
    this.write(`${name}/bank.yaml`, `name: ${name}\nlanguages: [fi, sv]\noffline: ${offline}\n`);
    this.card(name, "kavely", "Kävely metsässä");
    this.card(name, "soita", "Soita ystävälle");
    this.card(name, "piirra", "Piirrä kartta");
    this.build(name);
  }

  card(bank: string, slug: string, title: string): void {
    const minutes = slug === "soita" ? 15 : 60;
    this.write(`${bank}/content/tehtavat/${slug}.md`, `---\ntitle: ${title}\nkesto: ${minutes}\ntavoitteet: arki\n---\n\n## Näin teet\n\n1. Lähde liikkeelle.\n`);
  }

  build(name: string): void {
    const vakka = join(work(), "vakka");
    execFileSync(vakka, ["build", "--bank", join(this.folder, name), "--out", join(this.folder, "sites", name), "--dictionary", "none"], { stdio: "ignore" });
  }

  /** Serves sites by path, again on the port it had. */
  async start(paths: Readonly<Record<string, string>>): Promise<void> {
    const folders = Object.fromEntries(Object.entries(paths).map(([path, name]) => [path, join(this.folder, "sites", name)]));
    this.server = await serveFolders(folders, this.origin ? Number(new URL(this.origin).port) : 0);
    this.origin = this.server.origin;
  }

  async stop(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
  }
}

const wide = test.extend<{ host: Host }>({
  host: async ({ faults }, use, info) => {
    const host = new Host(info);
    await use(host);
    await host.stop();
    // A host that has been stopped refuses, and some files are missing on purpose.
    const refused = faults.filter((fault) => /net::ERR_(CONNECTION_(REFUSED|RESET)|FAILED|EMPTY_RESPONSE)|: 503$|(zzzzzzzzzz\.js|puuttuva\.html): 404$/.test(fault));
    for (const fault of refused) faults.splice(faults.indexOf(fault), 1);
  },
});

/** Waits until the worker runs and has kept what it keeps by itself. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise<void>((done) => {
      if (active?.state === "activated") done();
      else active?.addEventListener("statechange", () => active.state === "activated" && done());
    });
  });
  await expect.poll(() => kept(page)).toContain("haku/fi.js");
}

/** The addresses that are kept, from the host's root. */
const kept = (page: Page): Promise<string> => page.evaluate(async () => {
  const out: string[] = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) out.push(new URL(url).pathname);
  return out.sort().join("\n");
});
const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

wide("what was visited, the ways in and search work when the host is gone", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/polku/": "pankki" });
  const at = (address: string): string => `${host.origin}/polku/${address}`;
  await page.goto(at("tehtavat/kavely.html"));
  await settled(page);
  await expect.poll(() => kept(page)).toContain("/polku/tehtavat/kavely");
  await host.stop();

  await page.reload(); // the first page was fetched before there was a worker
  await expect(page.locator("h1")).toHaveText("Kävely metsässä");
  await page.locator(".tick").first().click();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector(".sheet")!).borderTopWidth), "styled").toBe("3px");

  await page.locator("a.brand").click();
  await expect(page.locator("body")).toHaveClass("front");
  await page.getByRole("searchbox").fill("metsä");
  await page.keyboard.press("Enter");
  await expect(page.locator(".hits a").first()).toHaveText(/Kävely metsässä/);
  await page.locator(".hits a").first().click();
  await expect(page.locator("h1")).toHaveText("Kävely metsässä");
  await page.goto(at("tehtavat/")); // a folder is the same page as its index.html
  await expect(page.locator("body")).toHaveClass("list list-task");
  await page.goto(at("mita-tekisin.html"));
  await page.locator("[data-suggest]").click();
  await expect(page.locator(".picks .card")).toHaveCount(3);
});

wide("what was not visited says so, in its own language, and opens when the net is back", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/polku/": "pankki" });
  const at = (address: string): string => `${host.origin}/polku/${address}`;
  await page.goto(at("index.html"));
  await settled(page);
  await host.stop();

  await page.goto(at("sv/tehtavat/kesto/60.html"));
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.goto(at("tehtavat/soita.html"));
  await expect(page.locator("h1")).toHaveText("Verkkoyhteyttä ei ole");
  expect(await page.evaluate(() => getComputedStyle(document.querySelector(".sheet")!).borderTopWidth), "styled").toBe("3px");
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await host.start({ "/polku/": "pankki" });
  await page.locator("main .btn").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toHaveText("Soita ystävälle");
  await host.stop();
  await page.goto(at("tehtavat/piirra.html"));
  await page.locator("main .links a").nth(1).click();
  await expect(page.locator("body")).toHaveClass("front");
  await page.goBack();
  await page.locator("main .links a").first().click();
  await expect(page.locator("body")).toHaveClass("own-day");
});

wide("a page asks for others to be kept", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/": "pankki" });
  await page.goto(host.origin + "/index.html");
  await settled(page);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("vakka:keep", { detail: ["tehtavat/soita.html", "https://example.org/muualla.html", "puuttuva.html"] })));
  await expect.poll(() => kept(page)).toContain("/tehtavat/soita");
  await host.stop();
  await page.goto(host.origin + "/tehtavat/soita.html");
  await expect(page.locator("h1")).toHaveText("Soita ystävälle");
  expect(await kept(page)).not.toMatch(/muualla|puuttuva/);
});

wide("what was changed shows at once, and the worker is new by the second load", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/": "pankki" });
  await page.goto(host.origin + "/index.html");
  await settled(page);
  await page.goto(host.origin + "/tehtavat/kavely.html");
  await expect(page.locator("h1")).toHaveText("Kävely metsässä");

  host.card("pankki", "kavely", "Kävely rannalla");
  host.card("pankki", "uusi", "Aivan uusi kortti");
  host.build("pankki");
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Kävely rannalla");
  const script = await page.evaluate(async () => (await (await fetch("/sw.js")).text()).slice(0, 200));
  await page.reload();
  await expect.poll(() => page.evaluate(async () => (await (await caches.open((await caches.keys()).find((n) => n.endsWith("pages"))!)).match(new URL("tehtavat/", location.origin).href))!.text())).toContain("Aivan uusi kortti");
  expect(script).toContain("generation");
  await host.stop();
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Kävely rannalla");
});

wide("half an update changes nothing: the old worker goes on with all it had", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/": "pankki" });
  await page.goto(host.origin + "/tehtavat/kavely.html");
  await settled(page);
  const before = await kept(page);
  // A new sw.js has been copied to the host, the files it names have not.
  const sw = join(host.folder, "sites/pankki/sw.js");
  const text = execFileSync("cat", [sw], { encoding: "utf8" });
  writeFileSync(sw, text.replace(/assets\/app\.[0-9a-z]+\.js/, "assets/app.zzzzzzzzzz.js"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (installing) await new Promise<void>((done) => installing.addEventListener("statechange", () => installing.state === "redundant" && done()));
  });
  expect(await kept(page)).toBe(before);
  await host.stop();
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Kävely metsässä");
});

wide("switched off, it takes itself and its own caches away, and no other bank's", async ({ page, host }) => {
  host.bank("eka", "kyllä");
  host.bank("toka", "kyllä");
  await host.start({ "/eka/": "eka", "/toka/": "toka" });
  for (const name of ["eka", "toka"]) {
    await page.goto(`${host.origin}/${name}/tehtavat/kavely.html`);
    await settled(page);
    await expect.poll(() => kept(page)).toContain(`/${name}/tehtavat/kavely`);
  }
  expect((await cacheNames(page)).sort()).toEqual([
    "vakka /eka/ eka v1 files", "vakka /eka/ eka v1 pages", "vakka /toka/ toka v1 files", "vakka /toka/ toka v1 pages",
  ]);
  host.write("eka/bank.yaml", "name: eka\nlanguages: [fi, sv]\n");
  host.build("eka");
  await page.goto(`${host.origin}/eka/index.html`);
  await expect.poll(() => cacheNames(page)).toEqual(["vakka /toka/ toka v1 files", "vakka /toka/ toka v1 pages"]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map((r) => new URL(r.scope).pathname))).toEqual(["/toka/"]);
  await host.stop();
  await page.goto(`${host.origin}/toka/tehtavat/kavely.html`);
  await expect(page.locator("h1")).toHaveText("Kävely metsässä");
});

wide("two copies of one bank on a host keep apart", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  cpSync(join(host.folder, "sites/pankki"), join(host.folder, "sites/kopio"), { recursive: true });
  await host.start({ "/pankki/": "pankki", "/": "kopio" });
  await page.goto(`${host.origin}/pankki/tehtavat/kavely.html`);
  await settled(page);
  await page.goto(`${host.origin}/index.html`);
  await settled(page);
  expect((await cacheNames(page)).sort()).toEqual([
    "vakka / pankki v1 files", "vakka / pankki v1 pages", "vakka /pankki/ pankki v1 files", "vakka /pankki/ pankki v1 pages"]);
});

wide("what is not this bank's page is not kept", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  host.write("sites/pankki/kirjaudu.html", "<!doctype html><title>Kahvila</title><h1>Kirjaudu verkkoon</h1>");
  await host.start({ "/": "pankki" });
  await page.goto(host.origin + "/index.html");
  await settled(page);
  await page.goto(host.origin + "/kirjaudu.html");
  await expect(page.locator("h1")).toHaveText("Kirjaudu verkkoon");
  await page.goto(host.origin + "/index.html");
  expect(await kept(page)).not.toContain("kirjaudu");
  rmSync(join(host.folder, "sites/pankki/kirjaudu.html"));
});

wide("the front page can be put on the home screen, and its icons are there", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/polku/": "pankki" });
  await page.goto(`${host.origin}/polku/sv/index.html`);
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send("Page.getAppManifest");
  expect({ url, errors }).toEqual({ url: `${host.origin}/polku/sv/manifest.webmanifest`, errors: [] });
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect((await page.request.get(new URL(touch!, page.url()).href)).headers()["content-type"]).toBe("image/png");
});

wide("no worker from a folder, nor without the switch", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await page.goto(pathToFileURL(join(host.folder, "sites/pankki/index.html")).href);
  await expect(page.locator("[data-find]")).toHaveAttribute("action", "haku.html"); // the script has run
  host.bank("paalla", "ei");
  await host.start({ "/": "paalla" });
  await page.goto(host.origin + "/index.html");
  await page.waitForLoadState("load");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

wide("no worker while the bank is written, and one from elsewhere at the same port is put away", async ({ page, host }) => {
  host.bank("pankki", "kyllä");
  await host.start({ "/": "pankki" });
  await page.goto(host.origin + "/index.html");
  await settled(page);
  await host.stop();
  const server = spawn(join(work(), "vakka"), ["serve", "--addr", new URL(host.origin).host, "--bank", join(host.folder, "pankki"), "--lang", "fi"]);
  try {
    await new Promise<void>((ready) => server.stderr.on("data", (part) => String(part).includes("http://") && ready()));
    await page.goto(host.origin + "/tehtavat/piirra.html");
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1)).toBe(0);
    await expect.poll(() => cacheNames(page)).toEqual([]);
    await page.reload();
    await expect(page.locator("html")).not.toHaveAttribute("data-worker");
    await expect(page.locator("h1")).toHaveText("Piirrä kartta");
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  } finally {
    server.kill();
  }
});
