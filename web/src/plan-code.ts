// A programme as it stands in an address, on paper and in a file. The format
// is read for ever; docs/ohjelma.md has it with its history:
//
//   p1.w202648.l2.m240.14ws81d4m.38rvy
//
// Fields are parted by full stops, each begins with the letter or digit that
// tells what it is: w a week, l a level, m minutes a day, n the length of codes
// when it is not four, 1 to 7 a day with the codes of its tasks in order. There
// is no place for a name or any other text, and nothing of an address is ever
// shown: codes are looked up, and what is not understood is counted.
import { dateOf, isWeek, weekOf } from "./iso-week";
import { emptyPlan, isAgreed, isLevel, mostADay, type Plan, type Tasks } from "./plan";

/** What an address says, its codes not looked up yet. lost counts codes that
 * cannot be any task's, odd the other parts that were not understood. */
export interface Written {
  readonly plan: Plan;
  readonly lost: number;
  readonly odd: number;
}

const longestCode = 10;
const shortestCode = 4;
const longestAddress = 2000;

/** The address's fragment without #. */
export function encode(plan: Plan, tasks: Tasks): string {
  const used = ([] as string[]).concat(...plan.days.map((d) => [...d]));
  const n = used.reduce((most, code) => { const t = tasks.get(code); return Math.max(most, t ? t.short : longestCode); }, shortestCode);
  const fields = ["p1"];
  if (plan.week !== undefined) fields.push("w" + plan.week.replace("-w", ""));
  if (plan.level !== undefined) fields.push("l" + plan.level);
  if (plan.minutes !== undefined) fields.push("m" + plan.minutes);
  if (n !== shortestCode) fields.push("n" + n);
  plan.days.forEach((codes, i) => {
    if (codes.length > 0) fields.push(i + 1 + codes.map((c) => c.slice(0, n)).join(""));
  });
  return fields.join(".");
}

/** Reads a fragment, with or without #: "none" when it is no programme's,
 * "newer" when a later version wrote it. */
export function decode(fragment: string): Written | "none" | "newer" {
  const [text, rest] = plain(fragment);
  const version = /^p(\d{1,3})(?=\.|$)/.exec(text);
  if (!version) return "none";
  if (version[1] !== "1") return "newer";
  const r: Reading = { days: emptyPlan.days, n: shortestCode, lost: 0, odd: 0, seen: new Set() };
  for (const field of text.slice(0, longestAddress).replace(/\.+$/, "").split(".").slice(1, 40)) readField(r, field);
  if (text.length > longestAddress || /[a-z0-9]/.test(rest)) r.odd++;
  const { days, week, level, minutes, lost, odd } = r;
  const plan: Plan = { days, ...(week === undefined ? {} : { week }), ...(level === undefined ? {} : { level }), ...(minutes === undefined ? {} : { minutes }) };
  return { plan, lost, odd };
}

interface Reading {
  days: Plan["days"];
  week?: string;
  level?: number;
  minutes?: number;
  n: number;
  lost: number;
  odd: number;
  readonly seen: Set<string>;
}

function readField(r: Reading, field: string): void {
  const kind = field.charAt(0), rest = field.slice(1);
  const number = /^\d{1,6}$/.test(rest) ? Number(rest) : NaN;
  const week = rest.slice(0, 4) + "-w" + rest.slice(4);
  const fresh = !r.seen.has(kind);
  r.seen.add(kind);
  if (fresh && kind >= "1" && kind <= "7") readDay(r, Number(kind) - 1, rest);
  else if (fresh && kind === "w" && rest.length === 6 && isWeek(week)) r.week = weekOf(dateOf(week, 1));
  else if (fresh && kind === "l" && isLevel(number)) r.level = number;
  else if (fresh && kind === "m" && isAgreed(number)) r.minutes = number;
  else if (fresh && kind === "n" && number >= shortestCode && number <= longestCode) r.n = number;
  else r.odd++;
}

/** A code that was cut or has a letter that no code has is lost; so is what a
 * day has no room for. */
function readDay(r: Reading, day: number, rest: string): void {
  const codes: string[] = [];
  for (let i = 0; i < rest.length; i += r.n) {
    const code = asCode(rest.slice(i, i + r.n));
    if (code.length === r.n && codes.length < mostADay && /^[0-9a-hjkmnp-tv-z]+$/.test(code)) codes.push(code);
    else r.lost++;
  }
  r.days = r.days.map((d, i) => (i === day ? codes : d));
}

/** A fragment as it was before messages and hands changed it (capitals, signs
 * that were percent-encoded, a bracket or a full stop after the link), and what
 * follows it that is no part of it. */
function plain(fragment: string): [string, string] {
  let text = fragment.replace(/^#/, "");
  try {
    text = decodeURIComponent(text);
  } catch {
    // it stays as it is
  }
  text = text.trim().toLowerCase();
  const own = text.replace(/[^a-z0-9.][^]*$/, "");
  return [own, text.slice(own.length)];
}

/** A code as people may write it: O for 0, I and L for 1. */
export const asCode = (text: string): string => text.toLowerCase().replace(/o/g, "0").replace(/[il]/g, "1");
