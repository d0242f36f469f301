// The diary on a task's page: done, how it felt, an answer under each question,
// a note. What is written is kept as it is written, on the day it is written.
import { longest, type Entry } from "./diary";
import { grow, pause, tellKept, type Shelf } from "./diary-keep";

export function bringBoxAlive(page: Document, window: Window, shelf: Shelf, today: () => string): void {
  const box = page.querySelector<HTMLElement>("[data-diary]");
  const fields = box && box.querySelector<HTMLElement>(".diary-fields");
  if (!box || !fields) return;
  box.hidden = false;
  if (!shelf.takes()) {
    fields.hidden = true; // what is written here would be lost: paper keeps it
    box.querySelector<HTMLElement>(".blocked")!.hidden = false;
    return;
  }
  enliven(page, window, shelf, today, box);
}

function enliven(page: Document, window: Window, shelf: Shelf, today: () => string, box: HTMLElement): void {
  const { diary: task = "", saved = "", full = "" } = box.dataset;
  const title = page.querySelector("h1")?.textContent || "";
  const done = box.querySelector<HTMLInputElement>("[name=done]")!;
  const faces = [...box.querySelectorAll<HTMLInputElement>("[name=face]")];
  const unface = box.querySelector<HTMLElement>("[data-unface]")!;
  const words = box.querySelector<HTMLTextAreaElement>("[name=note]")!;
  const status = box.querySelector(".status")!;
  const asked = [...page.querySelectorAll<HTMLElement>(".ask .questions > li > .prose")];
  const answers = asked.map((question, i) => addField(page, question, i));
  const all: (HTMLInputElement | HTMLTextAreaElement)[] = [done, ...faces, words, ...answers];
  for (const field of all) field.autocomplete = "off"; // a browser must not remember for longer than we do

  let day = ""; // what is written here is this day's; none until something is
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    const diary = shelf.diary();
    day = diary.size > 0 ? today() : ""; // opening the browser's calendars takes time
    const entry: Entry = diary.get(day)?.get(task) || {};
    done.checked = entry.done === true;
    for (const face of faces) face.checked = Number(face.value) === entry.face;
    words.value = entry.note || "";
    answers.forEach((field, i) => (field.value = (entry.texts || [])[i] || ""));
    unface.hidden = entry.face === undefined;
    all.forEach(grow);
  };
  const keep = (): void => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    day = day || today();
    const face = Number(faces.find((f) => f.checked)?.value);
    const entry: Entry = {
      ...(done.checked ? { done: true } : {}), ...(face === 1 || face === 2 || face === 3 ? { face } : {}),
      texts: answers.map((field) => field.value.trim()), note: words.value.trim(), title,
      questions: asked.map((question) => (question.textContent || "").trim()),
    };
    tellKept(status, shelf.keep(day, task, entry), saved, full);
  };
  const changed = (wait: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, wait);
    if (wait === 0) keep();
  };
  for (const field of all) {
    field.addEventListener("input", () => {
      grow(field);
      changed(field.localName === "textarea" ? pause : 0);
    });
    field.addEventListener("blur", keep);
  }
  for (const face of faces) face.addEventListener("change", () => (unface.hidden = false));
  unface.addEventListener("click", () => {
    for (const face of faces) face.checked = false;
    unface.hidden = true;
    faces[0]?.focus();
    changed(0);
  });
  window.addEventListener("pagehide", keep);
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "hidden") keep();
    else if (day && today() !== day) show(); // the page has slept over midnight: a new day, a new leaf
  });
  window.addEventListener("pageshow", (event) => event.persisted && show());
  window.addEventListener("storage", (event) => shelf.changed(event) && waiting === undefined && show());
  show();
}

/** A field under a question, named by it. */
function addField(page: Document, question: HTMLElement, i: number): HTMLTextAreaElement {
  const field = page.createElement("textarea");
  question.id = question.id || `question-${i + 1}`;
  field.className = "answer";
  field.rows = 2;
  field.maxLength = longest;
  field.dir = "auto";
  field.setAttribute("aria-labelledby", question.id);
  question.after(field);
  return field;
}
