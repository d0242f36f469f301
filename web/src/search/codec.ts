// How numbers, keys and postings are written in the index files.

const value = new Int8Array(128);
for (let i = 0; i < 64; i++) value["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charCodeAt(i)] = i;

export const digit = (s: string, i: number): number => value[s.charCodeAt(i) & 127]!;

/** Reads numbers out of a string, one after the other. */
export class Reader {
  at = 0;
  readonly s: string;
  constructor(s: string) { this.s = s; }
  digit(): number { return digit(this.s, this.at++); }
  number(): number {
    let n = 0, shift = 1, d: number;
    do {
      d = this.digit();
      n += (d & 31) * shift;
      shift *= 32;
    } while (d & 32 && this.at < this.s.length);
    return n;
  }
}

/** The words of a front-coded list. */
export function words(coded: string): string[] {
  if (!coded) return [];
  let before = "";
  return coded.split(" ").map(s => before = before.slice(0, digit(s, 0)) + s.slice(1));
}

/** The documents of a word: in order, with impact (1–31) and segment. */
export interface Postings { df: number; docs: Uint32Array; impacts: Uint8Array; segments: Uint16Array }

export function postings(r: Reader): Postings {
  const df = r.number();
  return { df, ...list(r) };
}

export function list(r: Reader): Omit<Postings, "df"> {
  const n = Math.min(r.number(), r.s.length);
  const docs = new Uint32Array(n), impacts = new Uint8Array(n), segments = new Uint16Array(n);
  for (let i = 0, doc = -1; i < n; i++) {
    docs[i] = doc += r.number() + 1;
    const d = r.digit();
    impacts[i] = d & 31;
    if (d & 32) segments[i] = r.number() + 1;
  }
  return { docs, impacts, segments };
}
