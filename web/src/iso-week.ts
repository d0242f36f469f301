// Weeks as Finland counts them: ISO 8601, from Monday, named 2026-w48. Dates are
// 2026-11-23, days of a week 1 (Monday) to 7.

const day = 86_400_000;
const stamp = (date: string): number => Date.parse(date + "T00:00:00Z");
const dated = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const isDate = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(stamp(date)) && dated(stamp(date)) === date;

export const addDays = (date: string, days: number): string => dated(stamp(date) + days * day);

/** The day of the week, 1 to 7. */
export const weekday = (date: string): number => new Date(stamp(date)).getUTCDay() || 7;

/** The week that a date is in. */
export function weekOf(date: string): string {
  const thursday = addDays(date, 4 - weekday(date));
  const n = Math.floor((stamp(thursday) - stamp(thursday.slice(0, 4) + "-01-01")) / (7 * day)) + 1;
  return `${thursday.slice(0, 4)}-w${n < 10 ? "0" : ""}${n}`;
}

/** The date of a week's day. */
export function dateOf(week: string, weekDay: number): string {
  const fourth = week.slice(0, 4) + "-01-04"; // always in the first week
  return addDays(fourth, (Number(week.slice(6)) - 1) * 7 + weekDay - weekday(fourth));
}

/** True of a week that there is, in this century or the next. */
export const isWeek = (week: string): boolean => /^2[01]\d\d-w\d\d$/.test(week) && weekOf(dateOf(week, 4)) === week;
