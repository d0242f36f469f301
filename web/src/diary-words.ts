// What the diary's page says, as the page tells the script, and days in words.
import { fill } from "./words";

export interface DiaryWords {
  readonly lang: string;
  readonly weekdays: readonly string[]; // from Sunday on
  readonly months: readonly string[]; // from January on
  readonly faces: readonly string[]; // hard, so-so, good
  readonly texts: Readonly<Record<string, string>>;
}

/** One of the texts, with its {places} filled in. */
export const say = (w: DiaryWords, name: string, places: Readonly<Record<string, string | number>> = {}): string => fill(w.texts[name] || "", places);

/** A day at noon, so that no change of clocks moves it. */
const at = (date: string): Date => new Date(date + "T12:00:00Z");

/** The date so many days later. */
export function later(date: string, days: number): string {
  const d = at(date);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export const monday = (date: string): string => later(date, -((at(date).getUTCDay() + 6) % 7));

/** Fills a pattern of a date with the parts of one date, or of two. */
function dated(pattern: string, w: DiaryWords, from: string, to = from): string {
  const [a, b] = [at(from), at(to)];
  return say(w, pattern, {
    weekday: w.weekdays[a.getUTCDay()]!, d: a.getUTCDate(), m: a.getUTCMonth() + 1, y: b.getUTCFullYear(), month: w.months[a.getUTCMonth()]!,
    d2: b.getUTCDate(), m2: b.getUTCMonth() + 1, month2: w.months[b.getUTCMonth()]!,
  });
}

/** Maanantai 23.11. */
export function dayName(w: DiaryWords, date: string): string {
  const name = dated("day", w, date);
  return name.charAt(0).toLocaleUpperCase(w.lang) + name.slice(1);
}

/** 23.11.2026, or 23.–29.11.2026. */
export function spanName(w: DiaryWords, from: string, to: string): string {
  if (from === to) return dated("date", w, from);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${spanName(w, from, from)}–${spanName(w, to, to)}`;
  return dated(from.slice(0, 7) === to.slice(0, 7) ? "spanMonth" : "span", w, from, to);
}
