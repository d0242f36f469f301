// "What could I do?": the links of each question become choices, and three
// cards that suit the answers are shown, with the reasons.
import { type Card, type Pick, type Question, rank, three } from "./choose";
import { dateIn } from "./today";
import { fill } from "./words";

interface Words { readonly any: string; readonly fits: string; readonly but: string; readonly none: string; readonly one: string; readonly other: string; readonly again: string }

function start(page: Document, cards: readonly Card[]): void {
  const form = page.querySelector<HTMLElement>("[data-choose]");
  const picks = form?.querySelector<HTMLElement>(".picks");
  const suggest = form?.querySelector<HTMLElement>("[data-suggest]");
  const others = form?.querySelector<HTMLElement>("[data-others]");
  const list = picks?.querySelector(".cards");
  const status = picks?.querySelector("[role=status]");
  if (!form || !picks || !suggest || !others || !list || !status) return;
  const words = JSON.parse(form.dataset["choose"] ?? "") as Words;
  const icons = [...(page.querySelector<HTMLTemplateElement>("template.icons")?.content.children ?? [])];
  const date = dateIn(form.dataset["zone"] ?? "", new Date());
  const sections = [...form.querySelectorAll<HTMLElement>(".question")];
  const questions: Question[] = sections.map((section) => ({
    facet: section.dataset["facet"] ?? "",
    values: [...section.querySelectorAll<HTMLElement>("[data-value]")].map((a) => a.dataset["value"] ?? ""),
    ladder: section.dataset["ladder"] !== undefined,
  }));
  for (const section of sections) becomeChoice(page, section, words.any);

  let turn = 0;
  const show = (): void => {
    const answers = new Map<string, string>();
    for (const input of form.querySelectorAll<HTMLInputElement>("input:checked")) if (input.value) answers.set(input.name, input.value);
    const ranked = rank(cards, questions, answers, date);
    const fitting = ranked.filter(({ misses }) => misses.length === 0);
    // Cards that suit only some answers are shown when too few suit all.
    const shown = fitting.length >= 3 ? fitting : ranked.slice(0, 9);
    const around = turn > 0 && turn % Math.ceil(shown.length / 3) === 0;
    status.textContent = [
      answers.size === 0 ? "" : fitting.length === 0 ? words.none : fill(fitting.length === 1 ? words.one : words.other, { n: fitting.length }),
      around ? words.again : "",
    ].filter(Boolean).join(" ");
    list.textContent = "";
    for (const pick of three(shown, turn)) list.append(item(page, pick, words, icons));
    picks.hidden = false;
    others.hidden = shown.length <= 3;
  };
  suggest.hidden = false;
  suggest.addEventListener("click", () => {
    turn = 0;
    show();
    page.getElementById("picks")?.focus();
  });
  others.addEventListener("click", () => {
    turn++;
    show();
    page.getElementById("picks")?.focus();
  });
  form.addEventListener("change", () => {
    turn = 0;
    if (!picks.hidden) show();
  });
}

/** A question's links become radio buttons, the first of which says nothing. */
function becomeChoice(page: Document, section: HTMLElement, any: string): void {
  section.setAttribute("role", "radiogroup");
  const list = section.querySelector("ul");
  if (!list) return;
  list.setAttribute("role", "presentation");
  const name = section.dataset["facet"] ?? "";
  const choice = (value: string, ...inside: Node[]): HTMLElement => {
    const label = page.createElement("label");
    label.className = "chip";
    const input = page.createElement("input");
    input.type = "radio";
    input.name = name;
    input.value = value;
    input.checked = value === "";
    input.autocomplete = "off";
    label.append(input, ...inside);
    return label;
  };
  for (const link of list.querySelectorAll<HTMLElement>("[data-value]")) {
    link.replaceWith(choice(link.dataset["value"] ?? "", ...link.childNodes));
  }
  for (const row of list.children) row.setAttribute("role", "presentation");
  const first = page.createElement("li");
  first.setAttribute("role", "presentation");
  const text = page.createElement("span");
  text.textContent = any;
  first.append(choice("", text));
  list.prepend(first);
}

/** A card as in a list, with why it is here. */
function item(page: Document, { card, fits, misses }: Pick, words: Words, icons: readonly Element[]): HTMLElement {
  const make = (name: string, className: string, text = ""): HTMLElement => {
    const e = page.createElement(name);
    if (className) e.className = className;
    e.textContent = text;
    return e;
  };
  const foreign = (e: HTMLElement): HTMLElement => {
    if (card.l) e.lang = card.l;
    if (card.r) e.dir = card.r;
    return e;
  };
  const link = foreign(make("a", "", card.t)) as HTMLAnchorElement;
  link.href = (page.documentElement.dataset["root"] ?? "") + card.u;
  const heading = make("h3", "");
  heading.append(link);
  const sheet = make("div", "sheet");
  sheet.append(heading);
  if (card.s) sheet.append(foreign(make("p", "", card.s)));
  const reasons = make("ul", "facts reasons");
  const say = (facets: readonly string[], pattern: string, icon: Element | undefined): void => {
    const what = facets.flatMap((facet) => card.w[facet] ?? []).join(" · ");
    if (!what) return;
    const row = make("li", "");
    if (icon) row.append(icon.cloneNode(true));
    row.append(make("span", "", fill(pattern, { what })));
    reasons.append(row);
  };
  const facets = fits.length + misses.length > 0 ? fits : Object.keys(card.w);
  say(facets, fits.length > 0 ? words.fits : "{what}", icons[0]);
  say(misses, words.but, icons[1]);
  if (reasons.firstChild) sheet.append(reasons);
  const article = make("article", `card ${card.c}`);
  article.append(make("p", "tab", card.b), sheet);
  const row = make("li", "");
  row.append(article);
  return row;
}

start(document, (globalThis as { vakkaCards?: readonly Card[] }).vakkaCards ?? []);
