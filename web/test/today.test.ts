import assert from "node:assert/strict";
import test from "node:test";
import { dateIn, endOfNextWeek, pickDay } from "../src/today";

test("the date is the bank's own, not the reader's", () => {
  const lateSunday = new Date("2026-11-22T22:30:00Z");
  assert.equal(dateIn("Europe/Helsinki", lateSunday), "2026-11-23");
  assert.equal(dateIn("Europe/Stockholm", lateSunday), "2026-11-22");
  assert.match(dateIn("No/Such", lateSunday), /^2026-11-2[23]$/);
  assert.match(dateIn("", lateSunday), /^2026-11-2[23]$/);
});

test("weeks end on Sundays, also over a new year", () => {
  for (const [date, end] of [["2026-11-23", "2026-12-06"], ["2026-11-29", "2026-12-06"], ["2026-11-22", "2026-11-29"], ["2026-12-31", "2027-01-10"]] as const) {
    assert.equal(endOfNextWeek(date), end);
  }
});

test("today's day, or the next one near enough", () => {
  const days = ["2026-12-02", "2026-11-23", "2026-11-25", "2026-12-15"];
  assert.equal(pickDay(days, "2026-11-23"), "2026-11-23");
  assert.equal(pickDay(days, "2026-11-24"), "2026-11-25");
  assert.equal(pickDay(days, "2026-11-26"), "2026-12-02");
  assert.equal(pickDay(days, "2026-12-03"), undefined);
  assert.equal(pickDay([], "2026-11-23"), undefined);
});
