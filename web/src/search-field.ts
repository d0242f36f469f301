// The search engine as pages load it, and the suggestions under the field: a
// combobox with a list, as the ARIA authoring practices have it. The focus
// stays in the field; what is chosen is told with aria-activedescendant.
import "./search/main";
import { createSearch } from "./search/search";
import { kinds } from "./search/texts";
import type { Search } from "./search/search";
import { putMarked } from "./highlight";
import { options, step } from "./suggest";
import type { Option } from "./suggest";
import { fill } from "./words";

const pause = 60; // ms after a key before looking: fast fingers ask once

class Field {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status: HTMLElement;
  private readonly engine: Search;
  private readonly kinds: readonly string[];
  private shown: Option[] = [];
  private at = -1;
  private asked = 0;
  private timer: number | undefined;

  constructor(page: Document, form: HTMLFormElement, input: HTMLInputElement) {
    const { base = "", tag = "", stem = "", kinds = "", list = "" } = form.dataset;
    this.form = form;
    this.input = input;
    this.engine = createSearch({ base, lang: tag, ...(stem ? { stemScript: stem } : {}) });
    this.kinds = kinds.split("|");
    this.list = page.createElement("ul");
    this.list.id = input.id + "-list";
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", list);
    this.status = page.createElement("p");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
  }

  start(): void {
    const { input, list } = this;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      const i = option ? [...list.children].indexOf(option) : -1;
      if (i >= 0) this.choose(i);
    });
    if (input.value && input === input.ownerDocument.activeElement) this.wait();
  }

  private wait(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), pause);
  }

  private async look(): Promise<void> {
    const query = this.input.value, mine = ++this.asked;
    let found: Option[] = [];
    if (query.trim()) {
      try {
        found = options(query, await this.engine.suggest(query, 6));
      } catch {
        // No index, no suggestions: the form works without, and its page tells.
      }
    }
    if (mine !== this.asked || query !== this.input.value) return;
    if (this.input !== this.input.ownerDocument.activeElement) return;
    this.show(found, query);
  }

  private show(found: Option[], query: string): void {
    if (found.length === 0) this.close();
    this.shown = found;
    this.at = -1;
    this.list.textContent = "";
    this.list.append(...found.map((option, i) => this.row(option, i, query)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    const { single = "", several = "", nothing = "" } = this.form.dataset;
    const n = found.length;
    this.status.textContent = !query.trim() ? "" : n === 0 ? nothing : fill(n === 1 ? single : several, { n });
  }

  private row(option: Option, i: number, query: string): HTMLElement {
    const page = this.list.ownerDocument;
    const row = page.createElement("li");
    row.id = `${this.list.id}-${i}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    if (option.kind === "word") {
      row.className = "word";
      const words = page.createElement("span"); // one piece: readers must not hear “käve ly”
      words.dir = "auto";
      row.append(words);
      putMarked(words, option.query, [[query.trimStart().length, option.query.length]]);
      return row;
    }
    const { hit } = option;
    row.className = "to-card tab-" + hit.kind;
    const title = page.createElement("span");
    title.lang = hit.lang;
    title.dir = "auto";
    title.textContent = hit.title;
    const kind = page.createElement("span");
    kind.className = "kind";
    kind.textContent = this.kinds[kinds.indexOf(hit.kind)] || "";
    row.append(title, " ", kind);
    return row;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (open) this.move(step(this.at, this.shown.length, event.key === "ArrowDown"));
        else this.wait();
        break;
      case "Enter":
        if (!open || this.at < 0) return; // the form is sent
        this.choose(this.at);
        break;
      case "Escape":
        if (!open) return; // the browser empties the field
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private move(to: number): void {
    // Whoever has begun to choose keeps the list they see.
    window.clearTimeout(this.timer);
    this.asked++;
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const row = this.list.children[to];
    if (!row) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row.id);
  }

  private choose(i: number): void {
    const option = this.shown[i];
    if (!option) return;
    this.close();
    if (option.kind === "card") {
      window.location.assign((this.form.dataset["base"] || "") + option.hit.url);
      return;
    }
    this.input.value = option.query;
    this.form.querySelector("button")?.click();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.asked++;
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}


const form = document.querySelector<HTMLFormElement>("form[data-find]");
const input = form && form.querySelector("input");
if (form && input) new Field(document, form, input).start();
