// The diary's own page: every day that is kept, the newest first.
import { longest, type Diary, type Entry } from "./diary";
import { bringClearAlive } from "./diary-clear";
import { grow, pause, shelf as shelve, tellKept, type Shelf } from "./diary-keep";
import { bringMoveAlive } from "./diary-move";
import { bringShareAlive, type Share } from "./diary-share";
import { question, taskName } from "./diary-text";
import { dayName, say, type DiaryWords } from "./diary-words";
import { firstKept } from "./expiry";
import { make, put } from "./dom";
import type { Store } from "./store";

/** What the parts of the page share. */
export interface Desk {
  readonly page: Document;
  readonly window: Window;
  readonly root: HTMLElement;
  readonly words: DiaryWords;
  readonly store: Store;
  readonly bank: string;
  readonly today: () => string;
  readonly first: () => string; // the first date that is still kept
  readonly shelf: Shelf;
  /** Tells what has happened; undo brings back what was. */
  readonly tell: (text: string, undo?: () => void) => void;
  /** Shows what is on the device now. */
  readonly refresh: () => void;
}

export function bringPageAlive(page: Document, window: Window, store: Store, bank: string, today: () => string, keep: number): void {
  const root = page.querySelector<HTMLElement>(".diary-page");
  if (!root) return;
  const words = JSON.parse(root.dataset["words"] || "{}") as DiaryWords;
  const days = root.querySelector<HTMLElement>(".diary-days")!;
  const none = root.querySelector<HTMLElement>(".none")!;
  const shelf = shelve(store, bank);
  let share: Share | undefined;
  const desk: Desk = {
    page, window, root, words, store, bank, today, shelf,
    first: () => firstKept(today(), keep),
    tell: teller(root),
    refresh() {
      const diary = shelf.diary();
      const dates = [...new Set([...diary.keys(), desk.today()])].sort().reverse();
      none.hidden = diary.size > 0;
      put(days, ...dates.map((date) => dayBlock(desk, diary, date, () => share?.refresh())));
      for (const field of days.querySelectorAll("textarea")) grow(field);
      share?.refresh();
    },
  };
  const writes = shelf.takes();
  root.querySelector<HTMLElement>(".blocked")!.hidden = writes;
  if (!writes && shelf.diary().size === 0) return; // the paper form stays
  root.querySelector<HTMLElement>(".live")!.hidden = false;
  root.classList.add("alive");
  share = bringShareAlive(desk);
  bringClearAlive(desk);
  bringMoveAlive(desk);
  root.querySelector("[data-blank]")?.addEventListener("click", () => {
    root.classList.add("blank");
    window.print();
    root.classList.remove("blank");
  });
  window.addEventListener("storage", (event) => shelf.changed(event) && !days.contains(page.activeElement) && desk.refresh());
  window.addEventListener("pageshow", (event) => event.persisted && desk.refresh());
  let shown = today();
  page.addEventListener("visibilitychange", () => {
    if (page.hidden || today() === shown) return;
    const unkept = (field: HTMLTextAreaElement): boolean => field.value.trim() !== noteOf(desk, field.id.slice("note-".length));
    if ([...days.querySelectorAll("textarea")].some(unkept)) return; // what the device refused can still be copied
    shown = today();
    desk.refresh(); // the page has slept over midnight
  });
  desk.refresh();
}

/** What is kept of a day as a whole. */
const noteOf = (desk: Desk, date: string): string => desk.shelf.diary().get(date)?.get("")?.note || "";

function teller(root: HTMLElement): Desk["tell"] {
  const status = root.querySelector(".told .status")!;
  const button = root.querySelector<HTMLElement>("[data-undo]")!;
  let back: (() => void) | undefined;
  button.addEventListener("click", () => {
    const undo = back;
    back = undefined;
    if (undo) undo();
  });
  return (text, undo) => {
    status.textContent = text;
    back = undo;
    button.hidden = !undo;
    if (undo) button.focus();
  };
}

function dayBlock(desk: Desk, diary: Diary, date: string, changed: () => void): HTMLElement {
  const { page, words, shelf } = desk;
  const block = make(page, "section", "diary-day");
  const heading = make(page, "h2", "", dayName(words, date));
  heading.id = `day-${date}`;
  heading.tabIndex = -1;
  if (date === desk.today()) heading.append(" ", make(page, "span", "soft", `(${say(words, "today")})`));
  block.setAttribute("aria-labelledby", heading.id);
  block.append(heading);
  const tasks = diary.get(date) || new Map<string, Entry>();
  for (const [task, entry] of tasks) if (task !== "") block.append(entryBlock(desk, date, task, entry));

  const label = make(page, "label", "", say(words, "dayNote")) as HTMLLabelElement;
  const field = page.createElement("textarea");
  field.id = label.htmlFor = `note-${date}`;
  field.rows = 2;
  field.maxLength = longest;
  field.dir = "auto";
  field.autocomplete = "off";
  field.value = tasks.get("")?.note || "";
  const status = make(page, "p", "status");
  status.setAttribute("role", "status");
  const keep = (): void => {
    const text = field.value.trim();
    if (text === noteOf(desk, date)) return;
    tellKept(status, shelf.keep(date, "", { note: text }), say(words, "saved"), say(words, "full"));
    changed();
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    grow(field);
    clearTimeout(waiting);
    waiting = setTimeout(keep, pause);
  });
  field.addEventListener("blur", keep);
  desk.window.addEventListener("pagehide", () => field.isConnected && keep());
  block.append(label, field, status);
  return block;
}

/** Whether an id may stand in an address: it may come from a file. */
const plainID = (id: string): boolean => /^[a-z0-9]+(?:[-_/][a-z0-9]+)*$/.test(id);

function entryBlock(desk: Desk, date: string, task: string, entry: Entry): HTMLElement {
  const { page, words, shelf, root } = desk;
  const block = make(page, "article", "entry");
  const name = taskName(task, entry);
  const heading = make(page, "h3");
  if (plainID(task)) {
    const link = make(page, "a", "", name) as HTMLAnchorElement;
    link.href = `${task}.html`; // this page stands where the ids of its language begin
    heading.append(link);
  } else heading.textContent = name;
  block.append(heading);

  const icons = root.querySelector<HTMLTemplateElement>("template.icons")!.content.children; // good, so-so, hard, done
  const fact = (icon: number, text: string): HTMLElement => {
    const line = make(page, "p", "fact");
    const drawn = icons[icon];
    if (drawn) line.append(drawn.cloneNode(true));
    line.append(make(page, "span", "", text));
    return line;
  };
  if (entry.done) block.append(fact(3, say(words, "done")));
  if (entry.face) block.append(fact(3 - entry.face, `${say(words, "felt")} ${words.faces[entry.face - 1]}`));
  const said: [string, string][] = (entry.texts || []).map((text, i) => [question(entry, i), text]);
  if (entry.note) said.push([say(words, "note"), entry.note]);
  const list = make(page, "dl");
  for (const [asked, answer] of said) if (answer) list.append(make(page, "dt", "", asked), make(page, "dd", "", answer));
  if (list.children.length > 0) block.append(list);

  const remove = make(page, "button", "btn quiet", say(words, "remove")) as HTMLButtonElement;
  remove.type = "button";
  remove.setAttribute("aria-label", say(words, "removeWhat", { title: name }));
  remove.addEventListener("click", () => {
    shelf.keep(date, task, {});
    desk.refresh();
    desk.tell(say(words, "removed"), () => {
      const good = shelf.keep(date, task, entry);
      desk.refresh();
      desk.tell(say(words, good ? "undone" : "full"));
      page.getElementById(`day-${date}`)?.focus();
    });
  });
  block.append(remove);
  return block;
}
