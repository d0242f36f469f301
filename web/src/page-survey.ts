// A survey shows what the answers lead to, as they are given.
import { make, put } from "./dom";
import { copyText } from "./copy";
import { deviceStore } from "./store";
import { nextGuides, readSurveys, sheet, surveyKey, type Answers, type Statement } from "./survey";
import { dateIn } from "./today";
import { fill } from "./words";

interface SurveyWords {
  readonly months: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

const box = document.querySelector<HTMLElement>("[data-survey]");
if (box) enliven(document, box);

function enliven(page: Document, box: HTMLElement): void {
  const find = <T extends HTMLElement>(what: string): T => box.querySelector<T>(what)!;
  const words = JSON.parse(box.dataset["words"] ?? "{}") as SurveyWords;
  const text = (name: string): string => words.texts[name] ?? "";
  const { bank = "", zone = "" } = page.documentElement.dataset;
  const id = box.dataset["survey"] ?? "";
  const key = surveyKey(bank);
  const store = deviceStore(() => window.localStorage);
  const dateName = (date: string): string => {
    const [y = 0, m = 0, d = 0] = date.split("-").map(Number);
    return fill(text("date"), { d, m, y, month: words.months[m - 1] ?? "" });
  };

  const asked = [...page.querySelectorAll<HTMLElement>(".statement")];
  const radios = asked.map((one) => [...one.querySelectorAll<HTMLInputElement>("input")]);
  const names = [...(asked[0]?.querySelectorAll(".answers span") ?? [])].map((span) => span.textContent ?? "");
  const statements = asked.map((one): Statement => ({
    text: one.querySelector("legend")?.textContent ?? "",
    level: Number(one.dataset["level"] ?? 0),
    guides: [...one.querySelectorAll<HTMLAnchorElement>(".guides a")].map((a) => ({ title: a.textContent ?? "", href: a.href, lang: a.lang })),
  }));
  const status = find(".status");
  const undo = find<HTMLButtonElement>("[data-undo]");
  let erased: Answers = [];
  let copy = "";

  const answers = (): Answers => radios.map((some) => {
    const i = some.findIndex((radio) => radio.checked);
    return i < 0 ? null : i;
  });
  const set = (to: Answers): void => radios.forEach((some, i) => some.forEach((radio, a) => (radio.checked = to[i] === a)));
  const kept = () => readSurveys(store.read(key)).get(id);

  const show = (): void => {
    const now = answers();
    const some = now.some((a) => a !== null);
    find(".empty").hidden = some;
    find(".answered").hidden = !some;
    const can = statements.filter((_, i) => now[i] === 0);
    find(".can").hidden = can.length === 0;
    put(find(".can ul"), ...can.map((s) => item(page, s.text)));
    const guides = nextGuides(statements, now);
    put(find(".go-on ol"), ...guides.map((guide) => {
      const link = page.createElement("a");
      link.href = guide.href;
      link.textContent = guide.title;
      if (guide.lang) link.lang = guide.lang;
      return item(page, link);
    }));
    find(".no-guides").hidden = guides.length > 0;
    const title = `${page.querySelector("h1")?.textContent} ${dateName(dateIn(zone, new Date()))}`;
    copy = sheet(title, names, statements, now, text("next"));
    find(".preview").textContent = copy;
    const saved = kept();
    find("[data-keep]").hidden = !some || JSON.stringify(saved?.answers) === JSON.stringify(now);
    find("[data-forget]").hidden = !saved;
    find("[data-again]").hidden = !some;
    undo.hidden = some || !erased.some((a) => a !== null);
  };
  const tell = (said: string): void => {
    show();
    status.textContent = said;
  };

  for (const radio of radios.flat()) {
    radio.autocomplete = "off"; // nothing is kept that was not asked for
    radio.addEventListener("change", () => tell(""));
  }
  find("[data-keep]").addEventListener("click", () => {
    const date = dateIn(zone, new Date());
    const good = store.write(key, Object.fromEntries(new Map(readSurveys(store.read(key))).set(id, { date, answers: answers() })));
    tell(good ? fill(text("kept"), { date: dateName(date) }) : text("notKept"));
    if (good) find("[data-forget]").focus();
  });
  find("[data-forget]").addEventListener("click", () => {
    const all = new Map(readSurveys(store.read(key)));
    all.delete(id);
    store.write(key, all.size > 0 ? Object.fromEntries(all) : undefined);
    tell(text("forgotten"));
    find("[data-keep]").focus();
  });
  find("[data-again]").addEventListener("click", () => {
    erased = answers();
    set([]);
    tell("");
    undo.focus();
  });
  undo.addEventListener("click", () => {
    set(erased);
    tell("");
    find("[data-again]").focus();
  });
  find("[data-copy-text]").addEventListener("click", () => void copyText(window, copy).then((done) => tell(done ? text("copied") : text("notCopied"))));
  const send = find("[data-send]");
  send.hidden = typeof navigator.share !== "function";
  send.addEventListener("click", () => void navigator.share({ title: page.title, text: copy }).catch(() => undefined));
  find("[data-paper]").addEventListener("click", () => {
    page.body.classList.add("only-sheet");
    window.print();
    page.body.classList.remove("only-sheet");
  });
  window.addEventListener("pageshow", show); // a page that comes back may bring its answers along

  const saved = kept();
  if (saved && saved.answers.length === statements.length) set(saved.answers);
  box.hidden = false;
  tell(saved ? fill(text("kept"), { date: dateName(saved.date) }) : "");
}

function item(page: Document, content: string | HTMLElement): HTMLElement {
  const li = make(page, "li");
  li.append(content);
  return li;
}
