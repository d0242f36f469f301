// Which week a list's weeks are, seen from a day, and the order in which they
// are of use: this week, the coming ones, the past ones with the latest first.

export type When = "this" | "next" | "later" | "past";

const day = 24 * 60 * 60 * 1000;

/** The Monday of a date's week; both are of the form 2026-11-23. */
export function mondayOf(date: string): string {
  const at = new Date(date + "T12:00:00Z");
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}

/** When a week is, by its Monday. */
export function whenIs(monday: string, today: string): When {
  const weeks = Math.round((Date.parse(monday + "T12:00:00Z") - Date.parse(mondayOf(today) + "T12:00:00Z")) / (7 * day));
  if (weeks < 0) return "past";
  return weeks === 0 ? "this" : weeks === 1 ? "next" : "later";
}

/** The weeks in the order of use. Weeks of the same time stay as they stood. */
export function inOrder<T>(weeks: readonly T[], monday: (week: T) => string, today: string): T[] {
  const past = (week: T) => whenIs(monday(week), today) === "past";
  const by = (sign: number) => (a: T, b: T) => sign * monday(a).localeCompare(monday(b));
  return [...weeks.filter((w) => !past(w)).sort(by(1)), ...weeks.filter(past).sort(by(-1))];
}
