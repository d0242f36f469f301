import assert from "node:assert/strict";
import { test } from "node:test";
import { type Card, type Question, rank, three } from "../src/choose";

const card = (u: string, f: string): Card => ({ u, t: u, b: "", c: "", f, w: {} });
const cards = [
  card("short", "kesto:15 paikka:koti taso:helppo tavoite:arki"),
  card("long", "kesto:60 paikka:koti taso:vaativa tavoite:arki"),
  card("out", "kesto:30 paikka:ulkona paikka:koti taso:helppo tavoite:liike"),
  card("bare", ""),
];
const questions: Question[] = [
  { facet: "kesto", values: ["15", "30", "60"], ladder: true },
  { facet: "paikka", values: ["koti", "ulkona"], ladder: false },
  { facet: "taso", values: ["helppo", "keskitaso", "vaativa"], ladder: true },
];
const order = (answers: Record<string, string>, date = "2026-11-23"): string[] =>
  rank(cards, questions, new Map(Object.entries(answers)), date).map(({ card: { u }, fits, misses }) => `${u}+${fits.length}-${misses.length}`);

test("those that suit come first, the nearest of them before others", () => {
  assert.deepEqual(order({ kesto: "30" }).slice(0, 2), ["out+1-0", "short+1-0"]);
  assert.deepEqual(order({ kesto: "15" })[0], "short+1-0");
  assert.deepEqual(order({ paikka: "ulkona", kesto: "60" })[0], "out+2-0");
  assert.equal(order({ taso: "keskitaso" }).filter((s) => s.endsWith("-0")).length, 2); // easy ones suit who has more strength
  assert.ok(order({ paikka: "ulkona", kesto: "15" }).every((s) => !s.endsWith("+2-0")));
});

test("the same answers give the same cards today, and others tomorrow", () => {
  assert.deepEqual(order({}), order({}));
  const many = Array.from({ length: 40 }, (_, i) => card(`c${i}`, ""));
  const day = (date: string): string => three(rank(many, questions, new Map(), date), 0).map((p) => p.card.u).join();
  assert.ok(new Set(Array.from({ length: 20 }, (_, i) => day(`2026-11-${10 + i}`))).size > 15);
});

test("three at a time, all in turn, and then the first again", () => {
  const list = [1, 2, 3, 4, 5, 6, 7];
  assert.deepEqual([0, 1, 2, 3].map((n) => three(list, n)), [[1, 2, 3], [4, 5, 6], [7], [1, 2, 3]]);
  assert.deepEqual(three([], 2), []);
});
