import assert from "node:assert/strict";
import test from "node:test";
import { add, count, emptyPlan, mostADay, move, nextDay, readKept, remove, total, writeKept, type Plan, type Task } from "../src/plan";
import { dateOf, isDate, isWeek, weekday, weekOf, addDays } from "../src/iso-week";

const a = "4ws8s29q79", b = "1d4mkmnchx", c = "8rvykb8f8v";
const task = (code: string, minutes: number): [string, Task] => [code, { code, short: 4, id: "tehtavat/" + code, title: code, minutes, lang: "fi" }];
const tasks = new Map([task(a, 30), task(b, 60), task(c, 120)]);
const days = (...list: string[][]): Plan => ({ days: [...list, ...emptyPlan.days.slice(list.length)] });

test("what was stored comes back", () => {
  const stored = {
    days: [[a, b], [], [a], [], [], [], []], week: "2026-w48", level: 2, minutes: 240,
    tasks: { [a]: { id: "tehtavat/kavely", title: "Kävely", minutes: 45, short: 4, lang: "fi" }, [b]: { id: "ohjeet/kuva", title: "Kuva", minutes: 0, short: 5, lang: "sv" } },
    before: { days: [[a], [], [], [], [], [], []], tasks: { [a]: { id: "tehtavat/kavely", title: "Kävely", minutes: 45, short: 4, lang: "fi" } } },
  };
  assert.deepEqual(writeKept(readKept(stored)!), stored);
});

test("what is not of the form is left out", () => {
  const bad = { id: "../../x", title: "x" }, good = { id: "t/x", title: "x", minutes: -1, short: 99, lang: "<b>" };
  for (const odd of [undefined, null, 1, "x", [], {}, { days: 7 }, { days: [[a]] }, { days: [[a]], tasks: [] }, { days: [[a]], tasks: { [a]: bad } },
    { days: [["x"]], tasks: { x: good } }, { days: [[7, null, {}]], tasks: { [a]: good } }, { week: "2026-w99", level: 99, minutes: "240" }, { before: { before: {} } }]) {
    assert.equal(readKept(odd), undefined, JSON.stringify(odd));
  }
  const kept = readKept({ days: [Array(50).fill(a)], tasks: { [a]: good } })!;
  assert.equal(count(kept.plan), mostADay);
  assert.deepEqual(kept.tasks.get(a), { code: a, id: "t/x", title: "x", short: 10, minutes: 0, lang: "fi" });
});

test("tasks are added, moved and removed, and the old programme stays as it was", () => {
  const one = days([a, b], [c]);
  assert.deepEqual(add(one, 1, a, 0), days([a, b], [a, c]));
  assert.deepEqual(move(one, 0, 0, 0, 1), days([b, a], [c]));
  assert.deepEqual(move(one, 0, 1, 1), days([a], [c, b]));
  assert.deepEqual(move(one, 0, 1, 1, 0), days([a], [b, c]));
  assert.deepEqual(remove(one, 0, 0), days([b], [c]));
  assert.deepEqual(one, days([a, b], [c]));
  for (const nothing of [move(one, 5, 0, 1), move(one, 0, 9, 1), add(one, 7, a), add(one, -1, a), remove(one, 6, 3)]) assert.deepEqual(nothing, one);
  const full = days(Array(mostADay).fill(a), [b]);
  assert.equal(add(full, 0, b), full);
  assert.equal(move(full, 1, 0, 0), full);
  assert.equal(total(one, tasks, 0), 90);
});

test("a new task goes where there is room", () => {
  const next = (plan: Plan, minutes: number, today: number) => nextDay(plan, tasks, minutes, today, "2026-w48");
  assert.equal(next(emptyPlan, 30, 3), 2, "today");
  assert.equal(next(emptyPlan, 30, 7), 0, "on a Sunday the week begins on Monday");
  assert.equal(next({ ...emptyPlan, week: "2026-w49" }, 30, 3), 0, "next week begins on Monday");
  assert.equal(next({ ...emptyPlan, week: "2026-w48" }, 30, 3), 2, "this week has two days behind it");
  assert.equal(next(days([a]), 30, 1), 1);
  assert.equal(next({ ...days([a, b]), minutes: 120 }, 30, 1), 0, "still fits");
  assert.equal(next({ ...days([a, b]), minutes: 120 }, 45, 1), 1);
  assert.equal(next(days([a], [b], [c], [b], [a]), 30, 1), 0, "all have something: the one with least");
  assert.equal(next({ ...days([], [], [], [], [a]), week: "2026-w48" }, 30, 5), 4, "Friday is the last");
});

test("weeks are those of ISO 8601, every day from 2020 to 2040", () => {
  for (const [date, week] of [["2020-12-31", "2020-w53"], ["2021-01-03", "2020-w53"], ["2021-01-04", "2021-w01"], ["2024-12-30", "2025-w01"], ["2026-11-23", "2026-w48"], ["2026-12-31", "2026-w53"], ["2027-01-01", "2026-w53"]] as const) assert.equal(weekOf(date), week);
  for (let date = "2020-01-01"; date < "2041-01-01"; date = addDays(date, 1)) {
    assert.ok(isDate(date));
    assert.equal(dateOf(weekOf(date), weekday(date)), date);
  }
  for (const odd of ["2026-w00", "2027-w53", "2026-w54", "2026-48", "1999-w01", "2026-w1", "constructor"]) assert.ok(!isWeek(odd), odd);
  for (const odd of ["2026-02-30", "2026-13-01", "x", ""]) assert.ok(!isDate(odd), odd);
});
