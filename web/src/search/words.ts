// What a word of a query stands for in an index: exactly, by its base form,
// as the beginning of a word, as a compound, or as a slip of the finger.

import { bases, inflects } from "./bases";
import type { Base } from "./bases";
import { fold } from "./fold";
import { reverse } from "./lexicon";
import type { Chunk, Key, Lexicon } from "./lexicon";
import { apart, distance, lettersOf } from "./typo";

/** A key with what it counts for, and whether it only means the same as what was asked for. */
export interface Meaning { key: Key; weight: number; same?: boolean | undefined }

/** What was made of a word. Taken is the word it was taken for, if it was a slip; rest is what the end of a compound stands for. */
export interface Found { meanings: Meaning[]; taken?: string | undefined; rest?: Meaning[] }

/** The stem of a word in a language other than Finnish, folded. */
export type Stemmer = (word: string) => string;

/** Is told what a word may stand for. */
export type Soon = (meanings: Meaning[]) => void;

const spread = 2, most = 3, moreChunks = 4, mostReversed = 10, mostNear = 4;

/** In how many times as many documents a word stands than one it is more likely a slip of it. */
const slipOver = 5;

/** Adds words to a list, but for those that it, or another, has. */
export function join(to: Meaning[], list: Meaning[], weight: number, same?: boolean, but = to): void {
  for (const m of list) if (!but.some(x => x.key.word === m.key.word)) to.push({ key: m.key, weight: m.weight * weight, same });
}

/** In how many documents words stand, all in all. */
export const uses = (list: Meaning[]): number => list.reduce((n, m) => n + m.key.chunk.count(m.key.at), 0);

/** A word, what sorts a little before and behind it: where words like it may stand in other files. */
const around = (w: string, head = w.slice(0, w.length > 6 ? -2 : -3)): string[] => [w, head, head + "zz"];

/** Whether word may be written for lemma: 1, or less when their dots differ. */
function dots(word: string, lemma: string): number {
  const n = Math.min(word.length, lemma.length);
  let marked = false;
  for (let i = 0; i < n; i++) {
    const a = word[i]!, b = lemma[i]!;
    if (a === b) { marked = marked || a > "\x7f"; continue; }
    if (fold(a) !== fold(b)) break;
    if (a > "\x7f") return 0.4;
    marked = true;
  }
  return marked && !/[^\x00-\x7f]/.test(word) ? 0.9 : 1;
}

export class Words {
  private lexicon: Lexicon;
  private stemmer: Stemmer | undefined;
  private alone: boolean | undefined;
  private first: number;
  private second: number;
  /** Alone tells that the query is one word: its very form then says most; among others grammar chose it. */
  constructor(lexicon: Lexicon, stem?: Stemmer, alone?: boolean) {
    this.lexicon = lexicon;
    this.stemmer = stem;
    this.alone = alone;
    this.first = alone ? 0.5 : 0.6;
    this.second = alone && !lexicon.entry.d ? 0.35 : 0.6; // a dictionary's second reading is as true as the first
  }

  /** The words that a finished word stands for; none when it is not known. A sure one is no slip. */
  async known(word: string, sure?: boolean): Promise<Meaning[]> {
    const folded = fold(word);
    if (!folded) return [];
    const list = !this.stemmer && inflects(folded) ? bases(folded) : [];
    this.lexicon.ahead(folded, list.map(b => b.word), sure);
    const hints = this.alone && !sure && this.lexicon.hints(folded), home = await this.lexicon.home(folded);
    const here = home.find(folded);
    if (this.stemmer && !here[0]) return (await this.lexicon.find(this.stemmer(word))).filter(k => k.lists).map(key => ({ key, weight: 1 }));
    const found = here[0] ? this.listed(word, here) : this.byRules(word, list, home), { key } = here[0] ? { key: here[0] } : (await found)[0] || ({} as Partial<Meaning>);
    if (hints && key && key.chunk === home) hints.then(all => this.lexicon.foresee(all[key.at]), () => {});
    return found;
  }

  private async listed(word: string, here: Key[]): Promise<Meaning[]> {
    const out: Meaning[] = [];
    await this.lexicon.holding(here.flatMap(k => k.also.map(fold)));
    for (const key of here) {
      if (key.lists) out.push({ key, weight: this.stemmer ? 1 : dots(word, key.word) });
      for (const [i, w] of key.also.entries()) {
        const k = await this.lexicon.exact(w);
        if (k && !out.some(m => m.key.word === k.word)) out.push({ key: k, weight: i ? this.second : here.length > 1 ? this.first : 1 });
      }
    }
    return out;
  }

  private async byRules(word: string, list: Base[], home: Chunk): Promise<Meaning[]> {
    const pick = (chunks: Set<number>): Meaning[] => {
      const out: Meaning[] = [];
      let least = -1;
      for (const b of list) {
        if (least >= 0 && b.cost > least + spread || out.length >= most) break;
        const n = this.lexicon.chunkOf(b.word);
        if (!chunks.has(n)) continue;
        const keys = this.lexicon.open.get(n)!.find(b.word).filter(k => k.lists);
        if (!keys.length) continue;
        if (least < 0) least = b.cost;
        for (const key of keys) out.push({ key, weight: dots(word, key.word) / (1 + (b.cost - least) / 2) });
      }
      return out;
    };
    const found = pick(new Set([home.number]));
    if (found.length) return found;
    const others = await this.lexicon.holding(list.slice(0, 12).map(b => b.word).filter(w => this.lexicon.chunkOf(w) !== home.number), 2);
    return pick(new Set(others.map(c => c.number)));
  }

  /** Words near these in their chunk that begin alike: other forms of one word that were not seen to be one, and compounds. */
  akin(meanings: Meaning[]): Meaning[] {
    const out = new Map<string, Meaning>();
    for (const { key, weight } of meanings.slice(0, 2)) {
      const f = key.fold, n = Math.max(4, f.length - (f.length > 7 ? 3 : 2)), c = key.chunk;
      if (f.length < 4) continue;
      const head = f.slice(0, n);
      for (let i = c.from(head), taken = 0; i < c.keys.length && taken < 40 && c.folds[i]!.startsWith(head); i++) {
        const g = c.folds[i]!;
        if (!c.isWord(i) || i === key.at) continue;
        const compound = g.startsWith(f) && f.length > 4;
        if (!compound && g.length > f.length + 3) continue;
        taken++;
        out.set(c.keys[i]!, { key: c.key(i), weight: weight * (compound ? 0.15 : 0.1) });
      }
    }
    for (const m of meanings) out.delete(m.key.word);
    return [...out.values()];
  }

  /** The words that begin like this, most used first. */
  async beginning(word: string, limit: number): Promise<Meaning[]> {
    const folded = fold(word);
    const chunk = await this.lexicon.home(folded);
    const found: { key: Key; n: number }[] = [];
    const take = (c: Chunk): void => {
      for (let i = c.from(folded); i < c.keys.length && c.folds[i]!.startsWith(folded); i++) {
        if (c.isWord(i)) found.push({ key: c.key(i), n: c.count(i) });
      }
    };
    take(chunk);
    if (this.lexicon.goesOn(folded) && found.length < limit) take(await this.lexicon.chunk(chunk.number + 1));
    // Letters as they were written come first: kä before ka.
    const exact = (w: string): number => Number(w.startsWith(word));
    found.sort((a, b) => exact(b.key.word) - exact(a.key.word) || b.n - a.n || a.key.word.length - b.key.word.length || (a.key.word < b.key.word ? -1 : 1));
    const list: typeof found = [];
    for (const f of found) {
      if (list.length === limit) break;
      if (!this.stemmer && this.formOf(f.key.fold, list.map(o => o.key.fold))) continue;
      list.push(f);
    }
    return list.map(({ key }) => ({ key, weight: 0.4 + 0.6 * folded.length / Math.max(folded.length, key.fold.length) }));
  }

  /** Whether a word is likely a form of one of these: which need not be listed beside it. */
  private formOf(folded: string, words: string[]): boolean {
    return words.length > 0 && inflects(folded) && bases(folded).some(b => b.cost > 0 && b.cost < 5 && words.includes(b.word));
  }

  /** The words nearest to one that is not known, of the files that hold what begins alike: by letters, then by use. */
  async nearest(word: string): Promise<string[]> {
    const folded = fold(word), far = folded.length * 0.6 + 1;
    const all = this.lexicon.entry.a, first = all ? 0 : this.lexicon.chunkOf(folded.slice(0, 3));
    for (let n = first; n < this.lexicon.size && (all || n < first + 4); n++) await this.lexicon.chunk(n);
    const found: { word: string; score: number }[] = [];
    for (const c of this.lexicon.open.values()) {
      for (const [i, f] of c.folds.entries()) {
        if (!c.isWord(i) || f.length < 3 || Math.abs(f.length - folded.length) > far) continue;
        const d = distance(folded, f, far);
        if (d > far) continue;
        let same = 0;
        while (same < f.length && f[same] === folded[same]) same++;
        found.push({ word: c.key(i).show, score: d - same * 0.5 - Math.log(1 + c.count(i)) * 0.3 });
      }
    }
    found.sort((a, b) => a.score - b.score || (a.word < b.word ? -1 : 1));
    return found.slice(0, mostNear).map(f => f.word);
  }

  /** What an unknown word may have been meant as. */
  async guess(word: string, soon: Soon): Promise<Found> {
    const folded = fold(word), stem = this.stemmer && this.stemmer(word);
    // What comes next, should nothing come of this, is asked for at once.
    const other = (await this.near(folded, 1, stem)).meanings[0] ? undefined : this.split(word);
    const [inside, near, split] = await Promise.all([this.inside(folded), this.near(folded, 1, stem, soon), other]);
    // What ends some words by chance is rather a slip of one that stands in many documents.
    if (inside.length && (folded.length < 5 || uses(near.meanings.slice(0, 1)) < slipOver * uses(inside))) return { meanings: inside };
    if (near.meanings.length) return near;
    if (split) return split;
    if (folded.length > 6) {
      const far = await this.near(folded, 2, stem, soon);
      if (far.meanings.length) return far;
    }
    return { meanings: await this.start(folded) };
  }

  /** Compounds of the bank that a word begins or ends. */
  async inside(folded: string): Promise<Meaning[]> {
    if (folded.length < 4) return [];
    const out: Meaning[] = [];
    const take = (c: Chunk, i: number): void => { if (c.isWord(i) && c.folds[i] !== folded) out.push({ key: c.key(i), weight: 0.5 }); };
    if (this.lexicon.entry.a) {
      for (const c of await this.lexicon.holding([])) for (const [i, f] of c.folds.entries()) if (f.includes(folded)) take(c, i);
      return out;
    }
    const c = await this.lexicon.home(folded);
    for (let i = c.from(folded); i < c.keys.length && out.length < 30 && c.folds[i]!.startsWith(folded); i++) {
      if (c.folds[i]!.length > folded.length + 2) take(c, i);
    }
    const back = reverse(folded);
    const ends = (await this.lexicon.reversed([back], 1)).filter(([w]) => w.startsWith(back) && w.length > back.length + 1);
    for (const [, hints] of ends.slice(0, 3)) this.lexicon.foresee(hints);
    for (const c of await this.lexicon.holding(ends.map(([w]) => reverse(w)), moreChunks)) for (const [w] of ends) for (const key of c.find(reverse(w))) take(c, key.at);
    return out;
  }

  /**
   * Words at most limit slips away, nearest and most used first. Those of the
   * files at hand go to soon, so that what they bring is asked for together
   * with further files; without soon, they must do.
   */
  async near(folded: string, limit: number, stem?: string | undefined, soon?: Soon): Promise<Found> {
    const { lexicon } = this;
    if (folded.length < 4) return { meanings: [] };
    const tries = new Map([[folded, 0]]);
    if (stem) tries.set(stem, 1);
    if (!this.stemmer && inflects(folded)) for (const b of bases(folded).slice(0, 20)) if (b.word.length > 3 && !tries.has(b.word)) tries.set(b.word, b.cost);
    const list = [...tries].map(([word, cost]) => ({ word, cost, back: reverse(word), letters: lettersOf(word) }));
    type Try = typeof list[0];
    const look = (words: string[], letters: (i: number) => number, back: boolean, found: (i: number, t: Try, d: number) => void): void => {
      for (const [i, w] of words.entries()) for (const t of list) {
        if (w.length < 3 || Math.abs(w.length - t.word.length) > limit || apart(letters(i), t.letters) > 2 * limit) continue;
        const d = distance(back ? t.back : t.word, w, limit);
        if (d <= limit && d) found(i, t, d);
      }
    };
    const backs = list.flatMap(t => around(t.back));
    let hits: { word: string; hints: string; t: Try; d: number }[] = [], out: Meaning[] = [];
    for (let step = 0; step < 3; step++) {
      const best = new Map<string, { key: Key; score: number }>(), most = step === 1 ? mostReversed : 0;
      const consider = (c: Chunk, i: number, t: Try, d: number): void => {
        const key = c.key(i), n = key.lists ? c.count(i) : 1, old = best.get(key.word);
        const score = -d * 4 - t.cost * 0.35 - (folded.length - t.word.length) * 0.12 + Math.log(1 + n) * 0.5 + Number(key.fold[0] === t.word[0]) / 2 - Number(key.fold.length < 5);
        if (!old || old.score < score) best.set(key.word, { key, score });
      };
      const [chunks, ends] = await Promise.all([lexicon.holding(around(folded), most), lexicon.reversed(backs, most), lexicon.holding(hits.map(h => h.word), step && 3)]);
      for (const c of chunks) look(c.folds, i => c.letters[i]!, false, (i, t, d) => consider(c, i, t, d));
      // Slips in the first letters: among words that end alike.
      hits = [];
      look(ends.map(e => e[0]), i => lettersOf(ends[i]![0]), true, (i, t, d) => hits.push({ word: reverse(ends[i]![0]), hints: ends[i]![1], t, d }));
      hits.sort((a, b) => a.d - b.d || a.t.cost - b.t.cost || (a.word < b.word ? -1 : 1));
      hits = hits.slice(0, 8);
      for (const h of hits) for (const c of lexicon.open.values()) for (const key of c.find(h.word)) if (key.lists) consider(c, key.at, h.t, h.d);
      const order = [...best.values()].sort((a, b) => b.score - a.score || (a.key.word < b.key.word ? -1 : 1));
      out = [];
      for (const { key, score } of order.slice(0, 5)) {
        const weight = Math.exp(score - order[0]!.score);
        if (weight < 0.1) break;
        for (const k of key.lists ? [key] : soon ? await Promise.all(key.also.map(w => lexicon.exact(w))) : []) {
          if (k && !out.some(m => m.key.word === k.word)) out.push({ key: k, weight });
        }
      }
      if (!soon) break;
      for (const h of hits.slice(0, 2)) lexicon.foresee(h.hints);
      if (out[0]) soon(out);
    }
    return { meanings: out, taken: out[0] && out[0].key.show };
  }

  /** A compound the bank does not have, by a known beginning and a known rest. */
  private async split(word: string): Promise<Found | undefined> {
    const folded = fold(word), dotted = word.length === folded.length ? word : folded;
    if (folded.length < 7) return undefined;
    const chunk = await this.lexicon.home(folded);
    let tries = 0;
    for (let at = folded.length - 3; at >= 3 && tries < 2; at--) {
      const head = folded.slice(0, at);
      if (this.lexicon.chunkOf(head) !== chunk.number) continue;
      const here = chunk.find(head);
      const meanings = here.length ? await this.listed(dotted.slice(0, at), here) : head.endsWith("n") && inflects(head) ? await this.byRules(head, bases(head), chunk) : [];
      if (!this.stemmer && head.endsWith("s")) for (const key of await this.lexicon.find(head.slice(0, -1) + "nen")) meanings.push({ key, weight: 1 });
      if (!meanings.length) continue;
      tries++;
      const rest = await this.known(dotted.slice(at));
      if (rest.length) return { meanings, rest };
    }
    return undefined;
  }

  /** The longest known word that the word begins with, or that begins like it. */
  private async start(folded: string): Promise<Meaning[]> {
    const chunk = await this.lexicon.home(folded);
    for (let at = folded.length - 1; at >= 3; at--) {
      const head = folded.slice(0, at), out: Meaning[] = [], longest = at > 3 ? at + 3 : 3;
      for (let k = chunk.from(head); out.length < 5 && (chunk.folds[k] || "").startsWith(head) && chunk.folds[k]!.length <= longest; k++) {
        if (chunk.isWord(k)) out.push({ key: chunk.key(k), weight: 0.4 });
      }
      if (out.length) return out;
    }
    return [];
  }
}
