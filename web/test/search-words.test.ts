import assert from "node:assert/strict";
import test from "node:test";
import { quoted } from "../src/search-words";

test("words in the other direction keep to themselves", () => {
  const arabic = "عدد النتائج عن «{q}»: {n}";
  assert.equal(quoted(arabic, "teams"), "\u2068teams\u2069");
  assert.equal(quoted(arabic, "صباح"), "صباح");
  assert.equal(quoted("{n} results for “{q}”", "صباح"), "\u2068صباح\u2069");
  assert.equal(quoted("{n} tulosta haulle ”{q}”", "kävely"), "kävely");
});
