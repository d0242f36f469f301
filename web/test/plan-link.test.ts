import assert from "node:assert/strict";
import test from "node:test";
import { dayOf, nextMeetings } from "../src/plan-day";
import { emptyPlan, type Kept, type Plan } from "../src/plan";
import { decode } from "../src/plan-code";
import { lookUp, readFile, refresh, samePlan, writeFile } from "../src/plan-link";
import { Catalogue, type Row } from "../src/plan-tasks";

const rows: Record<string, readonly Row[]> = {
  "4": [["4ws8-s29q79", "tehtavat/kavely", "Kävely", 45, [1, 3], 2]],
  "8": [["8rvy-kb8f8v", "ohjeet/laheta-kuva", "Skicka en bild", 10, [], 0, "sv"]],
  z: [["z8840-dk5fc", "t/648", "A", 5, [], 0], ["z884k-s3r87", "t/386", "B", 5, [], 0]],
};
const asked: string[] = [];

/** A catalogue parted by one letter, whose files come as scripts do. */
const catalogue = (fail = false) => new Catalogue("../ohjelma/fi-abc", 1, "fi", (address) => {
  asked.push(address);
  if (fail) return Promise.reject(new Error("no net"));
  const part = /\/(\w)\.js$/.exec(address)![1]!;
  (globalThis as unknown as { vakkaPlan: (name: string, list: readonly Row[]) => void }).vakkaPlan(address.replace("../", ""), rows[part] ?? []);
  return Promise.resolve();
});
const read = (address: string) => { const w = decode(address); assert.ok(typeof w === "object"); return w; };

test("a link's codes are looked up, each file once, and what is not found is counted", async () => {
  const opened = await lookUp(read("p1.w202648.14ws84ws8z884.20000.38rvy"), catalogue());
  assert.deepEqual(opened.plan.days.slice(0, 3), [["4ws8s29q79", "4ws8s29q79"], [], ["8rvykb8f8v"]]);
  assert.equal(opened.lost, 2, "z884 is two tasks' beginning, 0000 nobody's");
  assert.deepEqual(opened.tasks.get("4ws8s29q79"), { code: "4ws8s29q79", short: 4, id: "tehtavat/kavely", title: "Kävely", minutes: 45, lang: "fi", goals: [1, 3], level: 2 });
  assert.equal(opened.tasks.get("8rvykb8f8v")?.lang, "sv");
  assert.deepEqual([...new Set(asked)].sort(), ["../ohjelma/fi-abc/0.js", "../ohjelma/fi-abc/4.js", "../ohjelma/fi-abc/8.js", "../ohjelma/fi-abc/z.js"]);
  await assert.rejects(lookUp(read("p1.1aaaa"), catalogue(true)));
});

test("what was kept is brought up to date, and stays as it was without the net", async () => {
  const task = (code: string, title: string) => [code, { code, short: 4, id: "t/" + code, title, minutes: 1, lang: "fi" }] as const;
  const kept: Kept = { plan: { ...emptyPlan }, tasks: new Map([task("4ws8s29q79", "Vanha nimi"), task("4000000000", "Poistettu")]) };
  const now = await refresh(kept, catalogue());
  assert.equal(now.tasks.get("4ws8s29q79")?.title, "Kävely");
  assert.equal(now.tasks.get("4000000000")?.title, "Poistettu");
  assert.equal(now.tasks.get("4000000000")?.gone, true);
  const far: Kept = { ...kept, tasks: new Map([task("q000000000", "Muualla")]) };
  assert.equal(await refresh(far, catalogue(true)), far);
});

test("a file gives back what was put in, and anything else is no file of ours", () => {
  assert.deepEqual(readFile("\ufeff" + writeFile("pankki", "p1.14ws8")), { plan: "p1.14ws8", bank: "pankki" });
  for (const bad of ["", "x", "null", "1", "[]", "{}", '{"format":"vakka-plan"}', '{"format":"vakka-plan","plan":1}', '{"plan":"p1.14ws8"}']) assert.equal(readFile(bad), undefined, bad);
});

test("two programmes are the same when they say the same", () => {
  const plan: Plan = { ...emptyPlan, week: "2026-w48", minutes: 240 };
  assert.ok(samePlan(plan, { minutes: 240, week: "2026-w48", days: [[], [], [], [], [], [], []] }));
  for (const other of [emptyPlan, { ...plan, level: 1 }, { ...plan, minutes: 60 }, { ...plan, days: [["a"], [], [], [], [], [], []] }]) assert.ok(!samePlan(plan, other));
});

test("a day has its tasks in the programme's week, or every week", () => {
  const days = [["a"], [], ["b"], [], [], [], ["c"]];
  const week: Plan = { days, week: "2026-w48" };
  for (const [date, plan, today, tomorrow, when, next] of [
    ["2026-11-23", week, ["a"], [], "now", "2026-11-25"],
    ["2026-11-24", week, [], ["b"], "now", "2026-11-25"],
    ["2026-11-29", week, ["c"], [], "now", undefined],
    ["2026-11-22", week, [], ["a"], "future", "2026-11-23"],
    ["2026-11-10", week, [], [], "future", "2026-11-23"],
    ["2026-11-30", week, [], [], "past", undefined],
    ["2026-11-29", { days }, ["c"], ["a"], "now", "2026-11-30"],
    ["2030-01-07", { days }, ["a"], [], "now", "2030-01-09"],
    ["2026-11-23", emptyPlan, [], [], "now", undefined],
    ["2026-11-23", { ...emptyPlan, week: "2026-w50" }, [], [], "future", undefined],
  ] as const) assert.deepEqual(dayOf(plan, date), { today, tomorrow, when, ...(next ? { next } : {}) }, `${date} ${plan.week}`);
});

test("each group's next meeting, until it is over, this week or the next", () => {
  const meetings = [
    { date: "2026-11-23", until: "09:30", group: "A" }, { date: "2026-11-23", until: "12:15", group: "A" }, { date: "2026-11-24", until: "10:00", group: "B" },
    { date: "2026-12-06", until: "10:00", group: "A" }, { date: "2026-12-07", until: "10:00", group: "B" },
  ];
  for (const [date, time, found] of [
    ["2026-11-22", "23:59", [0, 2]], ["2026-11-23", "09:00", [0, 2]], ["2026-11-23", "09:30", [1, 2]], ["2026-11-24", "10:00", [3]], ["2026-11-25", "00:00", [3]], ["2026-12-20", "08:00", []],
  ] as const) assert.deepEqual(nextMeetings(meetings, date, time), found, date + time);
});
