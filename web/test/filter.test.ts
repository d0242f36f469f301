import assert from "node:assert/strict";
import test from "node:test";
import { countOf, matches, readItem, readQuery, writeQuery } from "../src/filter";

const items = ["tavoite:arki tavoite:rytmi kesto:15", "tavoite:liike kesto:30", "tavoite:arki kesto:30", ""].map(readItem);
const known = readItem("tavoite:arki tavoite:rytmi tavoite:liike kesto:15 kesto:30");
const found = (query: string) => items.map((item) => matches(item, readQuery(query, known)));

test("values of a facet add, facets narrow", () => {
  assert.deepEqual(found(""), [true, true, true, true]);
  assert.deepEqual(found("?tavoite=arki"), [true, false, true, false]);
  assert.deepEqual(found("?tavoite=arki&tavoite=liike"), [true, true, true, false]);
  assert.deepEqual(found("?tavoite=arki&kesto=30"), [false, false, true, false]);
});

test("what an address asks for and the list does not know is left out", () => {
  assert.equal(readQuery("?tavoite=x&q=arki&constructor=1&__proto__=2", known).size, 0);
});

test("the choice goes to the address and comes back, and others' parameters stay", () => {
  const choice = readQuery("?kesto=30&tavoite=rytmi&tavoite=arki", known);
  assert.equal(writeQuery("?q=a%26b&kesto=15", choice, known), "?q=a%26b&tavoite=arki&tavoite=rytmi&kesto=30");
  assert.equal(writeQuery("?kesto=15", new Map(), known), "");
});

test("a count is what ticking would show", () => {
  assert.equal(countOf(items, new Map(), "tavoite", "arki"), 2);
  assert.equal(countOf(items, readItem("kesto:30"), "tavoite", "arki"), 1);
  assert.equal(countOf(items, readItem("tavoite:liike"), "tavoite", "arki"), 2);
  assert.equal(countOf(items, readItem("tavoite:liike"), "kesto", "15"), 0);
});
