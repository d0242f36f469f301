// The programme on the coach's table: its days, its settings, and what every
// change says, keeps and can be undone by.
import { weekOf, addDays } from "./iso-week";
import { count, emptyPlan, isAgreed, isLevel, mostADay, move, remove, total, type Kept, type Plan, type Tasks } from "./plan";
import { above, showTask } from "./plan-show";
import { copyOf, counted, dayName, part, type Speech, weekName } from "./plan-words";

export interface Table {
  /** Shows a programme; what could be undone before is forgotten. */
  open(kept: Kept): void;
  /** Takes in what the bank says of the tasks; what is being done goes on. */
  know(tasks: Tasks): void;
  /** Says something that needs no undoing. */
  tell(text: string): void;
  readonly kept: () => Kept;
}

export interface TableOptions {
  readonly page: Document;
  readonly root: HTMLElement;
  readonly speech: Speech;
  readonly today: string;
  /** Called after each change, with what is now on the table. */
  readonly changed: (kept: Kept) => void;
  readonly shown: (kept: Kept) => void;
  readonly printDay: (day: number) => void;
}

type Focus = readonly [day: number, at: number, control: string];

export function makeTable({ page, root, speech, today, changed, shown, printDay }: TableOptions): Table {
  let kept: Kept = { plan: emptyPlan, tasks: new Map() };
  let past: Kept[] = [];
  const place = part(root, ".plan-days"), status = part(root, ".plan-status"), undo = part(root, ".plan-say .undo");

  const tell = (text: string): void => {
    status.textContent = text;
    undo.hidden = past.length === 0;
  };
  const show = (): void => {
    const days = kept.plan.days.map((_, day) => showDay(day));
    place.textContent = "";
    place.append(...days);
    settings();
    goals(page, root, speech, kept);
    shown(kept);
  };
  const change = (next: Kept, text: string): void => {
    past = past.slice(-49).concat(kept);
    kept = next;
    changed(kept);
    show();
    tell(text);
  };
  const plan = (next: Plan, text: string): void => change({ ...kept, plan: next }, text);
  const focus = ([day, at, control]: Focus): void => {
    const section = place.children[day];
    const item = section && section.querySelectorAll(".plan-task")[at];
    const found = (item && item.querySelector<HTMLElement>(control)) || (section && section.querySelector("h2"));
    if (found) found.focus();
  };
  const focused = (): Focus | undefined => {
    const active = page.activeElement, item = active && active.closest(".plan-task"), section = active && active.closest(".plan-day");
    if (!active || !item || !section || !place.contains(section)) return undefined;
    const control = [".up", ".down", "select", ".remove", "a"].filter((c) => active.matches(c))[0] || "a";
    return [[...place.children].indexOf(section), [...section.querySelectorAll(".plan-task")].indexOf(item), control];
  };
  const moved = (title: string, to: number, at: number, control: string, next: Plan): void => {
    const of = next.days[to]!.length;
    plan(next, speech.say("moved", { title, day: dayName(speech, to, next.week), n: at + 1, of }));
    focus([to, at, control]);
  };

  function showDay(day: number): HTMLElement {
    const section = copyOf(page, "plan-day"), codes = kept.plan.days[day]!;
    const name = dayName(speech, day, kept.plan.week), heading = part(section, "h2");
    heading.textContent = name;
    showSum(section, speech, kept, day);
    part(section, ".plan-none").hidden = codes.length > 0;
    part(section, "ol").append(...codes.map((code, at) => showItem(code, day, at)));
    if (codes.length === 0) part(section, "ol").remove();
    const print = part(section, ".print-day");
    print.hidden = codes.length === 0;
    part(print, ".unseen").textContent = ": " + name;
    print.addEventListener("click", () => printDay(day));
    return section;
  }

  function showItem(code: string, day: number, at: number): HTMLElement {
    const item = copyOf(page, "plan-task"), task = kept.tasks.get(code)!;
    const { title } = task, last = kept.plan.days[day]!.length - 1;
    const up = part(item, ".up"), down = part(item, ".down"), choose = part<HTMLSelectElement>(item, "select"), drop = part(item, ".remove");
    showTask(speech, part(item, "a"), task);
    part(item, ".soft").textContent = task.minutes > 0 ? speech.duration(task.minutes) : "";
    part(item, ".plan-note").textContent = task.gone ? speech.say("gone")
      : above(task, kept.plan.level) ? speech.say("above", { level: speech.words.levels[task.level! - 1] || "" }) : "";
    part(up, ".unseen").textContent = speech.say("up", { title });
    part(down, ".unseen").textContent = speech.say("down", { title });
    choose.setAttribute("aria-label", speech.say("choose", { title }));
    drop.setAttribute("aria-label", speech.say("remove", { title }));
    if (at === 0) up.setAttribute("aria-disabled", "true");
    if (at === last) down.setAttribute("aria-disabled", "true");
    choose.value = String(day);
    up.addEventListener("click", () => (at === 0 ? tell(speech.say("first", { title })) : moved(title, day, at - 1, ".up", move(kept.plan, day, at, day, at - 1))));
    down.addEventListener("click", () => (at === last ? tell(speech.say("last", { title })) : moved(title, day, at + 1, ".down", move(kept.plan, day, at, day, at + 1))));
    choose.addEventListener("change", () => {
      const to = Number(choose.value), end = kept.plan.days[to]!.length;
      if (end < mostADay) return moved(title, to, end, "select", move(kept.plan, day, at, to));
      choose.value = String(day);
      tell(speech.say("full"));
    });
    drop.addEventListener("click", () => {
      plan(remove(kept.plan, day, at), speech.say("removed", { title }));
      focus([day, Math.min(at, last - 1), ".remove"]);
    });
    return item;
  }

  const week = part<HTMLSelectElement>(root, "[name=week]"), agreed = part<HTMLSelectElement>(root, "[name=minutes]");
  const level = root.querySelector<HTMLSelectElement>("[name=level]");

  function settings(): void {
    const weeks = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => weekOf(addDays(today, n * 7)));
    const own = kept.plan.week;
    week.textContent = "";
    for (const w of [undefined, ...(own !== undefined && weeks.indexOf(own) < 0 ? [own] : []), ...weeks]) {
      week.append(new Option(weekName(speech, w), w === undefined ? "" : w, false, w === own));
    }
    const { minutes } = kept.plan;
    if (minutes !== undefined && !agreed.querySelector(`[value="${minutes}"]`)) agreed.append(new Option(speech.duration(minutes), String(minutes)));
    agreed.value = minutes === undefined ? "" : String(minutes);
    if (level) level.value = kept.plan.level === undefined ? "" : String(kept.plan.level - 1);
  }
  const set = (field: "week" | "minutes" | "level", value: string | number | undefined): void => {
    const next: Record<string, unknown> = { ...kept.plan, [field]: value };
    if (value === undefined) delete next[field];
    plan(next as unknown as Plan, speech.say("weekSet"));
  };
  week.addEventListener("change", () => set("week", week.value || undefined));
  agreed.addEventListener("change", () => set("minutes", isAgreed(Number(agreed.value)) ? Number(agreed.value) : undefined));
  if (level) level.addEventListener("change", () => set("level", level.value !== "" && isLevel(Number(level.value) + 1) ? Number(level.value) + 1 : undefined));
  part(root, ".plan-share .clear").addEventListener("click", () => {
    change({ plan: emptyPlan, tasks: kept.tasks }, speech.say("emptied"));
    undo.focus();
  });
  undo.addEventListener("click", () => {
    const before = past.pop();
    if (!before) return;
    kept = { ...before, tasks: new Map([...before.tasks, ...kept.tasks]) };
    changed(kept);
    show();
    tell(speech.say("undone"));
    if (undo.hidden) part(place, "h2").focus();
  });

  return {
    open(next) {
      kept = next;
      past = [];
      show();
      tell("");
    },
    know(tasks) {
      const at = focused();
      kept = { ...kept, tasks: new Map([...kept.tasks, ...tasks]) };
      show();
      if (at) focus(at);
    },
    tell,
    kept: () => kept,
  };
}

function showSum(section: HTMLElement, speech: Speech, { plan, tasks }: Kept, day: number): void {
  const sum = total(plan, tasks, day), agreed = plan.minutes;
  const bar = part<SVGElement>(section, ".bar");
  if (agreed === undefined) {
    bar.remove();
    part(section, ".plan-sum span").textContent = sum > 0 ? speech.duration(sum) : "";
    return;
  }
  const rest = agreed - sum;
  const how = rest === 0 ? "" : " · " + (rest > 0 ? speech.say("left", { time: speech.duration(rest) }) : speech.say("over", { time: speech.duration(-rest) }));
  part(section, ".plan-sum span").textContent = speech.say("sumOf", { sum: speech.duration(sum), agreed: speech.duration(agreed) }) + (sum > 0 ? how : "");
  section.classList.toggle("over", rest < 0);
  part<SVGElement>(bar, "rect").setAttribute("width", String(Math.min(100, (sum / agreed) * 100)));
}

/** How much of the programme each goal has, longest bar for the most. */
function goals(page: Document, root: HTMLElement, speech: Speech, { plan, tasks }: Kept): void {
  const minutes = new Map<number, number>(), times = new Map<number, number>();
  for (const day of plan.days) for (const code of day) {
    const task = tasks.get(code);
    for (const goal of (task && task.goals) || []) {
      minutes.set(goal, (minutes.get(goal) || 0) + task!.minutes);
      times.set(goal, (times.get(goal) || 0) + 1);
    }
  }
  const section = part(root, ".plan-goals"), list = part(section, "ul");
  section.hidden = count(plan) === 0 || times.size === 0;
  list.textContent = "";
  const most = Math.max(1, ...[...times.keys()].map((g) => minutes.get(g) || 0));
  speech.words.goals.forEach((label, goal) => {
    const n = times.get(goal);
    if (!n) return;
    const item = copyOf(page, "plan-goal"), length = minutes.get(goal) || 0;
    part(item, "span").textContent = label;
    part<SVGElement>(item, "rect").setAttribute("width", String((length / most) * 100));
    part(item, ".soft").textContent = counted(speech, "one", "many", n) + (length ? ", " + speech.duration(length) : "");
    list.append(item);
  });
  const missing = speech.words.goals.filter((_, goal) => !times.has(goal));
  part(section, "p").textContent = missing.length > 0 ? speech.say("goals", { goals: missing.join(", ").toLowerCase() }) : "";
}
