// What pages say of themselves to machines, held against schema.org's own
// definitions, on every page of both builds of the bank: one that knows its
// address and one that does not.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { html, kindOf, pages, work } from "./site.ts";
import { expect, test } from "./test.ts";
import { faults } from "./vocabulary.ts";

const described = new Set(["task", "guide", "model", "week", "survey", "page"]);
const block = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

const read = (site: string, page: string): readonly string[] =>
  [...readFileSync(join(work(), site, page), "utf8").matchAll(block)].map((found) => found[1]!);

test("the definitions tell right from wrong", () => {
  const right = { "@context": "https://schema.org", "@type": ["WebPage", "LearningResource"], name: "Kävely", timeRequired: "PT45M", license: "https://example.org/" };
  expect(faults(right)).toEqual([]);
  for (const wrong of [
    { ...right, "@type": "LerningResource" }, { ...right, timeRequired: "45 min" }, { ...right, license: "not an address" }, { ...right, goals: "x" },
    { ...right, publisher: { "@type": "Duration", name: "x" } }, { ...right, publisher: { "@type": "WebSite", name: "x" } }, { ...right, publisher: "Raisio" },
    { ...right, dateModified: "22.11.2026" }, { ...right, isAccessibleForFree: 3 }, { name: "x" }, { ...right, "@type": "DefinedTerm" },
  ]) expect(faults(wrong), JSON.stringify(wrong)).not.toEqual([]);
});

for (const site of ["site", "moved"]) {
  test(`the catalogue speaks schema.org's words, and names what is there: ${site}`, () => {
    const folder = join(work(), site, "data");
    const catalogue = JSON.parse(readFileSync(join(folder, "materials.json"), "utf8"));
    expect(faults(catalogue)).toEqual([]);
    let texts = 0;
    for (const part of catalogue.hasPart) {
      for (const text of [part, ...part.workTranslation ?? []]) {
        for (const { contentUrl, sha256 } of text.encoding ?? []) {
          expect(createHash("sha256").update(readFileSync(join(folder, contentUrl))).digest("hex"), contentUrl).toBe(sha256);
          texts++;
        }
        if (site === "site") expect(existsSync(join(folder, text.url)), text.url).toBe(true);
      }
      for (const { contentUrl } of part.associatedMedia ?? []) expect(existsSync(join(folder, contentUrl)), contentUrl).toBe(true);
    }
    expect(texts).toBeGreaterThan(100);
  });

  test(`every page describes itself in schema.org's words: ${site}`, () => {
    const found: string[] = [];
    let heaviest = 0;
    for (const page of pages()) {
      const blocks = read(site, page);
      if (!described.has(kindOf(page))) {
        if (blocks.length > 0) found.push(`${page}: a page of the site's own describes itself`);
        continue;
      }
      if (blocks.length !== 1) {
        found.push(`${page}: ${blocks.length} descriptions`);
        continue;
      }
      const text = blocks[0]!;
      heaviest = Math.max(heaviest, gzipSync(html(page)).length - gzipSync(html(page).replace(block, "")).length);
      found.push(...faults(JSON.parse(text), page));
      if (site === "site" && /"(url|@id)":/.test(text)) found.push(`${page}: an address, though the bank does not know its own`);
    }
    expect(found).toEqual([]);
    expect(heaviest, "packed bytes that a description adds to a page").toBeLessThan(512);
  });
}
