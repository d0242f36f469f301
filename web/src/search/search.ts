// Search over one language's index: from a query to results.

import { fold, tokens } from "./fold";
import { sought } from "./excerpt";
import { Files, SearchError, loadWithElement, version } from "./loader";
import type { LoadScript } from "./loader";
import { Lexicon } from "./lexicon";
import type { Entry } from "./lexicon";
import { Reader } from "./codec";
import { finnish } from "./stop";
import { Texts, by, folded } from "./texts";
import type { Hit } from "./texts";
import { top } from "./top";
import { Words, join, uses } from "./words";
import type { Meaning, Stemmer } from "./words";

export { SearchError };
export type { Excerpt, Hit } from "./texts";

export interface Options {
  base: string;              // address of the site's root, with its last slash, or ""
  lang: string;              // the reader's language: fi, fi-simple, sv …
  loadScript?: LoadScript;   // a script element's, unless given
  stemScript?: string;       // address of the language's stemmer (search-sv.js …), for a language that has one
}

export interface Ask {
  limit?: number;                       // 10
  offset?: number;
  filters?: Record<string, string[]>;   // facet → values; any of a facet's values will do
  counts?: boolean;                     // count the values of every facet
  typing?: boolean;                     // the last word may be unfinished
  literal?: boolean;                    // take no word for a slip of another
  brief?: boolean;                      // wait for no excerpt that is in another file
}

/** A facet's value with the number of results it would leave. */
export interface Count { value: string; label: string; count: number }

export interface Results {
  hits: Hit[];
  total: number;
  counts: Record<string, Count[]>;
  corrected?: { shown: string; asked: string };
  unknown: string[]; // words nothing was found for
  near: string[];    // where nothing at all was found: words of the index nearest to those, at most five
}

export interface Suggestions { words: string[]; hits: Hit[] }

export interface Search {
  search(query: string, ask?: Ask): Promise<Results>;
  suggest(beginning: string, limit?: number): Promise<Suggestions>;
  dictionary(): Promise<string>;
}

type Facets = Record<string, [id: string, label: string, documents: string][]>;

/** One word of a query with its documents' scores to come. */
interface Part { written: string; meanings: Meaning[]; taken?: string; weight: number; begins: boolean; guessed?: boolean; akin?: Meaning[]; rest?: Meaning[] }

class Index implements Search {
  private o: Options;
  private lang: string;
  private opened: Promise<Lexicon> | undefined;
  private stemmer: Stemmer | undefined;
  private stop = "";
  private facetData: Promise<Facets> | undefined;

  constructor(o: Options) {
    this.o = o;
    this.lang = o.lang.split("-")[0]!;
  }

  private open(): Promise<Lexicon> {
    if (!this.opened) {
      const files = new Files(this.o.base, this.lang, this.o.loadScript || loadWithElement);
      const stem = this.o.stemScript ? files.script(this.o.stemScript, "stem") : undefined;
      this.opened = Promise.all([files.get(""), stem]).then(([data, stemmer]) => {
        if (stemmer) {
          const plain = stemmer[0] as Stemmer;
          this.stemmer = word => fold(plain(word));
          this.stop = stemmer[1] as string;
        }
        const entry = data[0] as Entry;
        if (entry.v !== version) throw new SearchError("stale", files.lang);
        files.hashes = entry.h;
        return new Lexicon(entry, files);
      });
      this.opened.catch(() => this.opened = undefined);
    }
    return this.opened;
  }

  async dictionary(): Promise<string> { return (await this.open()).entry.d || ""; }

  async search(query: string, ask: Ask = {}): Promise<Results> {
    const lexicon = await this.open(), texts = new Texts(lexicon, this.stemmer);
    // Who writes the whole name of a page of the site's own means that page, however common its words are.
    const asked = folded(query), own = (lexicon.entry.o || {})[" " + asked.replace(/ /g, "")] || [];
    const plan = await this.plan(query, lexicon, own[0] ? { ...ask, literal: true } : ask);
    const wide = !!(ask.counts || Object.keys(ask.filters || {})[0]);
    const scores = await this.score(plan.parts, lexicon, wide);
    for (const d of own) scores.total.set(d, 999); // more than words add up to
    this.prefer(scores.total, lexicon.entry);
    let order = [...scores.total.keys()];
    let counts: Results["counts"] = {};
    if (plan.phrases.length) {
      const exact = await texts.having(plan.phrases, order, scores.total);
      if (exact.length) order = exact; // else what comes nearest
    }
    if (wide) ({ order, counts } = await this.narrow(order, ask, lexicon));
    for (const [i, d] of plan.titles.entries()) if (!scores.total.has(d) && !wide) { order.push(d); scores.total.set(d, 0.01 / (i + 1)); }
    const { limit = 10, offset = 0 } = ask;
    const shown = top(order, offset + limit, by(scores.total)).slice(offset);
    const want = sought(plan.parts.flatMap(p => [p.taken || p.written, ...p.meanings.map(m => m.key.word)]), plan.parts.filter(p => p.begins).map(p => p.written));
    const hits = await Promise.all(shown.map(d => texts.hit(d, scores.total.get(d)!, want, scores.segments.get(d), ask.brief)));
    // Who writes a title whole means that one, and who writes its beginning likely so.
    const rank = (h: Hit): number => {
      if (ask.typing && plan.parts.length === 1) return titleBegins(h.title, plan.parts[0]!.written);
      const title = folded(h.title);
      return h.score * (title === asked ? 1e9 : title.startsWith(asked) ? beginsTitle : 1);
    };
    hits.sort((a, b) => rank(b) - rank(a));
    const out: Results = { hits, total: order.length, counts, unknown: plan.parts.filter(p => !p.meanings[0] && !own[0]).map(p => p.written), near: [] };
    if (!scores.total.size && !ask.typing) {
      const words = new Words(lexicon, this.stemmer);
      for (const w of out.unknown) out.near.push(...await words.nearest(w));
      out.near = [...new Set(out.near)].slice(0, mostNear);
    }
    for (const p of plan.parts) if (p.taken) out.corrected = { shown: (out.corrected ? out.corrected.shown : query).replace(p.written, p.taken), asked: query };
    return out;
  }

  async suggest(beginning: string, limit = 6): Promise<Suggestions> {
    const lexicon = await this.open();
    const last = tokens(beginning).pop();
    const done = last && await this.completions(last.word, lexicon);
    const found = done ? done.words : last ? (await new Words(lexicon, this.stemmer).beginning(last.word, limit)).map(m => m.key.show) : [];
    const { hits } = await this.search(beginning, { typing: true, limit, brief: true });
    return { words: found.slice(0, limit), hits };
  }

  /** What the index lists for a beginning that very many words have. */
  private async completions(word: string, lexicon: Lexicon): Promise<{ words: string[]; documents: number[] } | undefined> {
    const folded = fold(word), [first, ...more] = folded, at = [...lexicon.entry.c || ""].indexOf(first || "");
    if (at < 0 || more.length > 4) return undefined;
    const data = (await lexicon.files.get("c" + at))[0] as Record<string, [string, number[]]>;
    const found = data[word] || data[folded];
    return found && { words: found[0].split(" "), documents: found[1] };
  }

  private async plan(query: string, lexicon: Lexicon, { typing = false, literal = false }: Ask): Promise<{ parts: Part[]; phrases: string[][]; titles: number[] }> {
    const phrases: string[][] = [];
    for (const m of query.matchAll(/["”“»«]([^"”“»«]+)["”“»«]/g)) phrases.push(tokens(m[1]!).map(t => t.word));
    const all = tokens(query), stop = new Set((this.lang === "fi" ? finnish : this.stop).split(" "));
    const unfinished = typing && all.length > 0 && all[all.length - 1]!.end === query.length;
    let list = all.map((t, i) => ({ word: t.word, begins: unfinished && i === all.length - 1 }));
    const content = list.filter(t => t.begins || !stop.has(fold(t.word)));
    if (content.length) list = content;
    const words = new Words(lexicon, this.stemmer, list.length < 2);
    let titles: number[] = [];
    const parts = await Promise.all(list.slice(0, 24).map(async ({ word, begins }): Promise<Part> => {
      const part: Part = { written: word, meanings: [], weight: 1, begins };
      if (begins) {
        const many = await this.completions(word, lexicon);
        if (many) {
          titles = many.documents;
          if ([...word].length < 3) return part;
        }
      }
      part.meanings = await words.known(word);
      if (begins) {
        const whole = (await lexicon.find(fold(word))).length > 0;
        if (!whole) for (const m of part.meanings) m.weight /= 2; // more likely unfinished than a form that is not in the bank
        join(part.meanings, await words.beginning(word, 8), whole ? 0.5 : 1);
      }
      const unlisted = !begins && !literal && !part.meanings.some(m => m.key.fold === fold(word));
      // A last word that is no word of the bank may be unfinished even where nobody types.
      if (unlisted && word === all[all.length - 1]!.word && [...word].length > 2) join(part.meanings, await words.beginning(word, 5), part.meanings.length ? 0.3 : 0.7);
      if (!part.meanings.length && !literal) {
        const guess = await words.guess(word, meanings => { if (!list[1]) this.soon([{ ...part, meanings, akin: words.akin(meanings) }], lexicon); });
        part.guessed = !guess.rest;
        part.meanings = guess.meanings;
        if (guess.rest) [part.rest, part.weight] = [guess.rest, splitWeight];
        if (guess.taken) part.taken = guess.taken;
      } else if (unlisted && uses(part.meanings) < rareWord) {
        // What is rare, and not written so, may be a slip of what stands in many documents.
        const near = (await words.near(fold(word), 1)).meanings;
        if (uses(near) > 4 * rareWord) join(part.meanings, near, 0.2);
      }
      return part;
    }));
    // A guess must not outweigh the words that are known.
    if (parts.some(p => !p.guessed && p.meanings.length)) for (const p of parts) if (p.guessed) p.weight = guessWeight;
    await this.addSynonyms(parts, lexicon, words);
    for (const p of parts.slice()) if (p.rest) parts.push({ ...p, meanings: p.rest });
    for (const p of parts) if (p.weight >= splitWeight && !p.begins) {
      p.akin = words.akin(p.meanings);
      if (lexicon.entry.a && !lexicon.entry.d && !p.taken && p.meanings.length && uses(p.meanings) < rareWord) join(p.akin, await words.inside(p.meanings[0]!.key.fold), 0.4, false, p.meanings);
    }
    if (parts.some(rare)) {
      await this.soon(parts, lexicon);
      await this.addParts(parts, words);
    }
    return { parts, phrases, titles };
  }

  /** Asks for what words will show, before more of them are looked up. */
  private async soon(parts: Part[], lexicon: Lexicon): Promise<void> {
    const { total } = await this.score(parts, lexicon, false);
    lexicon.foresee("", top([...total.keys()], mostForeseen, by(total)));
  }

  /** The glossary: words that mean the same count a little less. */
  private async addSynonyms(parts: Part[], lexicon: Lexicon, words: Words): Promise<void> {
    for (const line of lexicon.entry.y || []) {
      const same = line.split(",");
      for (const p of parts) {
        const mine = new Set([fold(p.written), ...p.meanings.map(m => m.key.fold)]);
        if (!same.some(w => mine.has(fold(w)))) continue;
        const others = same.filter(w => !mine.has(fold(w)) && !/\s/.test(w));
        for (const list of await Promise.all(others.map(w => words.known(w, true)))) join(p.meanings, list, 0.8, true);
        if (p.taken && same.some(w => fold(w) === fold(p.written))) {
          p.meanings = p.meanings.filter(m => m.key.show !== p.taken);
          delete p.taken;
        }
      }
    }
  }

  /** A compound's parts help when the compound itself stands in few documents. */
  private async addParts(parts: Part[], words: Words): Promise<void> {
    await Promise.all(parts.slice().map(async p => {
      if (!rare(p)) return;
      const { word: w, cuts: at } = p.meanings[0]!.key;
      const cuts = [0, ...at], pieces = cuts.map((c, i) => w.slice(c, cuts[i + 1]));
      const found = await Promise.all(pieces.map(x => words.known(x.replace(/-/g, ""), true)));
      for (const list of found) {
        if (list.length) parts.push({ written: p.written, meanings: list, weight: 0.3, begins: false });
      }
    }));
  }

  private async score(parts: Part[], lexicon: Lexicon, wide: boolean): Promise<{ total: Map<number, number>; segments: Map<number, Map<number, number>> }> {
    const total = new Map<number, number>(), segments = new Map<number, Map<number, number>>();
    const n = lexicon.entry.n;
    for (const p of parts) {
      const best = new Map<number, number>(), where = new Map<number, number>(), asked = fold(p.written);
      // What the glossary has commoner words for is less rare than it looks.
      let main = 0, others = 0;
      for (const m of p.meanings) {
        if (m.same) others = Math.max(others, uses([m]));
        else main = Math.max(main, uses([m]));
      }
      for (const m of [...p.meanings, ...p.akin || []]) {
        const list = m.key.chunk.postings(m.key.at);
        // What only stands for what was asked is worth no more than that, however rare it is.
        const df = m.same || p.akin?.includes(m) ? Math.max(list.df, main) : Math.sqrt(list.df * Math.max(list.df, others));
        const idf = Math.log((n + 1) / (df + 0.5));
        const add = (docs: Uint32Array, impacts: Uint8Array, at: Uint16Array): void => {
          for (let i = 0; i < docs.length; i++) {
            const s = p.weight * m.weight * idf * impacts[i]! / 31, d = docs[i]!, b = best.get(d) || 0;
            if (s > b) where.set(d, at[i]!);
            // The very word that was asked for adds to what it may also be a form of.
            best.set(d, m.key.fold === asked ? b + s : Math.max(b, s));
          }
        };
        add(list.docs, list.impacts, list.segments);
        if (wide && list.df > list.docs.length) {
          const data = (await lexicon.files.get("m" + m.key.chunk.number))[0] as string;
          const rest = m.key.chunk.remainder(m.key.at, data);
          if (rest) add(rest.docs, rest.impacts, rest.segments);
        }
      }
      for (const [d, s] of best) {
        total.set(d, (total.get(d) || 0) + s);
        let at = segments.get(d);
        if (!at) segments.set(d, at = new Map());
        at.set(where.get(d)!, (at.get(where.get(d)!) || 0) + s);
      }
    }
    // Words that stand near one another say more than the same words far apart.
    if (parts.length > 1) for (const [d, s] of total) total.set(d, s + nearness * Math.max(...segments.get(d)!.values()));
    return { total, segments };
  }

  /** Of a card in two variants of the language leaves the one the reader reads. */
  private prefer(total: Map<number, number>, entry: Entry): void {
    for (const [variant, coded] of Object.entries(entry.w || {})) {
      for (let r = new Reader(coded), d = -1; r.at < coded.length;) {
        d += r.number() + 1;
        const own = r.number() - 1, mine = total.get(d), other = total.get(own);
        if (mine === undefined || other === undefined) continue;
        const [keep, drop] = variant === this.o.lang ? [d, own] : [own, d];
        total.set(keep, Math.max(mine, other) * (variant === this.o.lang ? ownVariant : 1));
        total.delete(drop);
      }
    }
  }

  private facets(lexicon: Lexicon): Promise<Facets> {
    this.facetData ||= lexicon.entry.f ? lexicon.files.get("f0").then(d => d[0] as Facets) : Promise.resolve({});
    return this.facetData;
  }

  /** Leaves what the filters allow, and counts what each value would leave. */
  private async narrow(found: number[], ask: Ask, lexicon: Lexicon): Promise<{ order: number[]; counts: Results["counts"] }> {
    const facets = await this.facets(lexicon);
    const sets = new Map<string, Set<number>>();
    const set = (name: string, id: string): Set<number> => {
      const key = name + "\n" + id;
      let s = sets.get(key);
      if (!s) {
        sets.set(key, s = new Set());
        const value = (facets[name] || []).find(v => v[0] === id);
        if (value) for (let r = new Reader(value[2]), d = -1; r.at < value[2].length;) s.add(d += r.number() + 1);
      }
      return s;
    };
    const filters = Object.entries(ask.filters || {}).filter(([, ids]) => ids.length);
    const passes = (d: number, but?: string): boolean => filters.every(([name, ids]) => name === but || ids.some(id => set(name, id).has(d)));
    const counts: Results["counts"] = {};
    if (ask.counts) {
      for (const [name, values] of Object.entries(facets)) {
        const open = found.filter(d => passes(d, name));
        counts[name] = values.map(([value, label]) => ({ value, label, count: open.filter(d => set(name, value).has(d)).length }));
      }
    }
    return { order: found.filter(d => passes(d)), counts };
  }
}

const mostNear = 5;
const guessWeight = 0.4;
const splitWeight = 0.7; // of each part of a compound that is not in the bank
const beginsTitle = 1.1;
const nearness = 0.3;    // what the words of the best segment add once more
const ownVariant = 1.1;  // what is written as the reader reads comes first among equals
const fewDocuments = 10; // a compound in fewer is also looked for by its parts
const mostForeseen = 10;
const rareWord = 5;      // a word in fewer, also among what compounds end in

/** How a title begins like a word: 2 with the same letters, 1 but for their dots, 0 not. */
const titleBegins = (title: string, word: string): number => Number(tokens(title).some(t => t.word.startsWith(word))) + Number(folded(title).includes(" " + fold(word)));

/** Whether a word is a compound that is also looked for by its parts: it is in few documents, and surely what was meant. */
const rare = ({ meanings: [m], taken }: Part): boolean => !!m && !taken && m.key.cuts.length > 0 && uses([m]) < fewDocuments;

export function createSearch(o: Options): Search { return new Index(o); }
