// What the field suggests: words that finish what is being written, and cards
// to open at once.
import type { Hit, Suggestions } from "./search/search";

export type Option = { readonly kind: "word"; readonly query: string } | { readonly kind: "card"; readonly hit: Hit };

const mostWords = 4, mostCards = 4;

/** The query with its last word finished. */
function finish(query: string, word: string): string {
  return query.replace(/[^\s"”“»«]*$/, "") + word;
}

/** The options for what has been written, words first. A word that only says
 * what stands there already is left out. */
export function options(query: string, found: Suggestions): Option[] {
  const written = query.trim().toLowerCase();
  const queries = new Set(found.words.map((word) => finish(query.trimStart(), word)));
  const words = [...queries].filter((q) => q.toLowerCase() !== written).slice(0, mostWords);
  return [
    ...words.map((q): Option => ({ kind: "word", query: q })),
    ...found.hits.slice(0, mostCards).map((hit): Option => ({ kind: "card", hit })),
  ];
}

/** The place after a press of an arrow: from the field (-1) into the list, and
 * past its ends back to the field. */
export function step(at: number, count: number, down: boolean): number {
  if (count === 0) return -1;
  return ((at + 1 + (down ? 1 : count)) % (count + 1)) - 1;
}
