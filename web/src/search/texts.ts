// What results show: documents, their texts, and the excerpts of them.

import { digit } from "./codec";
import { excerpt, ranges } from "./excerpt";
import type { Range, Sought } from "./excerpt";
import { fold, tokens } from "./fold";
import type { Lexicon } from "./lexicon";
import { SearchError } from "./loader";
import { top } from "./top";
import type { Stemmer } from "./words";

export interface Excerpt { excerpt: string; ranges: Range[] } // with the hits in it

export interface Hit extends Excerpt {
  url: string;      // from the site's root
  title: string;
  titleRanges: Range[];
  kind: string;
  score: number;
  anchor: string;   // id of the heading that matched, "" for the top
  heading: string;  // its words
  duration: number; // minutes, 0 when not said
  level: string;
  lang: string;
  /** Of a brief result whose excerpt only stands for the one to come: that one, and how many letters long it may be. */
  later?: () => Promise<Excerpt>;
  room?: number;
}

/** The kinds of material, as documents name theirs by number. */
export const kinds = ["task", "guide", "model", "week", "survey", "page"];
type Stored = [title: string, url: string, kind: number, texts: string[], places?: (string | number)[], more?: string, duration?: number, level?: string, lang?: string, names?: string];

const mostPhrases = 60; // documents whose text is read for a phrase

/** The order of documents by their scores. */
export const by = (total: Map<number, number>) => (a: number, b: number): number => total.get(b)! - total.get(a)! || a - b;

/** The folded words of a text, each with a space on both sides. */
export const folded = (text: string): string => " " + tokens(text).map(t => fold(t.word)).join(" ") + " ";

export class Texts {
  private readonly lexicon: Lexicon;
  private readonly stemmer: Stemmer | undefined;
  constructor(lexicon: Lexicon, stem: Stemmer | undefined) {
    this.lexicon = lexicon;
    this.stemmer = stem;
  }

  async stored(d: number): Promise<Stored> {
    const file = this.lexicon.file(d);
    const s = ((await this.lexicon.files.get(file))[0] as Stored[])[d % this.lexicon.entry.b];
    if (!s) throw new SearchError("broken", file);
    return s;
  }

  async segment(d: number, n: number): Promise<string> {
    const { b, s, x } = this.lexicon.entry;
    if (n < s) return (await this.stored(d))[3][n] || "";
    const data = (await this.lexicon.files.get(`x${Math.floor(d / b)}-${Math.floor((n - s) / x)}`))[0] as string[][];
    return (data[d % b] || [])[(n - s) % x] || "";
  }

  /** Of the best documents, those that have every phrase, word by word. */
  async having(phrases: string[][], found: number[], total: Map<number, number>): Promise<number[]> {
    const order = top(found, mostPhrases, by(total));
    const wanted = phrases.map(p => folded(p.join(" ")));
    const keep = await Promise.all(order.map(async d => {
      const s = await this.stored(d);
      const far = (s[5] || "").length;
      // Behind the segments that are all elsewhere stand the names; another segment in their place does no harm.
      const [names, ...segments] = await Promise.all(Array.from({ length: 1 + Math.min(this.lexicon.entry.s, s[3].length) + far }, (_, n) => this.segment(d, n ? n - 1 : far).catch(() => "")));
      const all = [s[0], ...(s[9] || names!).split("\n"), ...(s[4] || []).filter((_, i) => i % 3 === 2) as string[], segments.join(" ")].map(folded).join();
      return wanted.every(w => all.includes(w));
    }));
    return order.filter((_, i) => keep[i]);
  }

  async hit(d: number, score: number, want: Sought, segments: Map<number, number> | undefined, brief?: boolean): Promise<Hit> {
    let best = 0, most = 0;
    for (const [n, s] of segments || []) if (s > most + 1e-9 || s > most - 1e-9 && n < best) [best, most] = [n, s];
    // Where a text does not come, its beginning stands for it.
    const text = (): Promise<string> => this.segment(d, best).catch(() => "");
    const far = best - this.lexicon.entry.s, now = brief && far >= 0 ? "" : text();
    const [title, url, kind, [first = ""], places = [], more = "", duration = 0, level = "", lang = ""] = await this.stored(d);
    const show = (text: string): Excerpt => excerpt(text || first, ranges(text || first, want, this.stemmer));
    let anchor = "", heading = "";
    for (let i = 0; i + 2 < places.length && best > 0; i += 3) {
      if ((places[i] as number) <= best) [anchor, heading] = ["h-" + places[i + 1], places[i + 2] as string];
    }
    return {
      url: url + ".html", title, titleRanges: ranges(title, want, this.stemmer), ...show(await now),
      kind: kinds[kind] || "", score, anchor, heading, duration, level, lang: lang || this.lexicon.entry.l,
      ...now === "" && { later: async () => show(await text()), room: 8 * digit(more, far) },
    };
  }
}
