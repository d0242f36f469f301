// An open index: which chunk holds which words, and what a chunk says of them.

import { fold } from "./fold";
import { list, postings, Reader, words } from "./codec";
import type { Postings } from "./codec";
import { lettersOf } from "./typo";
import type { Files } from "./loader";

/** What the entry file tells of an index. */
export interface Entry {
  v: number; n: number; l: string; b: number; s: number; x: number; k: string; h: Record<string, [number, string]>;
  d?: string; r?: string; c?: string; f?: number; a?: number; y?: string[]; w?: Record<string, string>; q?: number; o?: Record<string, number[]>;
}

const manyDocuments = 20_000;
const mostAhead = 12; // bases that are asked for with a word

/** A key of a chunk: a word with documents, or a form that leads to words. */
export interface Key {
  word: string;
  fold: string;
  chunk: Chunk;
  at: number;        // place among the chunk's keys
  cuts: number[];    // of a compound: where its further parts begin
  also: string[];    // of a form: the words it stands for
  lists: boolean;    // whether it has documents of its own
  show: string;      // the word, or what to show instead of a stem
}

/** A word read from its end, and hints of its documents. */
export type End = [word: string, hints: string];

export const reverse = (s: string): string => [...s].reverse().join("");

/** How many items of a sorted list sort before wanted, or are the same. */
function before(sorted: string[], wanted: string, same?: boolean): number {
  let low = 0, high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (sorted[mid]! < wanted || same && sorted[mid] === wanted) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** The place of the last item that does not sort behind wanted; 0 when all do. */
const place = (sorted: string[], wanted: string): number => Math.max(0, before(sorted, wanted, true) - 1);

/** One chunk, its keys read, its postings read when asked for. */
export class Chunk {
  readonly number: number;
  readonly keys: string[];
  readonly folds: string[];
  readonly letters: Int32Array;
  private infos: string[];
  private starts: number[] = [];
  private lists: string;
  private read = new Map<number, Postings>();
  private rest: Map<number, Omit<Postings, "df">> | undefined;

  constructor(number: number, data: unknown[]) {
    const [keys, infos, lists] = data as [string, string, string];
    this.number = number;
    this.keys = words(keys);
    this.folds = this.keys.map(fold);
    this.letters = Int32Array.from(this.folds, lettersOf);
    this.infos = infos.split(";");
    this.lists = lists;
  }

  key(at: number): Key {
    const info = this.infos[at] || "", word = this.keys[at]!;
    const key: Key = { word, fold: this.folds[at]!, chunk: this, at, cuts: [], also: [], lists: info[0] !== "=", show: word };
    if (key.lists) {
      const [cuts, show] = info.split("'");
      key.cuts = [...cuts!].map(c => new Reader(c).digit());
      if (show) key.show = show;
    }
    else key.also = info.slice(1).split(",").map(s => word.slice(0, new Reader(s).digit()) + s.slice(1));
    return key;
  }

  /** Where the keys begin that do not sort before a folded word. */
  from(wanted: string): number { return before(this.folds, wanted); }

  /** The keys whose folded word is this. */
  find(folded: string): Key[] {
    const out: Key[] = [];
    for (let i = this.from(folded); this.folds[i] === folded; i++) out.push(this.key(i));
    return out;
  }

  /** Whether the key at a place has documents of its own. */
  isWord(at: number): boolean { return this.infos[at]![0] !== "="; }

  /** Reads a key's documents. */
  private reader(at: number): Reader {
    const r = new Reader(this.lists);
    if (!this.starts.length) {
      for (let i = 0; i < this.keys.length; i++) {
        const size = this.isWord(i) ? r.number() : 0;
        this.starts.push(r.at);
        r.at += size;
      }
    }
    r.at = this.starts[at]!;
    return r;
  }

  postings(at: number): Postings {
    let p = this.read.get(at);
    if (!p) this.read.set(at, p = postings(this.reader(at)));
    return p;
  }

  /** How many documents a key has, without reading them. */
  count(at: number): number { return this.reader(at).number(); }

  /** The documents that did not fit among a key's own; data is their file's. */
  remainder(at: number, data: string): Omit<Postings, "df"> | undefined {
    if (!this.rest) {
      this.rest = new Map();
      for (const r = new Reader(data); r.at < data.length;) {
        const key = r.number();
        this.rest.set(key, list(r));
      }
    }
    return this.rest.get(at);
  }
}

/** The words of one index. */
export class Lexicon {
  readonly entry: Entry;
  readonly files: Files;
  private starts: string[];
  private chunks = new Map<string, Promise<unknown>>();
  private reverseStarts: string[];
  readonly open = new Map<number, Chunk>();

  constructor(entry: Entry, files: Files) {
    this.entry = entry;
    this.files = files;
    this.starts = words(entry.k);
    this.reverseStarts = words(entry.r || "");
  }

  get size(): number { return this.starts.length; }

  chunkOf(folded: string): number { return place(this.starts, folded); }

  /** Whether the chunk behind a folded word's own holds words that begin with it. */
  goesOn(folded: string): boolean { return (this.starts[this.chunkOf(folded) + 1] || "").startsWith(folded); }

  /** What is made of a file, once. */
  private once<T>(name: string, make: (data: unknown[]) => T): Promise<T> {
    let p = this.chunks.get(name) as Promise<T> | undefined;
    if (!p) {
      p = this.files.get(name).then(make);
      p.catch(() => this.chunks.delete(name));
      this.chunks.set(name, p);
    }
    return p;
  }

  chunk(number: number): Promise<Chunk> {
    return this.once("t" + number, data => {
      const c = new Chunk(number, data);
      this.open.set(number, c);
      return c;
    });
  }

  home(folded: string): Promise<Chunk> { return this.chunk(this.chunkOf(folded)); }

  /** What stands beside a folded word's chunk: of each key the documents that other chunks will lead to. */
  hints(folded: string): Promise<string[]> | undefined {
    return this.entry.q ? this.once("n" + this.chunkOf(folded), ([list]) => (list as string).split(";")) : undefined;
  }

  async find(folded: string): Promise<Key[]> { return (await this.home(folded)).find(folded); }

  /**
   * The chunks that hold words or would, all asked for at once: those that were
   * before, and of the others at most the first few. In a small bank, every chunk.
   */
  holding(words: string[], most = 9): Promise<Chunk[]> {
    const all = this.entry.a ? this.starts.keys() : words.map(w => this.chunkOf(w));
    return Promise.all([...new Set(all)].filter(n => this.entry.a || this.chunks.has("t" + n) || most-- > 0).map(n => this.chunk(n)));
  }

  /** Asks for what a word may need besides its own chunk, so that all comes in one round trip. */
  ahead(folded: string, bases: string[], sure?: boolean): void {
    if (this.entry.a) return;
    const home = this.chunkOf(folded);
    const names = [...new Set(bases.slice(0, mostAhead).map(b => this.chunkOf(b)))].filter(n => n !== home).slice(0, 2).map(n => "t" + n);
    // In large banks, where lists are long, a word is seldom so rare that its list of ends is read.
    if (!sure && this.entry.n <= manyDocuments && folded.length > 3) this.reversed([reverse(folded)], 1).catch(() => {});
    this.files.ahead(names);
  }

  /** Asks for the documents of hints, and others that will be shown. */
  foresee(hints = "", docs: number[] = []): void {
    for (let r = new Reader(hints), d = -1; r.at < hints.length;) docs.push(d += r.number() + 1);
    if (!this.entry.a) this.files.ahead(docs.map(d => this.file(d)));
  }

  /** Names the file that a document is in. */
  file(d: number): string { return "d" + Math.floor(d / this.entry.b); }

  /** The key of exactly this word. */
  async exact(word: string): Promise<Key | undefined> {
    return (await this.find(fold(word))).find(k => k.lists && k.word === word);
  }

  /** Words that end like these, read from their ends, with hints of their documents, from the first few of the lists that hold them. */
  async reversed(backwards: string[], most: number): Promise<End[]> {
    if (!this.reverseStarts.length) return [];
    const names = [...new Set(backwards.map(b => "r" + place(this.reverseStarts, b)))].filter(n => this.chunks.has(n) || most-- > 0);
    return (await Promise.all(names.map(n => this.once(n, ([list, hints]) => {
      const all = (hints as string).split(";");
      return words(list as string).map((w, i): End => [w, all[i] || ""]);
    })))).flat();
  }
}
