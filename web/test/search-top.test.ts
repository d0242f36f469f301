import assert from "node:assert/strict";
import test from "node:test";
import { top } from "../src/search/top";

test("the first of a list, as sorting gives them", () => {
  const list = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503);
  const order = (a: number, b: number): number => b % 10 - a % 10 || a - b;
  for (const n of [-1, 0, 1, 2, 10, 60, 62, 63, 499, 500, 501]) {
    assert.deepEqual(top([...list], n, order), [...list].sort(order).slice(0, Math.max(0, n)), String(n));
  }
  assert.deepEqual(top([], 10, order), []);
});
