// Pages that tell what is today's are often open for days: a phone's tabs are
// seldom closed. What they say is told anew when they are looked at again.

/** Shows what is a day's: now, and when the page is looked at on another day. */
export function eachDay(page: Document, window: Window, today: () => string, show: (date: string) => void): void {
  let shown = "";
  const look = (): void => {
    const date = today();
    if (date === shown || page.visibilityState === "hidden" && shown !== "") return;
    shown = date;
    show(date);
  };
  page.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  look();
}
