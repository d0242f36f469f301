// A person's own programme: tasks for the days of a week, and what is kept of it
// on the device under vakka:<bank-id>:plan:v1:
//
//   {"days": [["4ws8s29q79", …], [], …], "week": "2026-w48", "level": 2, "minutes": 240,
//    "tasks": {"4ws8s29q79": {"id": "tehtavat/kavely", "title": "Kävely", "minutes": 45, "short": 4, "lang": "fi"}},
//    "before": {…}}
//
// days are Monday to Sunday, each the codes of its tasks in order. tasks tell
// enough of each to show it without the net. before is the programme that this
// one took the place of. The format is read for ever; whatever is not of its
// form is left out.
import { isWeek } from "./iso-week";

/** A task as a programme needs it. short is how much of its code is enough,
 * lang the language of its title; goals and level are places in the bank's
 * vocabularies, from 0 and from 1, known when the bank's data has been read. */
export interface Task {
  readonly code: string;
  readonly short: number;
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly lang: string;
  readonly goals?: readonly number[];
  readonly level?: number;
  readonly gone?: true; // no longer in the bank
}
export type Tasks = ReadonlyMap<string, Task>;

/** level is a rung of the bank's ladder of digital skills, minutes what was
 * agreed for a day. Without a week the programme is every week's. */
export interface Plan {
  readonly days: readonly (readonly string[])[];
  readonly week?: string;
  readonly level?: number;
  readonly minutes?: number;
}

export interface Kept {
  readonly plan: Plan;
  readonly tasks: Tasks;
  readonly before?: Kept;
}

export const planKey = (bank: string): string => `vakka:${bank}:plan:v1`;

/** How many tasks a day holds. */
export const mostADay = 10;

export const emptyPlan: Plan = { days: [[], [], [], [], [], [], []] };
export const count = (plan: Plan): number => plan.days.reduce((n, day) => n + day.length, 0);
export const isLevel = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 1 && Number(n) <= 9;
export const isAgreed = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 5 && Number(n) <= 960;

/** Reads the stored state; undefined when there is no programme in it. */
export function readKept(stored: unknown): Kept | undefined {
  const fields = object(stored);
  const known = new Map<string, Task>();
  for (const [code, value] of Object.entries(object(fields["tasks"]))) {
    const task = readTask(code, object(value));
    if (task) known.set(code, task);
  }
  const list = Array.isArray(fields["days"]) ? fields["days"] : [];
  const days = emptyPlan.days.map((_, i) =>
    (Array.isArray(list[i]) ? (list[i] as unknown[]) : []).filter((c): c is string => typeof c === "string" && known.has(c)).slice(0, mostADay));
  const { week, level, minutes, before } = fields;
  const plan: Plan = {
    days,
    ...(typeof week === "string" && isWeek(week) ? { week } : {}),
    ...(isLevel(level) ? { level } : {}),
    ...(isAgreed(minutes) ? { minutes } : {}),
  };
  if (count(plan) === 0 && plan.week === undefined && plan.level === undefined && plan.minutes === undefined) return undefined;
  const older = before === undefined ? undefined : readKept({ ...object(before), before: undefined });
  return { plan, tasks: known, ...(older ? { before: older } : {}) };
}

function readTask(code: string, fields: Readonly<Record<string, unknown>>): Task | undefined {
  const { id, title, minutes, short, lang } = fields;
  if (!/^[0-9a-hjkmnp-tv-z]{10}$/.test(code) || typeof id !== "string" || !/^[a-z0-9_/-]{1,300}$/.test(id) || typeof title !== "string") return undefined;
  return {
    code, id, title: title.slice(0, 300),
    short: Number.isInteger(short) && Number(short) >= 4 && Number(short) <= 10 ? Number(short) : 10,
    minutes: Number.isInteger(minutes) && Number(minutes) > 0 && Number(minutes) <= 6000 ? Number(minutes) : 0,
    lang: typeof lang === "string" && /^[a-zA-Z-]{2,20}$/.test(lang) ? lang : "fi",
  };
}

/** What to store; undefined when there is nothing to remember. */
export function writeKept(kept: Kept): unknown {
  const { days, week, level, minutes } = kept.plan;
  const tasks: Record<string, unknown> = {};
  for (const code of ([] as string[]).concat(...days.map((d) => [...d]))) {
    const task = kept.tasks.get(code);
    if (task) tasks[code] = { id: task.id, title: task.title, minutes: task.minutes, short: task.short, lang: task.lang };
  }
  const before = kept.before && writeKept({ plan: kept.before.plan, tasks: kept.before.tasks });
  const whole = JSON.parse(JSON.stringify({ days, week, level, minutes, tasks, before })) as unknown;
  return readKept(whole) || before ? whole : undefined;
}

/** The minutes of a day. */
export const total = (plan: Plan, tasks: Tasks, day: number): number =>
  (plan.days[day] || []).reduce((sum, code) => { const t = tasks.get(code); return sum + (t ? t.minutes : 0); }, 0);

const withDay = (plan: Plan, day: number, codes: readonly string[]): Plan => ({ ...plan, days: plan.days.map((d, i) => (i === day ? codes : d)) });

/** The programme with a task at a place of a day (from 0), last when no place is
 * given. A full day stays as it is. */
export function add(plan: Plan, day: number, code: string, at?: number): Plan {
  const codes = [...(plan.days[day] || [])];
  if (day < 0 || day > 6 || codes.length >= mostADay) return plan;
  codes.splice(at === undefined ? codes.length : at, 0, code);
  return withDay(plan, day, codes);
}

export const remove = (plan: Plan, day: number, at: number): Plan =>
  withDay(plan, day, (plan.days[day] || []).filter((_, i) => i !== at));

/** The programme with a task at another place of the same or another day. */
export function move(plan: Plan, from: number, at: number, to: number, place?: number): Plan {
  const code = (plan.days[from] || [])[at];
  if (code === undefined || (from !== to && (plan.days[to] || []).length >= mostADay)) return plan;
  return add(remove(plan, from, at), to, code, place);
}

/** The day (from 0) that a new task goes to: the first working day with room in
 * what was agreed, or with nothing yet; else the one with least. Days before
 * today are behind when the programme is this week's. */
export function nextDay(plan: Plan, tasks: Tasks, minutes: number, today: number, thisWeek: string): number {
  const from = plan.week !== undefined && plan.week !== thisWeek || today > 5 ? 0 : today - 1;
  const days = [0, 1, 2, 3, 4].map((i) => (from + i) % 5).filter((d) => plan.week !== thisWeek || d >= from);
  const room = (d: number): boolean => plan.minutes === undefined
    ? (plan.days[d] || []).length === 0
    : total(plan, tasks, d) + minutes <= plan.minutes && (plan.days[d] || []).length < mostADay;
  const free = days.find(room);
  if (free !== undefined) return free;
  return days.reduce((best, d) => (total(plan, tasks, d) < total(plan, tasks, best) ? d : best));
}

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
