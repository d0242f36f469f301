// A reader of feeds that knows nothing of Vakka reads every feed of the bank.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { html, moved, origin, work } from "./site.ts";
import { expect, test } from "./test.ts";

const reader = join(import.meta.dirname, "parsers/feeds.py");
const base = (): string => `${origin()}/a/b/`;

test("every feed is Atom, and leads to pages that are there", () => {
  const [feeds, entries] = execFileSync("/usr/bin/python3", [reader, join(work(), "moved"), base()], { encoding: "utf8" }).split(" ").map(Number);
  expect(feeds).toBeGreaterThan(8);
  expect(entries).toBeGreaterThan(200);
});

test("the reader notices a fault", () => {
  const good = readFileSync(join(work(), "moved/feed.xml"), "utf8");
  const faults: Record<string, string> = {
    "no id": good.replace(/<id>.*<\/id>\n/, ""),
    "an id twice": good.replace(/(<entry>\n<id>)(.*?)(<\/id>.*<entry>\n<id>)(.*?)(<\/id>)/s, "$1$2$3$2$5"),
    "no time": good.replace(/<updated>.*?<\/updated>/, "<updated>2026-11-22</updated>"),
    "not XML": good.replace("</entry>", ""),
    "a link to nowhere": good.replace(/(<entry>.*?href="[^"]*)\.html/s, "$1-x.html"),
    "an element of its own": good.replace("<entry>", "<entry>\n<subject>x</subject>"),
  };
  for (const [fault, text] of Object.entries(faults)) {
    expect(text, fault).not.toBe(good);
    const folder = mkdtempSync(join(work(), "feed-"));
    for (const [, address] of good.matchAll(/rel="alternate"[^>]*href="([^"]*)"/g)) {
      const page = address!.slice(base().length);
      mkdirSync(dirname(join(folder, page)), { recursive: true });
      cpSync(join(work(), "moved", page), join(folder, page));
    }
    writeFileSync(join(folder, "feed.xml"), text);
    expect(spawnSync("/usr/bin/python3", [reader, folder, base()]).status, fault).not.toBe(0);
  }
});

test("a page leads to its feeds", async ({ page, request }) => {
  await page.goto(moved("sv/tehtavat/index.html"));
  const found = await page.locator('link[type="application/atom+xml"]').evaluateAll((links) => links.map((l) => (l as HTMLLinkElement).href));
  expect(found).toHaveLength(2);
  for (const address of found) expect((await request.get(address)).ok()).toBe(true);
  expect(html("index.html")).not.toContain("atom+xml");
});
