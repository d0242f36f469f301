import assert from "node:assert/strict";
import { test } from "node:test";
import { pickVoice, pieces } from "../src/listen";

test("a voice of the device itself, in the language of the text", () => {
  const voice = (lang: string, localService = true, other = {}) => ({ lang, localService, ...other });
  const fi = voice("fi-FI");
  assert.equal(pickVoice([voice("en-US"), fi], "fi-simple"), fi);
  assert.equal(pickVoice([voice("en-US"), voice("fil-PH")], "fi"), undefined);
  assert.equal(pickVoice([voice("fi-FI", false)], "fi"), undefined);
  const best = voice("sv_SE", true, { default: true });
  assert.equal(pickVoice([voice("sv-FI"), best], "sv"), best);
  assert.equal(pickVoice([], "fi"), undefined);
});

test("a text is said sentence by sentence", () => {
  assert.deepEqual(pieces("Lähde ulos.  Katso\nympärillesi! Mitä näet?"), ["Lähde ulos.", "Katso ympärillesi!", "Mitä näet?"]);
  assert.deepEqual(pieces("Tapaaminen on klo 9. aamulla ja esim. puhelimella."), ["Tapaaminen on klo 9. aamulla ja esim. puhelimella."]);
  assert.deepEqual(pieces("Hän sanoi: ”Hei.” Sitten mentiin."), ["Hän sanoi: ”Hei.”", "Sitten mentiin."]);
  assert.deepEqual(pieces("  "), []);
  assert.deepEqual(pieces("–"), []);
});

test("a long sentence is cut where one breathes, and nothing is lost", () => {
  const long = Array.from({ length: 60 }, (_, i) => `sana${i}${i % 7 === 6 ? "," : ""}`).join(" ") + ".";
  const said = pieces(long);
  assert.ok(said.length > 1 && said.every((s) => s.length <= 221), said.map((s) => s.length).join());
  assert.equal(said.join(" "), long);
  assert.equal(pieces("a".repeat(1000)).join(""), "a".repeat(1000));
});
