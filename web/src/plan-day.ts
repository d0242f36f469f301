// What a programme has for a day.
import { addDays, dateOf, weekday, weekOf } from "./iso-week";
import type { Plan } from "./plan";

export interface DayOf {
  /** The codes of the date's tasks, and of the next day's. */
  readonly today: readonly string[];
  readonly tomorrow: readonly string[];
  /** The next date after this one that has tasks, within the programme. */
  readonly next?: string;
  /** Whether the programme's week is behind, or yet to come. */
  readonly when: "now" | "past" | "future";
}

/** A programme without a week is every week's. */
export function dayOf(plan: Plan, date: string): DayOf {
  const on = (d: string): readonly string[] => (plan.week === undefined || weekOf(d) === plan.week ? plan.days[weekday(d) - 1] || [] : []);
  const when = plan.week === undefined || plan.week === weekOf(date) ? "now" : dateOf(plan.week, 1) > date ? "future" : "past";
  let next: string | undefined;
  const from = when === "future" ? addDays(dateOf(plan.week!, 1), -1) : date;
  for (let n = 1; n <= 7 && next === undefined; n++) if (on(addDays(from, n)).length > 0) next = addDays(from, n);
  return { today: on(date), tomorrow: on(addDays(date, 1)), when, ...(next === undefined ? {} : { next }) };
}

export interface MeetingTime { readonly date: string; readonly until: string; readonly group: string }

/** The places of the next meeting of each group: the first that is not over at a
 * time (09:30) of a date, this week or the next. */
export function nextMeetings(meetings: readonly MeetingTime[], date: string, time: string): readonly number[] {
  const last = addDays(dateOf(weekOf(date), 7), 7), seen = new Set<string>(), found: number[] = [];
  meetings.forEach((m, i) => {
    const over = m.date < date || (m.date === date && m.until <= time);
    if (over || m.date > last || seen.has(m.group)) return;
    seen.add(m.group);
    found.push(i);
  });
  return found;
}
