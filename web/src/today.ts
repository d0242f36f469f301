// Which of a bank's days is today's, or the next one.

// What there is of Temporal here: newer browsers have it, and it opens a
// calendar in a hundredth of the time that Intl takes.
declare const Temporal: undefined | {
  readonly Instant: { fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: string): { toPlainDate(): object } } };
};

/** The date at a moment in a time zone: 2026-11-23. A browser that does not
 * know the zone gives its own date. */
export function dateIn(zone: string, now: Date): string {
  const parts = (options: Intl.DateTimeFormatOptions) => {
    const found = new Map(new Intl.DateTimeFormat("en", { year: "numeric", month: "2-digit", day: "2-digit", ...options })
      .formatToParts(now).map((p) => [p.type, p.value]));
    return `${found.get("year")}-${found.get("month")}-${found.get("day")}`;
  };
  try {
    if (typeof Temporal !== "undefined") return String(Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate());
    return parts({ timeZone: zone });
  } catch {
    return parts({});
  }
}

/** The last day of the week after the date's own, which ends on a Sunday. */
export function endOfNextWeek(date: string): string {
  const day = new Date(date + "T12:00:00Z");
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7) + 7);
  return day.toISOString().slice(0, 10);
}

/** Of the dates that have a programme, today or the next one of this week or
 * the next; undefined when there is none. */
export function pickDay(dates: readonly string[], today: string): string | undefined {
  const last = endOfNextWeek(today);
  return [...dates].sort().find((date) => date >= today && date <= last);
}
