// The part of a text that shows why it was found, and where the words stand in it.

import { bases, inflects } from "./bases";
import { fold, tokens } from "./fold";
import type { Stemmer } from "./words";

export type Range = [start: number, end: number];

/** A word looked for: its base forms, folded, what a compound with it would hold, and which words have been seen to match. */
export interface Sought { forms: Set<string>; starts: Set<string>; inside: string[]; known: Map<string, boolean> }

/** What to look for, of base forms and words as they were written. */
export function sought(words: string[], beginnings: string[]): Sought {
  const forms = new Set(words.map(fold));
  const inside = [...forms].filter(f => f.length > 3).map(f => f.length > 6 ? f.slice(0, -2) : f.length > 4 ? f.slice(0, -1) : f);
  const starts = new Set([...forms].map(f => f.slice(0, 2)));
  return { forms, starts, inside: [...inside, ...beginnings.map(b => "^" + fold(b))], known: new Map() };
}

function matches(word: string, s: Sought, stem: Stemmer | undefined): boolean {
  const f = fold(word);
  if (s.forms.has(f)) return true;
  if (stem ? s.forms.has(stem(word)) : s.starts.has(f.slice(0, 2)) && inflects(f) && bases(f).some(b => b.cost < 7 && s.forms.has(b.word))) return true;
  return s.inside.some(i => i[0] === "^" ? f.startsWith(i.slice(1)) : f.length > i.length + 2 && f.includes(i));
}

/** Where the words looked for stand in a text. */
export function ranges(text: string, s: Sought, stem?: Stemmer): Range[] {
  const { known } = s, out: Range[] = [];
  for (const t of tokens(text)) {
    let hit = known.get(t.word);
    if (hit === undefined) known.set(t.word, hit = matches(t.word, s, stem));
    if (hit) out.push([t.start, t.end]);
  }
  return out;
}

const longest = 260;

/** At most four lines of a text around the most of its hits. */
export function excerpt(text: string, hits: Range[]): { excerpt: string; ranges: Range[] } {
  let from = 0;
  if (text.length > longest && hits.length) {
    let most = 0;
    for (const [start] of hits) {
      const begin = start < longest * 0.6 ? 0 : Math.min(start - 60, text.length - longest);
      const n = hits.filter(h => h[0] >= begin && h[1] <= begin + longest).length;
      if (n > most) [most, from] = [n, Math.max(0, begin)];
    }
    if (from > 0) {
      const cut = text.slice(from, from + 40).search(/\s/);
      from += cut + 1;
    }
  }
  let to = Math.min(text.length, from + longest);
  if (to < text.length) {
    const cut = text.lastIndexOf(" ", to);
    if (cut > from + longest / 2) to = cut;
  }
  const before = from > 0 ? "… " : "", shift = before.length - from;
  return {
    excerpt: before + text.slice(from, to).replace(/\n/g, " ") + (to < text.length ? " …" : ""),
    ranges: hits.filter(h => h[0] >= from && h[1] <= to).map(h => [h[0] + shift, h[1] + shift]),
  };
}
