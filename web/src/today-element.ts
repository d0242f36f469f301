// The front page's list of weeks becomes today's programme, when there is one.
import { fill } from "./words";
import { dateIn, pickDay } from "./today";

export function bringTodayAlive(page: Document, now: Date): void {
  const panel = page.querySelector<HTMLElement>("[data-today]");
  if (!panel) return;
  const { today: words = "", next = "", zone = "" } = panel.dataset;
  const days = [...panel.querySelectorAll<HTMLElement>("[data-date]")];
  const today = dateIn(zone, now);
  const picked = pickDay(days.map((d) => d.dataset["date"] ?? ""), today);
  const heading = panel.querySelector("h2");
  if (picked === undefined || !heading) return;
  for (const day of days) {
    if (day.dataset["date"] !== picked) continue;
    day.hidden = false; // two groups may have the same day
    heading.textContent = fill(picked === today ? words : next, { day: day.dataset["day"] ?? "" });
  }
  for (const list of panel.querySelectorAll<HTMLElement>(".today-weeks")) list.hidden = true;
}
