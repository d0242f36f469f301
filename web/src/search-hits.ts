// A result as a card: what kind it is, its title, why it was found, how long
// it takes and how hard it is. Everything from the index goes in as text.
import type { Hit } from "./search/search";
import { putMarked } from "./highlight";
import { duration, pieces, type SearchWords } from "./search-words";

/** How many letters an excerpt has at most, and words as wide as its own, with some to spare. */
const longest = 262, slack = 1.05, filler = "asian muut ";

export class Cards {
  private readonly page: Document;
  private readonly words: SearchWords;
  private readonly base: string;
  private readonly icons: readonly Element[];

  constructor(page: Document, words: SearchWords, base: string) {
    this.page = page;
    this.words = words;
    this.base = base;
    const template = page.querySelector<HTMLTemplateElement>("template.icons");
    this.icons = template ? [...template.content.children] : [];
  }

  card(hit: Hit): HTMLElement {
    const item = this.make("li");
    const card = this.make("article", "card tab-" + hit.kind, item);
    this.make("p", "tab", card).textContent = this.words.kinds[hit.kind] ?? "";
    const sheet = this.make("div", "sheet", card);
    const heading = this.make("h2", "", sheet), link = this.make("a", "", heading);
    link.href = this.base + hit.url;
    putMarked(link, hit.title, hit.titleRanges);
    const excerpt = this.make("p", "excerpt");
    if (hit.later) this.await(excerpt, hit);
    else putMarked(excerpt, hit.excerpt, hit.ranges);
    if (hit.excerpt) sheet.append(excerpt);
    if (hit.anchor && hit.heading) sheet.append(this.place(hit));
    const facts = this.facts(hit);
    if (facts.childElementCount > 0) sheet.append(facts);
    for (const e of [heading, link, excerpt]) this.speak(e, hit.lang);
    if (hit.lang !== this.words.lang) link.hreflang = hit.lang;
    return item;
  }

  /** Shows the beginning of the text until the excerpt comes, in as much room as
   * that will take: nothing moves under a finger. */
  private await(excerpt: HTMLElement, hit: Hit): void {
    const words = this.make("span", "", excerpt);
    putMarked(words, hit.excerpt, hit.ranges);
    const room = Math.ceil(Math.min(hit.room ?? 0, longest) * slack / filler.length);
    excerpt.dataset["room"] = filler.repeat(room);
    void hit.later?.().then((whole) => {
      words.textContent = "";
      putMarked(words, whole.excerpt, whole.ranges);
    });
  }

  /** The way to the heading that what was looked for stands under. */
  private place(hit: Hit): HTMLElement {
    const line = this.make("p", "place");
    pieces(this.words.texts["at"] ?? "").forEach((piece, i) => {
      if (i % 2 === 0) {
        line.append(piece);
        return;
      }
      const link = this.make("a", "", line);
      link.href = `${this.base}${hit.url}#${hit.anchor}`;
      link.textContent = hit.heading;
      this.speak(link, hit.lang);
    });
    return line;
  }

  private facts(hit: Hit): HTMLElement {
    const { texts, levels, languages, lang } = this.words;
    const list = this.make("ul", "facts");
    const fact = (icon: number, name: string, text: string): void => {
      const item = this.make("li", "", list);
      const drawing = this.icons[icon];
      if (drawing) item.append(drawing.cloneNode(true));
      const words = this.make("span", "", item);
      if (name) this.make("span", "unseen", words).textContent = name + ": ";
      words.append(text);
    };
    if (hit.duration > 0) fact(0, texts["duration"] ?? "", duration(texts, hit.duration));
    if (hit.level) fact(1, texts["level"] ?? "", levels[hit.level] ?? hit.level);
    if (hit.lang !== lang) fact(2, "", languages[hit.lang] ?? hit.lang);
    return list;
  }

  /** Tells a text's language, when it is not the page's. */
  private speak(element: HTMLElement, lang: string): void {
    if (lang === this.page.documentElement.lang) return;
    element.lang = lang;
    element.dir = this.words.dirs[lang] ?? "ltr";
  }

  private make<K extends keyof HTMLElementTagNameMap>(name: K, className = "", into?: Element): HTMLElementTagNameMap[K] {
    const element = this.page.createElement(name);
    if (className) element.className = className;
    if (into) into.append(element);
    return element;
  }
}
