// What a device remembers of a person's days goes by itself when it is old.
import { ticksDaysKey, ticksKey, readTicks, writeTicks, readTickDays } from "./ticks";
import { diaryKey, isDate } from "./diary";
import type { Store } from "./store";

/** The first date that is still kept: that of so many days ago. */
export const firstKept = (today: string, days: number): string => new Date(Date.parse(today + "T12:00:00Z") - days * 864e5).toISOString().slice(0, 10);

/** Takes out of a stored diary the days before a date; undefined when there is
 * nothing to take out. What else is stored there is not touched. */
export function withoutOld(stored: unknown, first: string): { left: unknown } | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  const all = Object.entries(stored);
  const left = all.filter(([date]) => !isDate(date) || date >= first);
  if (left.length === all.length) return undefined;
  return { left: left.length > 0 ? Object.fromEntries(left) : undefined };
}

/** Forgets the diary's days and the ticked steps that are older than so many
 * days. Steps that do not say when they were ticked are counted from today. A
 * device that remembers nothing is not asked for the date: the calendars of a
 * browser take a slow phone longer to open than all the rest here. */
export function forgetOld(store: Store, bank: string, date: () => string, days: number): void {
  const written = store.read(diaryKey(bank));
  const ticks = readTicks(store.read(ticksKey(bank)));
  const known = readTickDays(store.read(ticksDaysKey(bank)));
  if (written === undefined && ticks.size === 0 && known.size === 0) return;

  const today = date();
  const first = firstKept(today, days);
  const diary = withoutOld(written, first);
  if (diary) store.write(diaryKey(bank), diary.left);
  const dated = new Map([...ticks.keys()].map((task) => [task, known.get(task) || today]));
  const kept = new Map([...dated].filter(([, date]) => date >= first));
  if (kept.size < ticks.size) store.write(ticksKey(bank), writeTicks(new Map([...ticks].filter(([task]) => kept.has(task)))));
  const text = (m: ReadonlyMap<string, string>) => JSON.stringify([...m]);
  if (text(kept) !== text(known)) store.write(ticksDaysKey(bank), kept.size > 0 ? Object.fromEntries(kept) : undefined);
}
