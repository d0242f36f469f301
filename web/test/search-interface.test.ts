import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bases, inflects } from "../src/search/bases";
import { Reader, list, words } from "../src/search/codec";
import { excerpt, ranges, sought } from "../src/search/excerpt";
import { fold, tokens } from "../src/search/fold";
import { createSearch, SearchError } from "../src/search/search";
import { distance } from "../src/search/typo";

test("the shared vectors hold", () => {
  const v = JSON.parse(readFileSync("testdata/contract/search-words.json", "utf8"));
  assert.deepEqual(v.texts.map((t: string) => tokens(t).map(x => [x.start, x.end, x.word])), v.want.texts);
  assert.deepEqual(v.words.map((w: string) => ({ fold: fold(w), bases: inflects(fold(w)) ? bases(fold(w)).map(b => [b.word, b.cost]) : [] })),
    v.want.words.map((w: { fold: string; bases: unknown }) => ({ fold: w.fold, bases: w.bases })));
});

test("slips are counted", () => {
  for (const [a, b, d] of [["koti", "koti", 0], ["koti", "kotti", 1], ["koti", "otki", 2], ["koti", "ktoi", 1], ["koti", "talo", 3]] as const) {
    assert.equal(distance(a, b, 2), d, `${a} ${b}`);
  }
});

test("coded lists are read", () => {
  assert.deepEqual(words("Akoti Ehoito Dsi"), ["koti", "kotihoito", "kotsi"]);
  assert.deepEqual([...list(new Reader("CAfFB")).docs], [0, 6]);
});

test("what is broken gives no more than it is long", () => {
  for (const s of ["", "_", "____", "C", "~~~", "\u00e4\u00e4"]) assert.ok(list(new Reader(s)).docs.length <= s.length, s);
  for (const s of ["", " ", "A", "_a", "Zx A"]) assert.ok(words(s).join("").length <= s.length, s);
});

test("an excerpt shows the hit", () => {
  const text = "Alku. ".repeat(80) + "Kotihoidon palvelut auttavat. " + "Loppu. ".repeat(40);
  const s = sought(["kotihoito"], []);
  const e = excerpt(text, ranges(text, s));
  assert.equal(e.ranges.map(([a, b]) => e.excerpt.slice(a, b)).join(), "Kotihoidon");
  assert.ok(e.excerpt.length < 280);
});

test("files that are missing, broken or of another version are told apart", async () => {
  const why = async (load: (url: string) => Promise<void>): Promise<string> => {
    try {
      await createSearch({ base: "", lang: "xx", loadScript: load }).search("koti");
    } catch (e) {
      if (e instanceof SearchError) return e.why;
      return String(e);
    }
    return "none";
  };
  const hand = (globalThis as unknown as { vakkaIndex: (...a: unknown[]) => void }).vakkaIndex;
  assert.equal(await why(async url => { throw new SearchError("missing", url); }), "missing");
  assert.equal(await why(async () => {}), "broken");
  assert.equal(await why(async () => hand("xx", "", { v: 99, g: "a", n: 1, l: "xx", b: 4, s: 2, k: "A" })), "stale");
});
