import assert from "node:assert/strict";
import { test } from "node:test";
import { exportAll, importAll, largest } from "../src/diary-file";
import { boxed } from "./box";

const everything = {
  "vakka:a:plan:v1": { codes: ["k1", "k2"] },
  "vakka:a:diary:v1": { "2026-11-23": { "tehtavat/kavely": { done: true, face: 3, texts: ["Hyvin."], note: "Orava.", title: "Kävely", questions: ["Miten?"] }, "": { note: "Hyvä päivä." } } },
  "vakka:a:ticks:v1": { "tehtavat/kavely": [0, 2] },
  "vakka:a:ticks-days:v1": { "tehtavat/kavely": "2026-11-23" },
  "vakka:a:survey:v1": { "kartoitukset/d": { date: "2026-11-20", answers: [0, null, 2] } },
};
const first = "2026-11-10";

test("what goes out comes back on an empty device", () => {
  const file = exportAll(boxed({ ...everything, "vakka:b:diary:v1": { x: 1 } }).store, "a", "2026-11-24");
  assert.equal(file.includes("vakka:b"), false);
  const to = boxed();
  assert.deepEqual(importAll(to.store, "a", file, first), { new: 2, joined: 0, same: 0, old: 0, plan: "taken", failed: false });
  assert.deepEqual(to.kept(), everything);
});

test("importing twice changes nothing more", () => {
  const file = exportAll(boxed(everything).store, "a", "2026-11-24");
  const to = boxed(everything);
  assert.deepEqual(importAll(to.store, "a", file, first), { new: 0, joined: 0, same: 2, old: 0, failed: false });
  assert.deepEqual(to.kept(), everything);
});

test("what is on the device stays, what it lacks is added, differing texts stand under each other", () => {
  const file = exportAll(boxed(everything).store, "a", "2026-11-24");
  const to = boxed({
    "vakka:a:plan:v1": { codes: ["z9"] },
    "vakka:a:diary:v1": { "2026-11-23": { "tehtavat/kavely": { face: 1, texts: ["", "Metsässä."], note: "Satoi." } }, "2026-11-22": { "": { note: "Lepäsin." } } },
    "vakka:a:ticks:v1": { "tehtavat/kavely": [1], "tehtavat/uni": [0] },
    "vakka:a:survey:v1": { "kartoitukset/d": { date: "2026-11-24", answers: [0, 0, 0] } },
  });
  assert.deepEqual(importAll(to.store, "a", file, first), { new: 1, joined: 1, same: 0, old: 0, plan: "left", failed: false });
  assert.deepEqual(to.kept(), {
    "vakka:a:plan:v1": { codes: ["z9"] },
    "vakka:a:diary:v1": {
      "2026-11-23": { "tehtavat/kavely": { done: true, face: 1, texts: ["Hyvin.", "Metsässä."], note: "Satoi.\nOrava.", title: "Kävely", questions: ["Miten?"] }, "": { note: "Hyvä päivä." } },
      "2026-11-22": { "": { note: "Lepäsin." } },
    },
    "vakka:a:ticks:v1": { "tehtavat/kavely": [0, 1, 2], "tehtavat/uni": [0] },
    "vakka:a:ticks-days:v1": { "tehtavat/kavely": "2026-11-23" },
    "vakka:a:survey:v1": { "kartoitukset/d": { date: "2026-11-24", answers: [0, 0, 0] } },
  });
});

test("days that are too old are counted and left out", () => {
  const to = boxed();
  const report = importAll(to.store, "a", exportAll(boxed(everything).store, "a", "2026-11-24"), "2026-11-24");
  assert.deepEqual(report, { new: 0, joined: 0, same: 0, old: 2, plan: "taken", failed: false });
  assert.equal(to.kept()["vakka:a:diary:v1"], undefined);
});

test("a file that is not ours, of another bank or of a later version changes nothing", () => {
  const good = { format: "vakka-saved", version: 1, bank: "a", saved: {} };
  for (const [file, why] of [
    ["", "badFile"], ["{", "badFile"], ["null", "badFile"], ["[]", "badFile"], ["7", "badFile"], [{}, "badFile"], [{ ...good, format: "x" }, "badFile"],
    [{ ...good, saved: [] }, "badFile"], [{ ...good, version: "1" }, "badFile"], [" ".repeat(largest + 1), "badFile"],
    [{ ...good, bank: "b" }, "otherBank"], [{ ...good, version: 2 }, "newer"],
  ] as const) {
    const to = boxed(everything);
    assert.equal(importAll(to.store, "a", typeof file === "string" ? file : JSON.stringify(file), first), why);
    assert.equal(to.writes(), 0);
  }
});

test("rubbish inside a file is left out", () => {
  const to = boxed();
  const saved = { "plan:v1": "x", "diary:v1": { "<b>": { a: { note: "x" } }, "2026-11-23": { a: { face: 9, note: 5 } } }, "ticks:v1": { a: ["x"] }, "ticks-days:v1": 7, "survey:v1": { a: 1, b: { date: "x" } }, other: 1 };
  assert.deepEqual(importAll(to.store, "a", JSON.stringify({ format: "vakka-saved", version: 1, bank: "a", saved }), first), { new: 0, joined: 0, same: 0, old: 0, failed: false });
  assert.deepEqual(to.kept(), {});
});

test("a device that is full says so", () => {
  const report = importAll(boxed({}, true).store, "a", exportAll(boxed(everything).store, "a", "2026-11-24"), first);
  assert.equal(typeof report !== "string" && report.failed, true);
});
