// The front page's list of weeks becomes today's programme, when there is one.
import { eachDay } from "./new-day";
import { fill } from "./words";
import { dateIn, pickDay } from "./today";

export function bringTodayAlive(page: Document, window: Window): void {
  const panel = page.querySelector<HTMLElement>("[data-today]");
  if (!panel) return;
  const { today: words = "", next = "", zone = "" } = panel.dataset;
  const days = [...panel.querySelectorAll<HTMLElement>("[data-date]")];
  const heading = panel.querySelector("h2");
  if (!heading) return;
  const weeks = heading.textContent;
  eachDay(page, window, () => dateIn(zone, new Date()), (today) => {
    const picked = pickDay(days.map((d) => d.dataset["date"] ?? ""), today);
    heading.textContent = weeks;
    for (const day of days) {
      day.hidden = day.dataset["date"] !== picked; // two groups may have the same day
      if (!day.hidden) heading.textContent = fill(picked === today ? words : next, { day: day.dataset["day"] ?? "" });
    }
    for (const list of panel.querySelectorAll<HTMLElement>(".today-weeks")) list.hidden = picked !== undefined;
  });
}
