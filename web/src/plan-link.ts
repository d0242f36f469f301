// From what an address, a file or the device says to a programme whose tasks are
// known.
import { count, type Kept, type Plan, type Task } from "./plan";
import type { Written } from "./plan-code";
import type { Catalogue } from "./plan-tasks";

/** A programme that was read; lost is how many tasks had to be left out. */
export interface Opened extends Kept {
  readonly lost: number;
  readonly odd: number;
}

/** Looks up the codes of an address. Fails when the data cannot be fetched. */
export async function lookUp(written: Written, catalogue: Catalogue): Promise<Opened> {
  const found = await catalogue.find(([] as string[]).concat(...written.plan.days.map((d) => [...d])));
  const tasks = new Map<string, Task>();
  let lost = written.lost;
  const days = written.plan.days.map((day) => day.reduce<string[]>((codes, code) => {
    const task = found.get(code);
    if (typeof task !== "object") {
      lost++;
      return codes;
    }
    tasks.set(task.code, task);
    return codes.concat(task.code);
  }, []));
  return { plan: { ...written.plan, days }, tasks, lost, odd: written.odd };
}

/** A kept programme with what the bank says of its tasks today; those it no
 * longer has are marked as gone. As it was when the data cannot be fetched. */
export async function refresh(kept: Kept, catalogue: Catalogue): Promise<Kept> {
  try {
    const found = await catalogue.find([...kept.tasks.keys()]);
    const tasks = new Map<string, Task>();
    for (const [code, task] of kept.tasks) {
      const now = found.get(code);
      tasks.set(code, typeof now === "object" ? now : { ...task, gone: true });
    }
    return { ...kept, tasks };
  } catch {
    return kept;
  }
}

/** True when two programmes say the same. */
export const samePlan = (a: Plan, b: Plan): boolean =>
  count(a) === count(b) && a.week === b.week && a.level === b.level && a.minutes === b.minutes && JSON.stringify(a.days) === JSON.stringify(b.days);

export const longestFile = 20_000;

/** A programme as a file: the address's own form, so that there is one format to
 * read for ever. */
export const writeFile = (bank: string, address: string): string =>
  JSON.stringify({ format: "vakka-plan", version: 1, bank, plan: address }, null, 2) + "\n";

/** What is in a file: the address, and which bank it is of. */
export function readFile(text: string): { readonly plan: string; readonly bank: string } | undefined {
  try {
    const { format, plan, bank } = JSON.parse(text.replace(/^\ufeff/, "")) as Record<string, unknown>;
    return format === "vakka-plan" && typeof plan === "string" ? { plan, bank: typeof bank === "string" ? bank : "" } : undefined;
  } catch {
    return undefined;
  }
}
