import assert from "node:assert/strict";
import { test } from "node:test";
import { longest, note, readDiary, writeDiary } from "../src/diary";

const stored = {
  "2026-11-23": { "tehtavat/kavely": { done: true, face: 3, texts: ["", "Oli hyvä ilma."], note: "Näin oravan." }, "": { note: "Hyvä päivä." } },
};

test("what was stored comes back", () => {
  assert.deepEqual(writeDiary(readDiary(stored)), stored);
});

test("what is not of the form is left out", () => {
  for (const odd of [null, 1, "x", [], { x: {} }, { "2026-11-23": 1 }, { "2026-11-23": { a: { face: 4, done: "yes", texts: "x", note: 7 } } }]) {
    assert.equal(writeDiary(readDiary(odd)), undefined, JSON.stringify(odd));
  }
});

test("an entry takes the place of the old one and leaves when it is empty", () => {
  const one = note(readDiary(undefined), "2026-11-24", "tehtavat/a", { done: true, texts: ["", ""] });
  assert.deepEqual(writeDiary(one), { "2026-11-24": { "tehtavat/a": { done: true } } });
  assert.equal(writeDiary(note(one, "2026-11-24", "tehtavat/a", {})), undefined);
  assert.equal(writeDiary(one) !== undefined, true);
});

test("long texts are cut, so that the box does not fill", () => {
  const day = note(readDiary(undefined), "2026-11-24", "", { note: "a".repeat(longest + 5) }).get("2026-11-24");
  assert.equal(day?.get("")?.note?.length, longest);
});

test("an entry carries its task's title and questions, but they alone are no entry", () => {
  const entry = { texts: ["Hyvin."], title: "Kävely", questions: ["Miten meni?", "Entä sitten?"] };
  assert.deepEqual(writeDiary(note(readDiary(undefined), "2026-11-24", "a", entry)), { "2026-11-24": { a: { ...entry, questions: ["Miten meni?"] } } });
  assert.equal(writeDiary(note(readDiary(undefined), "2026-11-24", "a", { title: "Kävely", questions: ["Miten meni?"], texts: [""] })), undefined);
  assert.equal(writeDiary(readDiary({ "2026-13-45": { a: { note: "x" } } })), undefined);
});
