// A task's steps become tickable: the square with the number is a check box.
import { fill } from "./words";
import type { Store } from "./store";
import { doneSteps, readTickDays, readTicks, startOver, tick, ticksDaysKey, ticksKey, writeTicks } from "./ticks";

export function bringTicksAlive(page: Document, store: Store, bank: string, today: () => string): void {
  for (const section of page.querySelectorAll<HTMLElement>("[data-ticks]")) {
    const list = section.querySelector("ol.steps");
    const days = ticksDaysKey(bank);
    const dated = (task: string) => store.write(days, Object.fromEntries(new Map(readTickDays(store.read(days))).set(task, today())));
    if (list) enliven(page, section, list, store, ticksKey(bank), dated);
  }
}

function enliven(page: Document, section: HTMLElement, list: Element, store: Store, key: string, dated: (task: string) => void): void {
  const { ticks: task = "", step = "", done = "", all = "", again = "" } = section.dataset;
  const items = [...list.children] as HTMLElement[];
  const boxes = items.map((item, i) => addBox(page, item, fill(step, { n: i + 1 })));
  list.classList.add("alive");

  const bar = page.createElement("div");
  bar.className = "progress";
  bar.lang = page.documentElement.lang; // the text around may be in another language
  const status = page.createElement("p");
  status.setAttribute("role", "status");
  const reset = page.createElement("button");
  reset.type = "button";
  reset.className = "btn quiet";
  reset.textContent = again;
  bar.append(status, reset);
  list.after(bar);

  // Other pages of the bank may be open, so the state is read anew each time.
  const read = () => readTicks(store.read(key));
  const show = (steps: readonly number[]) => {
    boxes.forEach((box, i) => {
      box.checked = steps.includes(i);
      items[i]?.classList.toggle("done", box.checked);
    });
    const n = boxes.filter((box) => box.checked).length;
    status.textContent = n === 0 ? "" : n === boxes.length ? all : fill(done, { n, of: boxes.length });
    reset.hidden = n === 0;
  };
  boxes.forEach((box, i) => {
    box.addEventListener("change", () => {
      store.write(key, writeTicks(tick(read(), task, i, box.checked)));
      dated(task);
      show(boxes.flatMap((b, j) => (b.checked ? [j] : [])));
    });
  });
  reset.addEventListener("click", () => {
    store.write(key, writeTicks(startOver(read(), task)));
    show([]);
    boxes[0]?.focus();
  });
  show(doneSteps(read(), task, boxes.length));
}

function addBox(page: Document, item: HTMLElement, name: string): HTMLInputElement {
  const label = page.createElement("label");
  label.className = "tick";
  label.lang = page.documentElement.lang;
  const box = page.createElement("input");
  box.type = "checkbox";
  box.autocomplete = "off";
  box.setAttribute("aria-label", name);
  const face = page.createElement("span");
  face.setAttribute("aria-hidden", "true");
  label.append(box, face);
  item.prepend(label);
  return box;
}
