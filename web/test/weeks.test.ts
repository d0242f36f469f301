import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, mondayOf, whenIs } from "../src/weeks";

test("the Monday of a date's week", () => {
  for (const [date, monday] of [
    ["2026-11-23", "2026-11-23"], ["2026-11-29", "2026-11-23"], ["2026-11-30", "2026-11-30"],
    ["2027-01-01", "2026-12-28"], ["2027-01-03", "2026-12-28"], ["2027-01-04", "2027-01-04"],
    ["2027-03-28", "2027-03-22"], ["2026-10-25", "2026-10-19"], ["2024-02-29", "2024-02-26"],
  ] as const) assert.equal(mondayOf(date), monday, date);
});

test("when a week is", () => {
  for (const [monday, today, when] of [
    ["2026-11-23", "2026-11-22", "next"], ["2026-11-23", "2026-11-23", "this"], ["2026-11-23", "2026-11-29", "this"],
    ["2026-11-23", "2026-11-30", "past"], ["2026-11-23", "2026-11-15", "later"], ["2026-12-28", "2027-01-03", "this"],
    ["2027-01-04", "2027-01-03", "next"], ["2026-10-26", "2026-10-25", "next"],
  ] as const) assert.equal(whenIs(monday, today), when, `${monday} on ${today}`);
});

test("this week first, then the coming ones, then the past", () => {
  const weeks = ["2026-12-14", "2026-12-07", "2026-11-30", "2026-11-23", "2026-11-16"];
  assert.deepEqual(inOrder(weeks, (w) => w, "2026-12-02"), ["2026-11-30", "2026-12-07", "2026-12-14", "2026-11-23", "2026-11-16"]);
  assert.deepEqual(inOrder(weeks, (w) => w, "2030-01-01"), weeks);
  const groups = [{ n: "a", w: "2026-11-30" }, { n: "b", w: "2026-11-30" }];
  assert.deepEqual(inOrder(groups, (g) => g.w, "2026-12-02").map((g) => g.n), ["a", "b"]);
});
