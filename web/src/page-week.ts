// The pages of weeks: which day is today's, which week this one, and a button
// that copies the week's letter.
import { dateIn } from "./today";
import { copyLetter, letterHTML } from "./letter";
import { inOrder, whenIs } from "./weeks";

/** Marks today's day; no day of another week is touched. */
function markToday(page: Document, now: Date): void {
  const days = page.querySelector<HTMLElement>(".days[data-zone]");
  if (!days) return;
  const today = dateIn(days.dataset["zone"] ?? "", now);
  for (const day of days.querySelectorAll<HTMLElement>(`[data-date="${today}"]`)) {
    day.classList.add("now");
    day.setAttribute("aria-current", "date");
    day.querySelector("h2")?.append(" ", mark(page, days.dataset["now"] ?? "", "mark today-mark"));
  }
}

/** Puts this week first in the list of weeks and says which one it is; the past
 * ones go under a heading of their own, the latest first. */
function sortWeeks(page: Document, now: Date): void {
  const list = page.querySelector<HTMLElement>(".cards[data-zone]");
  if (!list) return;
  const today = dateIn(list.dataset["zone"] ?? "", now);
  const weeks = inOrder([...list.querySelectorAll<HTMLElement>(":scope > [data-week]")], mondayOfCard, today);
  const past = weeks.filter((week) => whenIs(mondayOfCard(week), today) === "past");
  for (const week of weeks) {
    const words = list.dataset[whenIs(mondayOfCard(week), today)];
    const heading = week.querySelector("h2, h3");
    if (words && heading) {
      const said = page.createElement("p");
      said.className = "when";
      said.append(mark(page, words, "mark"));
      heading.before(said);
    }
    list.append(week);
  }
  if (past.length === 0 || past.length === weeks.length) return;
  const below = page.createElement("section"), title = page.createElement("h2"), rest = page.createElement("ul");
  below.className = "past-weeks";
  title.textContent = list.dataset["older"] ?? "";
  rest.className = "cards";
  rest.append(...past);
  below.append(title, rest);
  list.after(below);
}

const mondayOfCard = (week: HTMLElement): string => week.dataset["week"] ?? "";

function mark(page: Document, words: string, className: string): HTMLElement {
  const said = page.createElement("span");
  said.className = className;
  said.textContent = words;
  return said;
}

/** The button that copies the letter as HTML and as plain text. */
function bringLetterAlive(page: Document, window: Window): void {
  const button = page.querySelector<HTMLElement>("[data-copy-letter]");
  const letter = page.querySelector<HTMLElement>(".letter-text");
  const status = page.querySelector<HTMLElement>(".letter .status");
  if (!button || !letter || !status) return;
  button.hidden = false;
  const { text = "", copied = "", selected = "" } = button.dataset;
  button.addEventListener("click", () => {
    status.textContent = "";
    void copyLetter(window, letter, letterHTML(letter), text).then((done) => {
      status.textContent = done ? copied : selected;
    });
  });
}

for (const part of [
  () => markToday(document, new Date()),
  () => sortWeeks(document, new Date()),
  () => bringLetterAlive(document, window),
]) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}
