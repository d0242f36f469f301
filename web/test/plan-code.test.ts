import assert from "node:assert/strict";
import test from "node:test";
import contract from "../../testdata/contract/plan-codes.json";
import { asCode, decode, encode } from "../src/plan-code";
import { count, emptyPlan, mostADay, type Plan, type Task } from "../src/plan";
import { pick, type Row } from "../src/plan-tasks";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** Numbers that are the same on each run. */
function dice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}

const task = (code: string, short = 4): Task => ({ code, short, id: "t/" + code, title: code, minutes: 30, lang: "fi" });
const codeOf = (roll: (sides: number) => number): string => Array.from({ length: 10 }, () => letters[roll(32)]).join("");

test("codes mean what they mean to Go", () => {
  const rows = contract.bank.map(({ code, short, id }): Row => [code.slice(0, short) + "-" + code.slice(short), id, "", 0, [], 0]);
  for (const [written, id] of Object.entries(contract.read)) {
    const found = pick(rows, asCode(written), "fi");
    assert.equal(found === "several" ? "?" : found === "unknown" ? "" : found.id, id, written);
  }
  for (const { code, short, id } of contract.bank) {
    const found = pick(rows, code.slice(0, short), "fi");
    assert.ok(typeof found === "object" && found.id === id && found.code === code && found.short === short);
  }
});

// Addresses that have been given out. Never change a line; only add.
test("every address that has ever been written is read", () => {
  const days = (...list: string[][]) => [...list, ...emptyPlan.days.slice(list.length)];
  for (const [address, plan] of [
    ["#p1.14ws81d4m.38rvy", { days: days(["4ws8", "1d4m"], [], ["8rvy"]) }],
    ["#p1.w202648.l2.m240.n5.1z884k", { week: "2026-w48", level: 2, minutes: 240, days: days(["z884k"]) }],
    ["p1.w202653.7ypqs", { week: "2026-w53", days: days([], [], [], [], [], [], ["ypqs"]) }],
  ] as const) assert.deepEqual(decode(address), { plan, lost: 0, odd: 0 }, address);
});

test("what comes out goes in again", () => {
  const roll = dice(7);
  for (let i = 0; i < 2000; i++) {
    const tasks = new Map(Array.from({ length: 1 + roll(30) }, () => task(codeOf(roll), 4 + (roll(9) === 0 ? roll(7) : 0))).map((t) => [t.code, t]));
    const all = [...tasks.keys()];
    const plan: Plan = {
      days: emptyPlan.days.map(() => Array.from({ length: roll(mostADay + 1) }, () => all[roll(all.length)]!)),
      ...(roll(2) ? { week: `${2020 + roll(20)}-w${String(1 + roll(52)).padStart(2, "0")}` } : {}),
      ...(roll(2) ? { level: 1 + roll(9) } : {}), ...(roll(2) ? { minutes: 5 + roll(900) } : {}),
    };
    const address = encode(plan, tasks);
    assert.match(address, /^p1[a-z0-9.]*$/);
    const back = decode("#" + (roll(2) ? address : address.toUpperCase() + ")."));
    assert.ok(typeof back === "object" && back.lost === 0 && back.odd === 0, address);
    const n = back.plan.days.reduce((most, d) => d.reduce((m, c) => Math.max(m, c.length), most), 0);
    assert.deepEqual(back.plan, { ...plan, days: plan.days.map((d) => d.map((c) => c.slice(0, n))) });
  }
});

test("twenty tasks and everything else are a little over a hundred characters", () => {
  const roll = dice(3);
  const tasks = new Map(Array.from({ length: 20 }, () => task(codeOf(roll))).map((t) => [t.code, t]));
  const all = [...tasks.keys()];
  const days = emptyPlan.days.map((_, i) => all.slice(i * 4, i * 4 + 4).filter(() => i < 5));
  assert.ok(encode({ days }, tasks).length < 100);
  assert.ok(encode({ days, week: "2026-w48", level: 2, minutes: 240 }, tasks).length < 112);
});

test("what is not understood is counted, and the rest is read", () => {
  for (const [address, tasks, lost, odd] of [
    ["p1", 0, 0, 0], ["p1.", 0, 0, 0], ["p1..", 0, 0, 0], ["p1.1", 0, 0, 0],
    ["p1.14ws81d", 1, 1, 0], // cut in a message
    ["p1.14ws8u000", 1, 1, 0], // u is no letter of a code
    ["p1.14ws8.14ws8", 1, 0, 1], ["p1.84ws8", 0, 0, 1], ["p1.04ws8", 0, 0, 1], ["p1.xyz.14ws8", 1, 0, 1],
    ["p1.w202699.14ws8", 1, 0, 1], ["p1.w2026481.14ws8", 1, 0, 1], ["p1.w202653.w202648", 0, 0, 1], ["p1.l0", 0, 0, 1], ["p1.l10", 0, 0, 1], ["p1.m9999", 0, 0, 1], ["p1.m-1", 0, 0, 2],
    ["p1.n3.14ws8", 1, 0, 1], ["p1.n11.14ws8", 1, 0, 1], ["p1.n5.14ws8", 0, 1, 0], ["p1.14WS8", 1, 0, 0], ["p1.14ws8?utm=x", 1, 0, 1], ["p1.14ws8).", 1, 0, 0],
    ["p1.1" + "4ws8".repeat(15), 10, 5, 0], ["p1." + "14ws8.".repeat(500), 1, 0, 39], ["%70%31%2e14ws8", 1, 0, 0], ["p1.14ws8 p1.24ws8", 1, 0, 1],
  ] as const) {
    const found = decode(address);
    assert.ok(typeof found === "object", address);
    assert.equal(count(found.plan), tasks, address);
    assert.equal(found.lost, lost, address);
    assert.ok(odd === 39 ? found.odd >= 38 : found.odd === odd, `${address}: odd ${found.odd}`);
  }
  for (const none of ["", "#", "p", "#main", "p1x", "q1.14ws8", "pp1", "%", "%%%", "p%31.%zz"]) assert.equal(decode(none), "none", none);
  for (const newer of ["p2.x", "p9", "p10.14ws8", "#p2.14ws8"]) assert.equal(decode(newer), "newer", newer);
});

test("nothing makes it fail, and nothing but codes and numbers comes through", () => {
  const roll = dice(11);
  const signs = [..."p1.wlmn0123456789abcxyz<>\"'&#%äö €\u0000\u2028", "%3C", "__proto__", "constructor", "\ud800"];
  for (let i = 0; i < 20000; i++) {
    const text = (roll(3) ? "p1." : "") + Array.from({ length: roll(40) }, () => signs[roll(signs.length)]).join("");
    const found = decode(text);
    if (typeof found === "string") continue;
    for (const day of found.plan.days) for (const code of day) assert.match(code, /^[0-9a-hjkmnp-tv-z]{4,10}$/);
    assert.match(found.plan.week ?? "2026-w48", /^2[01]\d\d-w\d\d$/);
    assert.equal(found.plan.days.length, 7);
  }
});
