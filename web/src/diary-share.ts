// Handing the diary over. What the preview shows is what goes, each way.
import type { Desk } from "./diary-page";
import { asText, handOver, mailDraft, taskName, type Line } from "./diary-text";
import { dayName, later, monday, say, spanName } from "./diary-words";
import { make, put } from "./dom";
import { saveText } from "./save";
import { copyText } from "./copy";

export interface Share {
  /** Shows what is on the device now. */
  refresh(): void;
}

export function bringShareAlive(desk: Desk): Share {
  const { page, window, root, words } = desk;
  const box = root.querySelector<HTMLElement>(".hand-over")!;
  const find = <T extends HTMLElement>(what: string): T => box.querySelector<T>(what)!;
  const period = find<HTMLSelectElement>("select");
  const choices = find(".choices");
  const preview = find(".preview");
  const mail = find<HTMLAnchorElement>("[data-mail]");
  const long = find(".long");
  const status = find(".status");
  const sheets = root.querySelector<HTMLElement>(".sheets")!;
  const left = new Set<string>(); // what is not to go along: date and task
  let lines: readonly Line[] = [];
  let text = "";

  const dates = (): readonly string[] => {
    const [from, to] = period.value.split(" ");
    return [...desk.shelf.diary().keys()].filter((date) => date >= from! && date <= (to || from!));
  };
  const name = (): string => (lines[0] ? lines[0].text : "");
  const tell = (said = "") => (status.textContent = said);
  const show = (): void => {
    lines = handOver(words, desk.shelf.diary(), dates(), (date, task) => !left.has(`${date} ${task}`));
    text = asText(lines);
    preview.textContent = text || say(words, "nothing");
    const draft = mailDraft(name(), text, say(words, "cut"));
    mail.href = draft.href;
    long.hidden = draft.whole;
    for (const way of box.querySelectorAll<HTMLButtonElement>(".buttons button")) way.disabled = !text;
    mail.hidden = !text;
    put(sheets, ...paper(page, lines));
    root.classList.toggle("has-sheets", text !== "");
    tell();
  };
  const choose = (): void => {
    const diary = desk.shelf.diary();
    put(choices, ...[...dates()].sort().flatMap((date) => [...(diary.get(date) || [])].map(([task, entry]) => {
      const label = make(page, "label", "choice");
      const tick = page.createElement("input");
      tick.type = "checkbox";
      tick.checked = !left.has(`${date} ${task}`);
      tick.addEventListener("change", () => {
        if (tick.checked) left.delete(`${date} ${task}`);
        else left.add(`${date} ${task}`);
        show();
      });
      label.append(tick, make(page, "span", "", `${dayName(words, date)}: ${task ? taskName(task, entry) : say(words, "aboutDay")}`));
      return label;
    })));
    find(".include").hidden = choices.children.length === 0;
    show();
  };
  const refresh = (): void => {
    const was = period.value;
    const days = [...desk.shelf.diary().keys()].sort().reverse();
    const weeks = [...new Set(days.map(monday))];
    const options: [string, string][] = [
      ...days.map((date): [string, string] => [date, dayName(words, date)]),
      ...weeks.map((first): [string, string] => [`${first} ${later(first, 6)}`, say(words, "week", { days: spanName(words, first, later(first, 6)) })]),
    ];
    put(period, ...options.map(([value, name]) => new Option(name, value, false, value === was)));
    box.hidden = options.length === 0;
    choose();
  };

  period.addEventListener("change", choose);
  find("[data-copy-text]").addEventListener("click", () => {
    tell();
    void copyText(window, text).then((done) => tell(say(words, done ? "copied" : "notCopied")));
  });
  const send = find("[data-send]");
  const { navigator } = window;
  send.hidden = typeof navigator.share !== "function";
  // A reader who closes the list of apps has changed their mind: no failure.
  send.addEventListener("click", () => void navigator.share({ title: name(), text }).catch(() => undefined));
  find("[data-file]").addEventListener("click", () => saveText(page, `${period.value.replace(" ", "_")}.txt`, "text/plain;charset=utf-8", text));
  find("[data-paper]").addEventListener("click", () => window.print());
  return { refresh };
}

/** The same lines on paper, a sheet for each day. */
function paper(page: Document, lines: readonly Line[]): readonly HTMLElement[] {
  const names = { title: "p", day: "h2", task: "h3", fact: "p", question: "h4", answer: "p" } as const;
  const sheets: HTMLElement[] = [];
  for (const { kind, text } of lines) {
    if (kind === "day") sheets.push(make(page, "section", "diary-sheet"));
    const sheet = sheets[sheets.length - 1];
    if (sheet) sheet.append(make(page, names[kind], kind, text));
  }
  return sheets;
}
