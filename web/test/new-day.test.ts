import assert from "node:assert/strict";
import test from "node:test";
import { eachDay } from "../src/new-day";

test("a day is shown once, and the next one when the page is looked at again", () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" }), window = new EventTarget();
  let today = "2026-11-23";
  const shown: string[] = [];
  eachDay(page as unknown as Document, window as unknown as Window, () => today, (date) => shown.push(date));
  window.dispatchEvent(new Event("pageshow")); // every page that loads has one
  assert.deepEqual(shown, ["2026-11-23"]);

  const turn = (state: string): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  today = "2026-11-24";
  turn("hidden"); // nobody looks
  assert.deepEqual(shown, ["2026-11-23"]);
  turn("visible");
  turn("visible");
  assert.deepEqual(shown, ["2026-11-23", "2026-11-24"]);

  today = "2026-11-25";
  window.dispatchEvent(new Event("pageshow")); // the browser brought it back with a step back
  assert.deepEqual(shown, ["2026-11-23", "2026-11-24", "2026-11-25"]);
});

test("a page that opens behind another has its day too", () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" }), shown: string[] = [];
  eachDay(page as unknown as Document, new EventTarget() as unknown as Window, () => "2026-11-23", (date) => shown.push(date));
  assert.deepEqual(shown, ["2026-11-23"]);
});
