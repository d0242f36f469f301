// Which steps of which tasks are done: the state kept under
// vakka:<bank-id>:ticks:v1, {"tehtavat/kavely": [0, 2]} by the task's id and
// the steps' places from zero. The format is read for ever. Beside it stands
// vakka:<bank-id>:ticks-days:v1, {"tehtavat/kavely": "2026-11-23"}: the day that
// a step was last ticked, by which old ticks are forgotten (expiry.ts).

export type Ticks = ReadonlyMap<string, readonly number[]>;

export const ticksKey = (bank: string): string => `vakka:${bank}:ticks:v1`;
export const ticksDaysKey = (bank: string): string => `vakka:${bank}:ticks-days:v1`;

/** Reads the days of the ticks, by the task's id. */
export function readTickDays(stored: unknown): ReadonlyMap<string, string> {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return new Map();
  return new Map(Object.entries(stored).filter((one): one is [string, string] => typeof one[1] === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one[1])));
}

/** Reads the stored state; whatever is not of its form is left out. */
export function readTicks(stored: unknown): Ticks {
  const ticks = new Map<string, readonly number[]>();
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return ticks;
  for (const [task, steps] of Object.entries(stored)) {
    if (!Array.isArray(steps)) continue;
    const good = steps.filter((s): s is number => Number.isInteger(s) && s >= 0 && s < 1000);
    if (good.length > 0) ticks.set(task, [...new Set(good)].sort((a, b) => a - b));
  }
  return ticks;
}

/** What to store; undefined when there is nothing to remember. */
export function writeTicks(ticks: Ticks): Record<string, readonly number[]> | undefined {
  return ticks.size === 0 ? undefined : Object.fromEntries(ticks);
}

/** The state after a step of a task was ticked or unticked. */
export function tick(ticks: Ticks, task: string, step: number, done: boolean): Ticks {
  const steps = (ticks.get(task) ?? []).filter((s) => s !== step);
  return withSteps(ticks, task, done ? [...steps, step].sort((a, b) => a - b) : steps);
}

/** The state when a task is begun anew. */
export const startOver = (ticks: Ticks, task: string): Ticks => withSteps(ticks, task, []);

function withSteps(ticks: Ticks, task: string, steps: readonly number[]): Ticks {
  const next = new Map(ticks);
  if (steps.length > 0) next.set(task, steps);
  else next.delete(task);
  return next;
}

/** The steps of a task that are done, of those it has now. */
export function doneSteps(ticks: Ticks, task: string, count: number): readonly number[] {
  return (ticks.get(task) ?? []).filter((s) => s < count);
}
