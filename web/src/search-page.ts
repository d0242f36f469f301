// The search page: the address says what is asked, the engine answers, the
// page shows it. The page's own address is the only state there is, so that
// the back button, bookmarks and links work.
import type { Ask, Hit, Options, Results, Search } from "./search/search";
import { Cards } from "./search-hits";
import { Panel } from "./search-panel";
import { type Asked, readAddress, readFilters, writeAddress } from "./search-address";
import { baseLanguage, materialOf, pieces, quoted, type SearchWords } from "./search-words";
import { fill } from "./words";

interface Vakka {
  createSearch?: (o: Options) => Search;
  search?: (query: string, o?: { limit?: number; filters?: unknown; lang?: string }) => Promise<Found[]>;
}
interface Found { url: string; title: string; excerpt: string; kind: string; score: number }

const step = 10, othersShown = 3;
const patience = 100; // ms that results wait for their excerpts, which are mostly as near
const wide = "(min-width: 60rem)";
const vakka = ((window as { vakka?: Vakka }).vakka ??= {});

/** Gives hits their excerpts if those come soon. What comes later goes to its card. */
async function complete(hits: readonly Hit[]): Promise<void> {
  const all = hits.map(async (hit) => {
    if (!hit.later) return;
    Object.assign(hit, await hit.later());
    delete hit.later;
  });
  await Promise.race([Promise.all(all), new Promise((then) => setTimeout(then, patience))]);
}

class Page {
  private readonly words: SearchWords;
  private readonly indexes: readonly string[];
  private readonly engines = new Map<string, Search>();
  private readonly base: string;
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly results: HTMLElement;
  private readonly status: HTMLElement;
  private readonly hints: HTMLElement;
  private readonly list: HTMLElement;
  private readonly more: HTMLElement;
  private readonly others: HTMLElement;
  private readonly clear: HTMLElement;
  private readonly browse: HTMLElement | null;
  private readonly lead: HTMLElement | null;
  private readonly panel: Panel;
  private readonly cards: Cards;
  private readonly title = document.title;
  private turn = 0;
  private limit = step;

  constructor(form: HTMLFormElement, results: HTMLElement) {
    const find = <E extends Element>(selector: string): E => {
      const found = results.querySelector<E>(selector);
      if (!found) throw new Error("the page has no " + selector);
      return found;
    };
    this.words = JSON.parse(results.dataset["results"] ?? "{}") as SearchWords;
    this.indexes = this.words.indexes ?? [];
    this.base = form.dataset["base"] ?? "";
    this.form = form;
    this.input = form.querySelector("input")!;
    this.results = results;
    this.status = find("[role=status]");
    this.hints = find(".hints");
    this.list = find(".hits");
    this.more = find(".more");
    this.others = find(".others");
    this.clear = find(".clear");
    this.browse = document.querySelector(".browse");
    this.lead = document.querySelector("h1 + .summary");
    this.cards = new Cards(document, this.words, this.base);
    this.panel = new Panel(find("details.narrow"), this.words, () => this.go({ ...this.asked(), choice: this.panel.choice() }));
  }

  start(): void {
    const { panel } = this;
    panel.element.open = window.matchMedia(wide).matches;
    panel.element.addEventListener("toggle", () => {
      if (panel.element.open) void this.count(this.asked(), this.turn);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.asked(), query: this.input.value.trim(), literal: false });
      // On a phone the keyboard would cover what was found.
      if (window.matchMedia("(hover: none) and (pointer: coarse)").matches) this.input.blur();
    });
    this.results.addEventListener("click", (event) => this.follow(event));
    this.clear.addEventListener("click", () => {
      this.go({ ...this.asked(), choice: new Map() });
      this.focus(this.status); // the button goes, the focus must not go with it
    });
    this.more.querySelector("button")?.addEventListener("click", () => void this.showMore());
    window.addEventListener("popstate", () => this.fromAddress());
    this.fromAddress();
  }

  engine(lang: string): Search {
    let engine = this.engines.get(lang);
    if (!engine) {
      if (!vakka.createSearch) throw new Error("the search engine did not come");
      const stem = this.words.stems[baseLanguage(lang)];
      this.engines.set(lang, engine = vakka.createSearch({ base: this.base, lang, ...(stem ? { stemScript: stem } : {}) }));
    }
    return engine;
  }

  /** The tag to ask the reader's own index with. */
  private own(): string {
    const first = this.indexes[0] ?? "";
    return first === baseLanguage(this.words.lang) ? this.words.lang : first;
  }

  /** What scripts may ask: window.vakka.search. */
  async answer(query: string, o: { limit?: number; filters?: unknown; lang?: string }): Promise<Found[]> {
    const lang = o.lang || this.own();
    if (!this.indexes.includes(baseLanguage(lang))) return [];
    const ask: Ask = { filters: readFilters(o.filters, this.words.facets) };
    if (o.limit !== undefined) ask.limit = o.limit;
    const { hits } = await this.engine(lang).search(String(query), ask);
    return hits.map(({ url, title, excerpt, kind, score }) => ({ url: this.base + url, title, excerpt, kind, score }));
  }

  private asked(): Asked { return readAddress(window.location.search, this.words.facets); }

  /** Goes to what is asked, leaving the way back. */
  private go(asked: Asked): void {
    const address = writeAddress(asked, this.words.facets);
    try {
      window.history.pushState(null, "", window.location.pathname + address);
    } catch {
      window.location.assign(address); // some browsers keep the address of a file: then it is opened anew
      return;
    }
    this.fromAddress();
  }

  /** A link to another search is followed here, without loading the page. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-ask]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { query, literal } = readAddress(link.search, this.words.facets);
    this.go({ ...this.asked(), query, literal });
    this.focus(this.status);
  }

  private fromAddress(): void {
    const asked = this.asked();
    this.input.value = asked.query;
    const state = window.history.state as { limit?: unknown } | null;
    this.limit = state && typeof state.limit === "number" ? state.limit : step;
    document.title = asked.query ? `${asked.query} – ${this.title}` : this.title;
    this.results.hidden = asked.query === "";
    if (this.browse) this.browse.hidden = asked.query !== "";
    if (this.lead) this.lead.hidden = asked.query !== "";
    const turn = ++this.turn;
    if (asked.query) void this.run(asked, turn);
    else this.list.textContent = this.status.textContent = "";
  }

  private async run(asked: Asked, turn: number): Promise<void> {
    const late = window.setTimeout(() => {
      if (turn === this.turn) this.status.textContent = this.text("waiting");
    }, 400);
    try {
      const found: Results = await this.engine(this.own()).search(asked.query, this.ask(asked, { limit: this.limit, brief: true }));
      await complete(found.hits);
      window.clearTimeout(late);
      if (turn !== this.turn) return;
      this.show(asked, found);
      await Promise.all([this.count(asked, turn), this.elsewhere(asked, found.corrected ? [] : found.hits, turn)]);
      if (turn === this.turn && found.total === 0) this.help(asked, found);
    } catch (error) {
      window.clearTimeout(late);
      if (turn === this.turn) this.fail(error);
    }
  }

  private ask(asked: Asked, more: Ask): Ask {
    const filters: Record<string, string[]> = {};
    for (const [name, values] of asked.choice) filters[name] = [...values];
    return { ...more, filters, literal: asked.literal || (more.literal ?? false) };
  }

  private show(asked: Asked, found: Results): void {
    this.hints.textContent = "";
    this.others.hidden = true;
    if (found.corrected) this.correction(found.corrected);
    const unknown = found.total > 0 && !found.corrected ? found.unknown : [];
    if (unknown.length > 0) this.hint(this.text("unknown", { words: unknown.join(", ") }));
    this.list.textContent = "";
    this.list.append(...found.hits.map((hit) => this.cards.card(hit)));
    this.list.hidden = found.hits.length === 0;
    this.more.hidden = found.total <= found.hits.length;
    this.clear.hidden = asked.choice.size === 0;
    this.tell(asked, found);
    if (this.browse) this.browse.hidden = found.total > 0;
    this.panel.element.hidden = found.total === 0 && asked.choice.size === 0;
    this.results.classList.toggle("alone", this.panel.element.hidden === true);
  }

  private tell(asked: Asked, { total, corrected }: Results): void {
    const q = corrected ? corrected.shown : asked.query;
    const key = total === 1 ? "one" : total > 0 ? "many" : asked.choice.size > 0 ? "narrowedNone" : "none";
    const text = this.text(key, { n: total, q: quoted(this.text(key), q) });
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** The numbers beside the boxes, when they are in sight: they cost a file more. */
  private async count(asked: Asked, turn: number): Promise<void> {
    if (!asked.query || !this.panel.element.open && asked.choice.size === 0) return;
    const found = await this.engine(this.own()).search(asked.query, this.ask(asked, { limit: 0, counts: true }));
    if (turn !== this.turn) return;
    this.panel.show(found.counts, asked.choice);
    this.results.classList.toggle("alone", this.panel.element.hidden === true);
    this.more.hidden = found.total <= this.list.childElementCount;
    this.tell(asked, found);
  }

  /** What the other languages have that the list does not. */
  private async elsewhere(asked: Asked, shown: readonly Hit[], turn: number): Promise<void> {
    const languages = Object.keys(this.words.languages);
    const seen = new Set(shown.map((hit) => materialOf(hit.url, languages)));
    const lists = await Promise.all(this.indexes.slice(1).map((lang) =>
      this.engine(lang).search(asked.query, this.ask(asked, { limit: othersShown + 3, literal: true, brief: true })).then(({ hits }) => hits, () => [])));
    if (turn !== this.turn) return;
    const more: Hit[] = [];
    for (const hits of lists) {
      let room = othersShown;
      for (const hit of hits) {
        const material = materialOf(hit.url, languages);
        if (seen.has(material) || room-- <= 0) continue;
        seen.add(material);
        more.push(hit);
      }
    }
    const list = this.others.querySelector<HTMLElement>(".hits");
    if (!list) return;
    list.textContent = "";
    list.append(...more.map((hit) => this.cards.card(hit)));
    list.hidden = this.others.hidden = more.length === 0;
  }

  /** Nothing was found: the words nearest to those that were written. */
  private help(asked: Asked, { near }: Results): void {
    if (asked.choice.size > 0 || near.length === 0) return;
    const line = this.hint(this.text("near"));
    for (const word of near) line.append(" ", this.link(word, { ...asked, query: word, literal: false }));
  }

  private correction({ shown, asked }: { shown: string; asked: string }): void {
    const line = this.hint("");
    pieces(this.text("corrected")).forEach((piece, i) => {
      if (i % 2 === 0) line.append(piece);
      else if (piece === "asked") line.append(this.link(asked, { ...this.asked(), query: asked, literal: true }));
      else {
        const strong = document.createElement("strong");
        strong.textContent = shown;
        line.append(strong);
      }
    });
  }

  private hint(text: string): HTMLElement {
    const line = document.createElement("p");
    line.textContent = text;
    this.hints.append(line);
    return line;
  }

  private link(text: string, asked: Asked): HTMLAnchorElement {
    const link = document.createElement("a");
    link.href = writeAddress(asked, this.words.facets);
    link.dataset["ask"] = "";
    link.textContent = text;
    return link;
  }

  private async showMore(): Promise<void> {
    const before = this.list.childElementCount, asked = this.asked(), turn = this.turn;
    this.limit = before + step;
    try {
      window.history.replaceState({ limit: this.limit }, "");
    } catch {
      // The way back then leads to the first ones.
    }
    try {
      const found = await this.engine(this.own()).search(asked.query, this.ask(asked, { limit: step, offset: before, brief: true }));
      await complete(found.hits);
      if (turn !== this.turn) return;
      this.list.append(...found.hits.map((hit) => this.cards.card(hit)));
      this.more.hidden = found.hits.length === 0 || found.total <= this.list.childElementCount;
      this.list.children[before]?.querySelector<HTMLElement>("a")?.focus();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  /** No index, or not all of it: the rest of the site works as before. */
  private fail(error: unknown): void {
    const stale = (error as { why?: string }).why === "stale";
    this.list.textContent = this.hints.textContent = "";
    this.list.hidden = this.more.hidden = this.others.hidden = this.clear.hidden = this.panel.element.hidden = true;
    this.results.classList.add("alone");
    if (this.browse) this.browse.hidden = false;
    this.status.textContent = this.text(stale ? "stale" : "failed");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = this.text(stale ? "reload" : "again");
    button.addEventListener("click", () => {
      if (stale || !vakka.createSearch) window.location.reload();
      else this.fromAddress();
    });
    this.hints.append(button);
  }

  private focus(element: HTMLElement): void {
    element.tabIndex = -1;
    element.focus();
  }

  private text(key: string, places?: Readonly<Record<string, string | number>>): string {
    const text = this.words.texts[key] ?? "";
    return places ? fill(text, places) : text;
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-find]");
const results = document.querySelector<HTMLElement>("[data-results]");
if (form && results) {
  for (const notice of document.querySelectorAll<HTMLElement>("[data-no-script]")) notice.hidden = true;
  const page = new Page(form, results);
  vakka.search = (query, o = {}) => page.answer(query, o);
  page.start();
}
