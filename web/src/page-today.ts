// A person's own day: the tasks of their programme, what is done of them, and
// the next meeting. Everything it shows is in the page and on the device.
import { diaryKey, note, readDiary, writeDiary, type Diary, type Entry } from "./diary";
import { deviceStore } from "./store";
import { dateIn } from "./today";
import { planKey, readKept, writeKept, type Kept, type Task } from "./plan";
import { decode } from "./plan-code";
import { dayOf, nextMeetings } from "./plan-day";
import { lookUp, refresh } from "./plan-link";
import { Catalogue, loadWithElement } from "./plan-tasks";
import { copyOf, part, Speech, type PlanWords } from "./plan-words";

const page = document, bank = page.documentElement.dataset["bank"] || "", key = planKey(bank);
const store = deviceStore(() => window.localStorage);

function begin(root: HTMLElement): void {
  const speech = new Speech(JSON.parse(root.dataset["own"] || "{}") as PlanWords);
  const { words } = speech;
  const catalogue = new Catalogue(words.data, words.parts, words.lang, loadWithElement);
  let diary: Diary = new Map(); // what the device did not keep is kept here
  const status = part(root, ".own-status");
  const today = (): string => dateIn(words.zone, new Date());
  let shownDate = "";

  const tomorrow = part(page, ".own-tomorrow"), later = part(tomorrow, "ul");
  const only = (name: string): void => {
    for (const section of root.querySelectorAll<HTMLElement>("section")) section.hidden = section.className !== "own-" + name;
    tomorrow.hidden = true;
  };

  const doneOf = (date: string, task: string): boolean => {
    const kept = readDiary(store.read(diaryKey(bank))).get(date) || diary.get(date);
    const entry = kept && kept.get(task);
    return !!entry && entry.done === true;
  };
  const mark = (date: string, { id, title }: Task, done: boolean): void => {
    const now = readDiary(store.read(diaryKey(bank))), day = now.get(date);
    const { done: _, ...rest }: Entry = (day && day.get(id)) || {};
    const entry: Entry = done ? { ...rest, done, title } : rest;
    diary = note(diary, date, id, entry);
    if (!store.write(diaryKey(bank), writeDiary(note(now, date, id, entry)))) status.textContent = speech.say("notKept");
  };

  function show(kept: Kept): void {
    // What a person will need is kept for times without a net.
    const cards = [...kept.tasks.values()].filter((t) => !t.gone).map((t) => t.id + ".html");
    page.dispatchEvent(new CustomEvent("vakka:keep", { detail: cards }));
    const date = today(), day = dayOf(kept.plan, date);
    const tasks = (codes: readonly string[]): Task[] => codes.map((c) => kept.tasks.get(c)).filter((t): t is Task => t !== undefined);
    part(page, ".own-date").textContent = speech.date(date);
    const mine = tasks(day.today);
    only(mine.length > 0 ? "tasks" : "rest");
    if (mine.length > 0) list(mine, date);
    else {
      part(root, ".own-message").textContent = day.when === "past" ? speech.say("past", { n: Number(kept.plan.week!.slice(6)) })
        : day.next === undefined ? speech.say("empty")
        : speech.say(day.when === "future" ? "future" : "next", { day: speech.date(day.next) });
    }
    later.textContent = "";
    for (const task of tasks(day.tomorrow)) {
      const item = page.createElement("li");
      item.append(title(task), minutes(task));
      later.append(item);
      tomorrow.hidden = false;
    }
  }

  function list(tasks: readonly Task[], date: string): void {
    const place = part(root, ".own-tasks ul"), progress = part(root, ".own-progress");
    place.textContent = "";
    const tell = (): void => {
      if (progress.hidden) return; // a bank without a diary has nowhere to note what is done
      const n = tasks.filter((t) => doneOf(date, t.id)).length;
      progress.textContent = n === tasks.length ? speech.say("all") : speech.say("progress", { n, of: tasks.length });
    };
    for (const task of tasks) {
      const item = copyOf(page, "own-task"), button = item.querySelector<HTMLElement>(".own-done");
      const link = title(task);
      link.className = "own-title";
      part(item, ".own-what a").replaceWith(link);
      part(item, ".own-what .soft").replaceWith(minutes(task));
      place.append(item);
      if (!button) continue;
      button.setAttribute("aria-label", speech.say("done", { title: task.title }));
      const draw = (done: boolean): void => {
        button.setAttribute("aria-pressed", String(done));
        item.classList.toggle("is-done", done);
      };
      button.addEventListener("click", () => {
        const done = button.getAttribute("aria-pressed") !== "true";
        mark(date, task, done);
        draw(done);
        tell();
      });
      draw(doneOf(date, task.id));
    }
    tell();
  }

  function title(task: Task): HTMLElement {
    const link = page.createElement(task.gone ? "span" : "a");
    link.textContent = task.title;
    if (task.lang !== words.lang) link.lang = task.lang;
    if (!task.gone) link.setAttribute("href", task.id + ".html");
    return link;
  }

  function minutes(task: Task): HTMLElement {
    const span = page.createElement("span");
    span.className = "soft";
    span.textContent = task.gone ? " " + speech.say("gone") : task.minutes > 0 ? " " + speech.duration(task.minutes) : "";
    return span;
  }

  /** A programme in the address, for a device that keeps nothing. */
  async function fromAddress(): Promise<boolean> {
    const written = decode(window.location.hash);
    if (typeof written === "string") return false;
    try {
      const opened = await lookUp(written, catalogue);
      if (opened.tasks.size === 0) return false;
      status.textContent = speech.say("inLink");
      for (const a of page.querySelectorAll<HTMLAnchorElement>(".own-whole a, .languages a")) a.hash = window.location.hash;
      show(opened);
    } catch {
      only("failed");
    }
    return true;
  }

  async function run(): Promise<void> {
    const date = (shownDate = today());
    part(page, ".own-date").textContent = speech.date(date);
    meetings(date);
    if (await fromAddress()) return;
    const kept = readKept(store.read(key));
    if (!kept || kept.tasks.size === 0) return only("none");
    show(kept);
    if (window.location.hash === "#saved") saved(kept);
    // Titles were kept in the language they were chosen in.
    if ([...kept.tasks.values()].some((t) => t.lang !== words.lang)) show(await refresh(kept, catalogue));
  }

  /** Says that the programme was just kept, and offers the one before it. */
  function saved(kept: Kept): void {
    status.textContent = speech.say("saved");
    window.history.replaceState(null, "", window.location.pathname);
    const back = part(root, ".own-undo"), { before } = kept;
    back.hidden = before === undefined;
    part(back, "button").onclick = () => {
      if (!before || !store.write(key, writeKept(before))) return;
      back.hidden = true;
      void run().then(() => { status.textContent = speech.say("restored"); });
    };
  }

  function meetings(date: string): void {
    const panel = part(page, ".own-meeting"), items = [...panel.querySelectorAll<HTMLElement>("[data-date]")];
    const next = nextMeetings(items.map(({ dataset }) => ({ date: dataset["date"] || "", until: dataset["until"] || "", group: dataset["group"] || "" })), date, timeIn(words.zone, new Date()));
    items.forEach((item, i) => {
      item.hidden = next.indexOf(i) < 0;
      if (item.dataset["date"] === date) part(item, ".own-when").textContent = speech.say("meetingToday");
    });
    panel.hidden = next.length === 0;
    const until = (week: HTMLElement): string => week.dataset["until"] || "";
    const weeks = [...page.querySelectorAll<HTMLElement>(".own-weeks > li")].sort((a, b) => until(a).localeCompare(until(b)));
    for (const week of weeks) {
      week.hidden = until(week) < date;
      week.parentElement!.append(week); // this week first: without scripts the newest is
    }
    for (const heading of page.querySelectorAll<HTMLElement>(".own-more h2")) heading.hidden = weeks.every((week) => week.hidden);
  }

  part(root, ".own-failed .again").onclick = () => void run();
  window.addEventListener("hashchange", () => void run());
  window.addEventListener("storage", () => void run());
  window.addEventListener("pageshow", (e) => { if (e.persisted) void run(); });
  page.addEventListener("visibilitychange", () => {
    if (page.hidden) return;
    if (shownDate !== today()) void run();
    else meetings(shownDate); // one of them may be over by now
  });
  root.hidden = false;
  part(page, "[data-no-script]").hidden = true;
  void run();
}

/** The time in a time zone: 09:30. */
function timeIn(zone: string, now: Date): string {
  const hours: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };
  try {
    return now.toLocaleTimeString("en-GB", { ...hours, timeZone: zone });
  } catch {
    return now.toLocaleTimeString("en-GB", hours);
  }
}

const root = page.querySelector<HTMLElement>("[data-own]");
if (root) begin(root);
