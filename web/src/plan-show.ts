// A programme as it is read, on the screen and on paper.
import { qr, qrPath } from "./qr";
import { isLevel, total, type Kept, type Task } from "./plan";
import { copyOf, dayName, part, type Speech, weekName } from "./plan-words";

/** The address of a task: both pages stand at the root of their language. */
const taskHref = (task: Task): string => task.id + ".html";

/** A task's title as a link; one that is gone is text. */
export function showTask(speech: Speech, link: HTMLElement, task: Task): void {
  link.textContent = task.title;
  if (task.lang !== speech.words.lang) link.lang = task.lang;
  if (!task.gone) link.setAttribute("href", taskHref(task));
}

/** Days that have tasks, each a heading and a list. */
export function readDays(page: Document, speech: Speech, kept: Kept, place: HTMLElement): void {
  place.textContent = "";
  kept.plan.days.forEach((codes, day) => {
    if (codes.length === 0) return;
    const section = copyOf(page, "sheet-day");
    part(section, "h2").textContent = dayName(speech, day, kept.plan.week);
    for (const code of codes) {
      const task = kept.tasks.get(code);
      if (!task) continue;
      const item = page.createElement("li"), link = page.createElement(task.gone ? "span" : "a");
      showTask(speech, link, task);
      item.append(link);
      const more = [task.minutes > 0 ? speech.duration(task.minutes) : "", task.gone ? speech.say("gone") : ""].filter(Boolean).join(" · ");
      if (more) item.append(" ", soft(page, more));
      part(section, "ul").append(item);
    }
    const sum = total(kept.plan, kept.tasks, day);
    part(section, "p").textContent = sum > 0 ? speech.say("total", { time: speech.duration(sum) }) : "";
    place.append(section);
  });
}

export function soft(page: Document, text: string): HTMLElement {
  const span = page.createElement("span");
  span.className = "soft";
  span.textContent = text;
  return span;
}

/** The week on one sheet, with the link and its QR code below. */
export function weekSheet(page: Document, speech: Speech, kept: Kept, link: string): void {
  const sheet = part(page, ".week-sheet"), days = page.createElement("div");
  sheet.textContent = "";
  sheet.append(sheetHead(page, `${speech.say("title")}: ${weekName(speech, kept.plan.week)}`), days);
  days.className = "sheet-days";
  const tasks = kept.plan.days.reduce((n, d) => n + d.length, 0);
  sheet.classList.toggle("dense", tasks > 28);
  readDays(page, speech, kept, days);
  const foot = copyOf(page, "sheet-foot");
  if (!link || !drawQr(part<SVGElement>(foot, "svg"), link)) part(foot, "svg").remove();
  part(foot, ".sheet-link").textContent = link;
  sheet.append(foot);
}

/** A day on one sheet, with room to write. */
export function daySheet(page: Document, speech: Speech, kept: Kept, day: number): void {
  const sheet = part(page, ".day-sheet"), days = page.createElement("div");
  sheet.textContent = "";
  const only = { ...kept, plan: { ...kept.plan, days: kept.plan.days.map((d, i) => (i === day ? d : [])) } };
  sheet.append(sheetHead(page, `${speech.say("daySheet")}: ${dayName(speech, day, kept.plan.week)}`), days, page.importNode(part<HTMLTemplateElement>(page, "template.sheet-notes").content, true));
  readDays(page, speech, only, days);
  const heading = days.querySelector("h2");
  if (heading) heading.remove();
}

function sheetHead(page: Document, text: string): HTMLElement {
  const head = page.createElement("p");
  head.className = "sheet-title";
  head.textContent = text;
  return head;
}

/** Draws a QR code with the quiet rim it needs; false when the text is too long. */
export function drawQr(svg: SVGElement, text: string): boolean {
  const grid = qr(text);
  if (!grid) return false;
  svg.setAttribute("viewBox", `-4 -4 ${grid.length + 8} ${grid.length + 8}`);
  part<SVGElement>(svg, "path").setAttribute("d", qrPath(grid));
  return true;
}

/** Whether a task asks for more than the person can do yet. */
export const above = (task: Task, level: number | undefined): boolean => isLevel(level) && task.level !== undefined && task.level > level;
