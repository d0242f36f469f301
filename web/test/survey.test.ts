import assert from "node:assert/strict";
import { test } from "node:test";
import { nextGuides, readSurveys, sheet, type Statement } from "../src/survey";

const statement = (text: string, level: number, ...guides: string[]): Statement => ({ text, level, guides: guides.map((g) => ({ title: g.toUpperCase(), href: g })) });
const statements = [
  statement("Kolmas", 3, "c"), statement("Toinen", 2, "b"), statement("Ensin", 1, "a", "x"), statement("Ensin myös", 1, "a", "y"), statement("Ilman tasoa", 0, "z"), statement("Ohjeeton", 1),
];
const hrefs = (answers: readonly (number | null)[], of = statements) => nextGuides(of, answers).map((g) => g.href);

test("guides of the lowest level come first, at most three, none twice", () => {
  for (const [answers, want] of [
    [[1, 2, 1, 2, 1, 1], ["a", "b", "c"]],
    [[0, 0, 1, 0, 0, 0], ["a", "x"]],
    [[0, 0, 1, 1, 0, 0], ["a", "x", "y"]],
    [[1, 0, 0, 0, 2, 0], ["c", "z"]],
    [[0, 0, 0, 0, 0, 2], []],
    [[0, 0, 0, 0, 0, 0], []],
    [[null, null, null, null, null, null], []],
    [[], []],
  ] as const) assert.deepEqual(hrefs(answers), want, JSON.stringify(answers));
  assert.deepEqual(nextGuides([], []), []);
});

test("the sheet tells each statement under its answer, and no number of points", () => {
  const names = ["Osaan itse", "Osaan, kun joku auttaa", "En ole kokeillut"];
  assert.equal(sheet("Mitä osaan jo? 24.11.2026", names, statements, [0, 2, 0, null, null, 2], "Näistä voit jatkaa"),
    "Mitä osaan jo? 24.11.2026\n\nOsaan itse\n- Kolmas\n- Ensin\n\nEn ole kokeillut\n- Toinen\n- Ohjeeton\n\nNäistä voit jatkaa\n1. B\n");
  assert.equal(sheet("T", names, statements, [], "Näistä"), "T\n");
});

test("what was kept is read, and nothing else", () => {
  for (const odd of [undefined, null, 1, "x", [], { a: null }, { a: 1 }, { a: { date: "x", answers: [] } }, { a: { date: "2026-11-24" } }, { a: { date: "2026-11-24", answers: Array(501).fill(0) } }]) {
    assert.equal(readSurveys(odd).size, 0, JSON.stringify(odd));
  }
  assert.deepEqual(readSurveys({ a: { date: "2026-11-24", answers: [0, "1", null, -1, 2.5, 2] } }).get("a"), { date: "2026-11-24", answers: [0, null, null, null, null, 2] });
});
