// Everything that a device remembers of a bank, as one file, and back again:
//
//   {"format": "vakka-saved", "version": 1, "bank": "etatyopaja", "date": "2026-11-23",
//    "saved": {"plan:v1": …, "diary:v1": …, "ticks:v1": …, "ticks-days:v1": …, "survey:v1": …}}
//
// saved holds what stands under vakka:<bank>:… on the device. The format is
// read for ever. Importing joins: nothing that is on the device goes away.
import { diaryKey, longest, readDiary, writeDiary, type Diary, type Entry, type Face } from "./diary";
import { readSurveys } from "./survey";
import { readTickDays, readTicks, ticksDaysKey, ticksKey, writeTicks } from "./ticks";
import type { Store } from "./store";

/** What a device may remember of a bank. */
export const names = ["plan:v1", "diary:v1", "ticks:v1", "ticks-days:v1", "survey:v1"] as const;
export const keyOf = (bank: string, name: string): string => `vakka:${bank}:${name}`;

/** The largest file that is read. */
export const largest = 2_000_000;

/** The file's text. */
export function exportAll(store: Store, bank: string, date: string): string {
  const saved = Object.fromEntries(names.map((name) => [name, store.read(keyOf(bank, name))]).filter(([, value]) => value !== undefined));
  return JSON.stringify({ format: "vakka-saved", version: 1, bank, date, saved }, null, 1) + "\n";
}

/** What came of an import. plan: whether the file's was taken, or left because
 * the device has its own. */
export interface Report {
  readonly new: number;
  readonly joined: number;
  readonly same: number;
  readonly old: number;
  readonly plan?: "taken" | "left";
  readonly failed: boolean;
}

const object = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Joins a file with what is on the device; first is the first date that is
 * still kept. Gives the name of a text when the file will not do. */
export function importAll(store: Store, bank: string, text: string, first: string): Report | "badFile" | "otherBank" | "newer" {
  let file: unknown;
  try {
    file = text.length > largest ? undefined : JSON.parse(text);
  } catch {
    file = undefined;
  }
  if (!object(file) || file["format"] !== "vakka-saved" || typeof file["version"] !== "number" || !object(file["saved"])) return "badFile";
  if (file["version"] > 1) return "newer";
  if (file["bank"] !== bank) return "otherBank";
  const saved = file["saved"];

  const joined = joinDiaries(readDiary(store.read(diaryKey(bank))), readDiary(saved["diary:v1"]), first);
  let good = store.write(diaryKey(bank), writeDiary(joined.diary));
  good = importTicks(store, bank, saved) && good;
  const surveys = readSurveys(saved["survey:v1"]);
  if (surveys.size > 0) {
    const all = new Map([...surveys, ...readSurveys(store.read(keyOf(bank, "survey:v1")))]);
    good = store.write(keyOf(bank, "survey:v1"), Object.fromEntries(all)) && good;
  }
  const plan = saved["plan:v1"];
  const own = store.read(keyOf(bank, "plan:v1"));
  const other = object(plan) && JSON.stringify(plan) !== JSON.stringify(own);
  if (other && own === undefined) good = store.write(keyOf(bank, "plan:v1"), plan) && good;
  return { ...joined.counts, ...(other ? { plan: own === undefined ? "taken" : "left" } : {}), failed: !good };
}

function importTicks(store: Store, bank: string, saved: Readonly<Record<string, unknown>>): boolean {
  const theirs = readTicks(saved["ticks:v1"]);
  if (theirs.size === 0) return true;
  const ticks = new Map(readTicks(store.read(ticksKey(bank))));
  for (const [task, steps] of theirs) ticks.set(task, [...new Set([...(ticks.get(task) || []), ...steps])].sort((a, b) => a - b));
  const days = new Map(readTickDays(store.read(ticksDaysKey(bank))));
  for (const [task, day] of readTickDays(saved["ticks-days:v1"])) if ((days.get(task) || "") < day) days.set(task, day);
  return store.write(ticksKey(bank), writeTicks(ticks)) && store.write(ticksDaysKey(bank), Object.fromEntries(days));
}

/** Both diaries in one, without the days before first. */
function joinDiaries(own: Diary, theirs: Diary, first: string): { diary: Diary; counts: Pick<Report, "new" | "joined" | "same" | "old"> } {
  const counts = { new: 0, joined: 0, same: 0, old: 0 };
  const diary = new Map(own);
  for (const [date, tasks] of theirs) {
    if (date < first) {
      counts.old += tasks.size;
      continue;
    }
    const day = new Map(diary.get(date) || []);
    for (const [task, entry] of tasks) {
      const mine = day.get(task);
      const both = mine ? joinEntries(mine, entry) : entry;
      if (!mine) counts.new++;
      else if (JSON.stringify(both) === JSON.stringify(mine)) counts.same++;
      else counts.joined++;
      day.set(task, both);
    }
    diary.set(date, day);
  }
  return { diary, counts };
}

/** Two texts of the same: one that holds the other, or both under each other. */
function joinTexts(own = "", other = ""): string {
  if (own.includes(other)) return own;
  return other.includes(own) ? other : `${own}\n${other}`.slice(0, longest);
}

function joinEntries(own: Entry, other: Entry): Entry {
  const [a, b] = [own.texts || [], other.texts || []];
  const texts = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => joinTexts(a[i], b[i]));
  const face: Face | undefined = own.face || other.face;
  const note = joinTexts(own.note, other.note);
  const title = own.title || other.title;
  const questions = b.length > a.length ? other.questions : own.questions || other.questions;
  return {
    ...(own.done || other.done ? { done: true } : {}), ...(face ? { face } : {}), ...(texts.length > 0 ? { texts } : {}), ...(note ? { note } : {}),
    ...(title ? { title } : {}), ...(questions ? { questions } : {}),
  };
}
