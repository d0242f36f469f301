// "Add to plan" on cards and tasks, and the front page's way to one's own day.
// The button adds at once, to the day that has room; the day can be changed and
// the addition undone where it was made.
import { fill } from "./words";
import { weekday, weekOf } from "./iso-week";
import { add, emptyPlan, mostADay, nextDay, planKey, readKept, writeKept, type Kept, type Task } from "./plan";
import type { Store } from "./store";
import type { Piece } from "./turns";

/** Gives what is left to do, a piece for each card. */
export function bringPlanAlive(page: Document, store: Store, bank: string, today: () => string): readonly Piece[] {
  const key = planKey(bank);
  const read = (): Kept => readKept(store.read(key)) || { plan: emptyPlan, tasks: new Map() };
  const front = page.querySelector<HTMLElement>("[data-own-front]");
  if (front) front.hidden = read().tasks.size === 0;
  const template = page.querySelector<HTMLTemplateElement>("template.plan-add");
  const cards = page.querySelectorAll<HTMLElement>("[data-plan]");
  if (!template || cards.length === 0) return [];
  const status = page.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  template.after(status);
  const tell = (text: string): void => { status.textContent = text; };
  return [...cards].map((card) => () => addButton(page, card, template, tell, store, key, read, today));
}

/** Gives a card its button. What a press brings (days to choose from, a way
 * back) is made when it is pressed: a list has a hundred cards. */
function addButton(page: Document, card: HTMLElement, template: HTMLTemplateElement, tell: (text: string) => void, store: Store, key: string, read: () => Kept, date: () => string): void {
  const task = taskOf(page, card);
  const shape = template.content.firstElementChild!;
  const box = shape.cloneNode(false) as HTMLElement;
  const button = shape.querySelector(".add-button")!.cloneNode(true) as HTMLElement;
  button.querySelector(".add-title")!.textContent = ": " + task.title;
  box.append(button);
  let press: (() => void) | undefined;
  button.addEventListener("click", () => {
    if (!press) {
      box.append(...[...(shape.cloneNode(true) as HTMLElement).children].filter((part) => !part.matches(".add-button")));
      press = enliven(template, box, button, task, tell, store, key, read, date);
    }
    press();
  });
  (card.querySelector(".sheet") || card).append(box);
  card.classList.add("addable");
}

/** Makes what stands beside a card's button work; gives what a press does. */
function enliven(template: HTMLTemplateElement, box: HTMLElement, button: HTMLElement, task: Task, tell: (text: string) => void, store: Store, key: string, read: () => Kept, date: () => string): () => void {
  const { added = "", removed = "", full = "", refused = "" } = template.dataset;
  const find = (selector: string): HTMLElement => box.querySelector<HTMLElement>(selector)!;
  const after = find(".added"), select = find("select") as HTMLSelectElement, undo = find(".add-undo"), sorry = find(".add-refused");

  /** Puts the task on a day, or takes it off from where it was put. */
  const put = (to: number | undefined, from?: number): boolean => {
    const kept = read();
    let { plan } = kept;
    if (from !== undefined) {
      const at = plan.days[from]!.lastIndexOf(task.code);
      plan = { ...plan, days: plan.days.map((d, i) => (i === from ? d.filter((_, j) => j !== at) : d)) };
    }
    if (to !== undefined) plan = add(plan, to, task.code);
    return store.write(key, writeKept({ ...kept, plan, tasks: new Map(kept.tasks).set(task.code, task) }));
  };
  const said = (day: number): string => fill(added, { title: task.title, day: (select.options[day] || select).getAttribute("data-toward") || "" });
  let day = 0;
  const isFull = (to: number): boolean => read().plan.days[to]!.length >= mostADay;
  const cannot = (text: string, to?: number): void => {
    const words = find(".add-refused span"), open = find(".add-refused a") as HTMLAnchorElement;
    words.textContent = text;
    if (to !== undefined) open.hash = `p1.n10.${to + 1}${task.code}`; // what the device does not keep, the address can
    sorry.hidden = false;
    tell(text);
  };

  select.addEventListener("change", () => {
    const to = Number(select.value);
    if (isFull(to)) {
      select.value = String(day);
      return tell(full);
    }
    if (!put(to, day)) return cannot(refused);
    day = to;
    tell(said(day));
  });
  undo.addEventListener("click", () => {
    put(undefined, day);
    after.hidden = true;
    button.hidden = false;
    button.focus();
    tell(fill(removed, { title: task.title }));
  });
  return () => {
    const { plan, tasks } = read(), today = date();
    day = nextDay(plan, tasks, task.minutes, weekday(today), weekOf(today));
    if (isFull(day)) return cannot(full);
    if (!put(day)) return cannot(refused, day);
    sorry.hidden = button.hidden = true;
    after.hidden = false;
    select.value = String(day);
    select.focus();
    tell(said(day));
  };
}

/** What a card says of its task: 4ws8-s29q79 tehtavat/kavely 45. */
function taskOf(page: Document, card: HTMLElement): Task {
  const [marked = "", id = "", minutes = ""] = (card.dataset["plan"] || "").split(" ");
  const title = card.querySelector<HTMLElement>("h2 a, h3 a") || page.querySelector<HTMLElement>("h1");
  const around = title && title.closest<HTMLElement>("[lang]");
  const dash = marked.indexOf("-");
  return {
    code: marked.replace("-", ""), short: dash < 0 ? marked.length : dash, id, minutes: Number(minutes),
    title: (title && title.textContent!.trim()) || "", lang: (around && around.lang) || page.documentElement.lang,
  };
}
