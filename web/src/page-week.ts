// The pages of weeks: which day is today's, which week this one, and a button
// that copies the week's letter.
import { dateIn } from "./today";
import { eachDay } from "./new-day";
import { copyLetter, letterHTML } from "./letter";
import { inOrder, whenIs } from "./weeks";

/** Marks today's day; no day of another week is touched. */
function markToday(page: Document): void {
  const days = page.querySelector<HTMLElement>(".days[data-zone]");
  if (days) eachDay(page, window, () => dateIn(days.dataset["zone"] ?? "", new Date()), (today) => markDay(page, days, today));
}

function markDay(page: Document, days: HTMLElement, today: string): void {
  for (const day of days.querySelectorAll<HTMLElement>(".day.now")) {
    day.classList.remove("now");
    day.removeAttribute("aria-current");
    day.querySelector(".today-mark")?.remove();
  }
  for (const day of days.querySelectorAll<HTMLElement>(`[data-date="${today}"]`)) {
    day.classList.add("now");
    day.setAttribute("aria-current", "date");
    day.querySelector("h2")?.append(" ", mark(page, days.dataset["now"] ?? "", "mark today-mark"));
  }
}

/** Puts this week first in the list of weeks and says which one it is; the past
 * ones go under a heading of their own, the latest first. */
function sortWeeks(page: Document): void {
  const list = page.querySelector<HTMLElement>(".cards[data-zone]");
  if (list) eachDay(page, window, () => dateIn(list.dataset["zone"] ?? "", new Date()), (today) => sortFor(page, list, today));
}

function sortFor(page: Document, list: HTMLElement, today: string): void {
  for (const below of page.querySelectorAll(".past-weeks")) {
    list.append(...below.querySelectorAll("[data-week]"));
    below.remove();
  }
  for (const said of list.querySelectorAll(".when")) said.remove();
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
  () => markToday(document),
  () => sortWeeks(document),
  () => bringLetterAlive(document, window),
]) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}
