import assert from "node:assert/strict";
import { test } from "node:test";
import { firstKept, forgetOld, withoutOld } from "../src/expiry";
import { boxed } from "./box";

test("days are kept for as many days as was promised", () => {
  assert.equal(firstKept("2026-11-24", 14), "2026-11-10");
  assert.equal(firstKept("2026-03-02", 1), "2026-03-01");
  assert.deepEqual(withoutOld({ "2026-11-09": 1, "2026-11-10": 2 }, "2026-11-10"), { left: { "2026-11-10": 2 } });
  assert.deepEqual(withoutOld({ "2026-11-09": 1 }, "2026-11-10"), { left: undefined });
});

test("what is not old, or not a day, is left as it is", () => {
  for (const stored of [undefined, null, 7, "x", [1], {}, { "2026-11-10": 1 }, { "2027-01-01": 1 }, { version: 2 }]) {
    assert.equal(withoutOld(stored, "2026-11-10"), undefined, JSON.stringify(stored));
  }
});

test("diary and ticks go by themselves; ticks without a day are counted from when they are first seen", () => {
  const { store, kept } = boxed({
    "vakka:a:diary:v1": { "2026-11-01": { "": { note: "vanha" } }, "2026-11-20": { "": { note: "uusi" } } },
    "vakka:a:ticks:v1": { old: [0], fresh: [1], undated: [2] },
    "vakka:a:ticks-days:v1": { old: "2026-11-01", fresh: "2026-11-20", gone: "2026-11-20" },
    "vakka:b:diary:v1": { "2026-11-01": { "": { note: "toinen pankki" } } },
  });
  forgetOld(store, "a", () => "2026-11-24", 14);
  assert.deepEqual(kept(), {
    "vakka:a:diary:v1": { "2026-11-20": { "": { note: "uusi" } } },
    "vakka:a:ticks:v1": { fresh: [1], undated: [2] },
    "vakka:a:ticks-days:v1": { fresh: "2026-11-20", undated: "2026-11-24" },
    "vakka:b:diary:v1": { "2026-11-01": { "": { note: "toinen pankki" } } },
  });
  forgetOld(store, "a", () => "2026-12-09", 14);
  assert.deepEqual(Object.keys(kept()), ["vakka:b:diary:v1"]);
});

test("nothing is written when there is nothing to forget", () => {
  const { store, writes } = boxed({ "vakka:a:diary:v1": { "2026-11-20": {} }, "vakka:a:ticks:v1": { x: [0] }, "vakka:a:ticks-days:v1": { x: "2026-11-20" } });
  forgetOld(store, "a", () => "2026-11-24", 14);
  assert.equal(writes(), 0);
});

test("a device that remembers nothing is not asked for the date", () => {
  const { store, writes } = boxed({ "vakka:b:diary:v1": { "2026-11-01": { "": { note: "toinen pankki" } } } });
  forgetOld(store, "a", () => assert.fail("asked"), 14);
  assert.equal(writes(), 0);
});
