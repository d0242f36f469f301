// The bank in one file: the package opens from a folder, the booklet stands
// alone and prints a card a page, the e-book is whole.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import { violations } from "./axe.ts";
import { work } from "./site.ts";
import { expect, test } from "./test.ts";

const bank = join(import.meta.dirname, "../../testdata/bank");

/** Unpacks an archive as the oldest programs do: from its beginning on, by the
 * sizes that stand before the bytes. */
function unpack(zip: Buffer, folder: string): string[] {
  const names: string[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const packed = zip.readUInt32LE(at + 18), length = zip.readUInt16LE(at + 26), start = at + 30 + length + zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 30, at + 30 + length).toString("ascii"), data = zip.subarray(start, start + packed);
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), zip.readUInt16LE(at + 8) === 8 ? inflateRawSync(data) : data);
    names.push(name);
    at = start + packed;
  }
  return names;
}

const pack = (...flags: string[]): void => {
  execFileSync(join(work(), "vakka"), ["pack", "--bank", bank, "--dictionary", "none", ...flags], { stdio: "ignore" });
};

for (const width of [360, 1280]) {
  test(`the package begins from its first page, ${width} px wide`, async ({ page }, info) => {
    await page.setViewportSize({ width, height: 740 });
    mkdirSync(info.outputDir, { recursive: true });
    const zip = info.outputPath("paketti.zip");
    pack("--zip", zip);
    const folder = info.outputPath("purettu");
    const names = unpack(readFileSync(zip), folder);
    const start = join(folder, names[0]!);
    expect(start).toMatch(/AVAA-TAMA\.html$/);
    await page.goto(pathToFileURL(start).href);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    for (const href of await page.locator("a[hreflang]").evaluateAll((all) => all.map((a) => a.getAttribute("href")!))) {
      expect(existsSync(join(start, "..", href)), href).toBe(true);
    }
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("body")).toHaveClass(/front/);
    await page.goto(new URL("haku.html?q=keitto", page.url()).href); // search works in the folder
    await expect(page.locator(".hits > li").first()).toBeVisible();
  });
}

test("the booklet asks for nothing and prints each card from a page of its own", async ({ page }, info) => {
  mkdirSync(info.outputDir, { recursive: true });
  const file = info.outputPath("vihko.html");
  pack("--booklet", file, "--base-url", "https://pankki.example.fi/");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  expect(asked.filter((url) => !url.startsWith("data:"))).toHaveLength(1);
  expect(await violations(page)).toEqual([]);
  const cards = await page.locator("article.card").count();
  expect(cards).toBeGreaterThan(1);
  expect(await page.locator(".code svg").count()).toBe(cards);
  const sheets = [...(await page.pdf({ preferCSSPageSize: true })).toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
  expect(sheets).toBeGreaterThanOrEqual(cards + 2);
  await page.emulateMedia({ media: "print" });
  const breaks = await page.locator("article.card").evaluateAll((all) => all.slice(1).map((card) => getComputedStyle(card).breakBefore));
  expect(new Set(breaks)).toEqual(new Set(["page"]));
});

test("epubcheck finds nothing in the e-book", async ({}, info) => {
  const jar = "/usr/bin/epubcheck"; // Debian's is a jar
  mkdirSync(info.outputDir, { recursive: true });
  const file = info.outputPath("kirja.epub");
  pack("--epub", file, "--base-url", "https://pankki.example.fi/");
  expect(execFileSync("java", ["-jar", jar, file], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })).toContain("No errors or warnings detected");
});
