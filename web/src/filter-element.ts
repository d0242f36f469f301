// A list's panel of links becomes check boxes that narrow the list in place
// and keep the choice in the address. On a phone the panel is closed, and most
// readers never open it: nothing is made ready before it opens, or before an
// address that has a choice in it.
import { fill } from "./words";
import { type Choice, countOf, matches, readItem, readQuery, writeQuery } from "./filter";

const wide = "(min-width: 60rem)";

export function bringFilterAlive(page: Document, window: Window): void {
  const panel = page.querySelector<HTMLDetailsElement>("details.narrow");
  if (panel && window.matchMedia(wide).matches) panel.open = true;
  const main = page.querySelector<HTMLElement>("main[data-catalogue], main[data-narrowed]");
  if (!panel || !main) return;
  if (main.dataset["narrowed"]) addChoiceToLinks(main, panel);
  else whenNeeded(window, panel, () => new Filter(page, window, main, panel).start());
}

/** Makes the filter when its panel is opened or the address has something chosen. */
function whenNeeded(window: Window, panel: HTMLDetailsElement, make: () => void): void {
  const look = (): void => {
    if (!panel.open && window.location.search === "") return;
    panel.removeEventListener("toggle", look);
    window.removeEventListener("popstate", look);
    make();
  };
  panel.addEventListener("toggle", look);
  window.addEventListener("popstate", look);
  look();
}

/** On the page of one value, another value's link leads to the whole list
 * with both chosen. */
function addChoiceToLinks(main: HTMLElement, panel: HTMLElement): void {
  const { narrowed = "", all = "" } = main.dataset;
  for (const facet of panel.querySelectorAll<HTMLElement>("[data-facet]")) {
    const name = facet.dataset["facet"] ?? "";
    if (narrowed.startsWith(name + "=")) continue; // of one facet, one page after another
    for (const link of facet.querySelectorAll<HTMLAnchorElement>("a[data-value]")) {
      const params = new URLSearchParams(narrowed);
      params.append(name, link.dataset["value"] ?? "");
      link.setAttribute("href", `${all}?${params}`);
      link.querySelector(".n")?.remove(); // it counted the value alone
    }
  }
}

interface Box {
  readonly facet: string;
  readonly value: string;
  readonly input: HTMLInputElement;
  readonly label: HTMLElement;
  readonly count: Element | null;
}

class Filter {
  private readonly rows: readonly HTMLElement[];
  private readonly items: readonly Choice[];
  private readonly boxes: readonly Box[];
  private readonly known: Choice;
  private readonly status: HTMLElement | null;
  private readonly clear: HTMLElement | null;
  private shown = false; // whether the list is as was chosen, and no more as it came

  private readonly page: Document;
  private readonly window: Window;

  constructor(page: Document, window: Window, main: HTMLElement, panel: HTMLElement) {
    this.page = page;
    this.window = window;
    this.rows = [...main.querySelectorAll<HTMLElement>(".cards > li")];
    this.items = this.rows.map((row) => readItem(row.dataset["facets"] ?? ""));
    this.boxes = [...panel.querySelectorAll<HTMLAnchorElement>("a[data-value]")].map((link) => this.box(link));
    const known = new Map<string, Set<string>>();
    for (const { facet, value } of this.boxes) known.set(facet, (known.get(facet) ?? new Set()).add(value));
    this.known = known;
    this.status = main.querySelector(".count [role=status]");
    this.clear = main.querySelector("button.clear");
  }

  start(): void {
    this.clear?.addEventListener("click", () => {
      for (const box of this.boxes) box.input.checked = false;
      this.changed(); // which hides the button: the focus must not go with it
      if (this.status) this.status.tabIndex = -1;
      this.status?.focus();
    });
    this.window.addEventListener("popstate", () => this.fromAddress());
    this.fromAddress();
  }

  /** Replaces a link by a check box with the same words. */
  private box(link: HTMLAnchorElement): Box {
    const facet = link.closest<HTMLElement>("[data-facet]")?.dataset["facet"] ?? "";
    const value = link.dataset["value"] ?? "";
    const label = this.page.createElement("label");
    if (link.lang) label.lang = link.lang;
    const input = this.page.createElement("input");
    input.type = "checkbox";
    input.autocomplete = "off";
    input.addEventListener("change", () => this.changed());
    label.append(input, ...link.childNodes);
    link.replaceWith(label);
    return { facet, value, input, label, count: label.querySelector(".n") };
  }

  private fromAddress(): void {
    const choice = readQuery(this.window.location.search, this.known);
    for (const box of this.boxes) box.input.checked = choice.get(box.facet)?.has(box.value) ?? false;
    for (const box of this.boxes) if (box.input.checked) openAround(box.input);
    if (choice.size > 0 || this.shown) this.show(choice); // the page came with all of them, counted
  }

  private changed(): void {
    const choice = new Map<string, Set<string>>();
    for (const { facet, value, input } of this.boxes) {
      if (input.checked) choice.set(facet, (choice.get(facet) ?? new Set()).add(value));
    }
    this.show(choice);
    const { location, history } = this.window;
    try {
      history.replaceState(null, "", location.pathname + writeQuery(location.search, choice, this.known) + location.hash);
    } catch {
      // Some browsers keep the address of a file as it is; the list is right all the same.
    }
  }

  private show(choice: Choice): void {
    this.shown = true;
    let n = 0;
    this.rows.forEach((row, i) => {
      const item = this.items[i];
      row.hidden = item === undefined || !matches(item, choice);
      if (!row.hidden) n++;
    });
    for (const part of this.page.querySelectorAll<HTMLElement>(".past-weeks")) part.hidden = part.querySelector("li:not([hidden])") === null;
    for (const box of this.boxes) {
      const count = countOf(this.items, choice, box.facet, box.value);
      if (box.count) box.count.textContent = String(count);
      box.label.classList.toggle("none", count === 0);
    }
    if (this.clear) this.clear.hidden = choice.size === 0;
    if (this.status) {
      const { single: one = "", other = "", none = "" } = this.status.dataset;
      this.status.textContent = n === 0 ? none : fill(n === 1 ? one : other, { n });
    }
  }
}

/** Opens the closed parts that hide a chosen box, but not the whole panel: on
 * a phone it would push the list away. */
function openAround(input: Element): void {
  const more = input.closest<HTMLDetailsElement>("details.narrow-more");
  if (more) more.open = true;
}
