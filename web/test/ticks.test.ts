import assert from "node:assert/strict";
import test from "node:test";
import { deviceStore, type Box } from "../src/store";
import { doneSteps, readTicks, startOver, tick, ticksKey, writeTicks } from "../src/ticks";

test("a step is ticked and unticked, and nothing else changes", () => {
  let ticks = readTicks({ "tehtavat/a": [0] });
  ticks = tick(ticks, "tehtavat/b", 2, true);
  ticks = tick(ticks, "tehtavat/b", 1, true);
  ticks = tick(ticks, "tehtavat/b", 1, true);
  assert.deepEqual(writeTicks(ticks), { "tehtavat/a": [0], "tehtavat/b": [1, 2] });
  ticks = tick(ticks, "tehtavat/b", 2, false);
  assert.deepEqual(doneSteps(ticks, "tehtavat/b", 5), [1]);
  ticks = startOver(ticks, "tehtavat/b");
  assert.deepEqual(writeTicks(ticks), { "tehtavat/a": [0] });
  assert.equal(writeTicks(startOver(ticks, "tehtavat/a")), undefined);
});

test("steps that a task no longer has are left out", () => {
  assert.deepEqual(doneSteps(readTicks({ a: [0, 4, 9] }), "a", 5), [0, 4]);
});

test("whatever is stored, reading does not fail", () => {
  for (const odd of [undefined, null, 1, "x", [1], { a: "x" }, { a: [-1, 1.5, "2", 1e9, NaN] }, { __proto__: [1] }]) {
    assert.equal(readTicks(odd).size, 0, JSON.stringify(odd));
  }
  assert.deepEqual(writeTicks(readTicks({ a: [2, 0, 2, "x"], constructor: [1] })), { a: [0, 2], constructor: [1] });
  assert.equal(ticksKey("paja"), "vakka:paja:ticks:v1");
});

test("the store degrades in silence", () => {
  const kept = new Map<string, string>([["bad", "{"]]);
  const box: Box = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v), removeItem: (k) => void kept.delete(k) };
  const store = deviceStore(() => box);
  assert.equal(store.write("k", { a: 1 }), true);
  assert.deepEqual(store.read("k"), { a: 1 });
  store.write("k", undefined);
  assert.equal(kept.has("k"), false);
  assert.equal(store.read("bad"), undefined);
  const blocked = deviceStore(() => {
    throw new Error("SecurityError");
  });
  assert.equal(blocked.read("k"), undefined);
  assert.equal(blocked.write("k", 1), false);
});
