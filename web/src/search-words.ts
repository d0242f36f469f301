// What the search page says, as the page gives it to the script.
import { fill } from "./words";

export interface FacetWords { readonly name: string; readonly slug: string; readonly label: string; readonly first: boolean }

export interface SearchWords {
  readonly lang: string;
  readonly indexes: readonly string[] | null;
  readonly stems: Readonly<Record<string, string>>;
  readonly languages: Readonly<Record<string, string>>;
  readonly dirs: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly facets: readonly FacetWords[];
  readonly texts: Readonly<Record<string, string>>;
}

export const baseLanguage = (tag: string): string => tag.split("-")[0] ?? "";

/** How long something takes: 1 h 30 min. */
export function duration(texts: SearchWords["texts"], minutes: number): string {
  const h = Math.floor(minutes / 60), m = minutes % 60;
  const parts: string[] = [];
  if (h > 0) parts.push(fill(texts["hours"] ?? "", { h }));
  if (m > 0) parts.push(fill(texts["minutes"] ?? "", { m }));
  return parts.join(" ");
}

/** What somebody wrote, to stand in a text: words in the other direction keep to
 * themselves, or the marks and numbers around them would change sides. */
export function quoted(text: string, written: string): string {
  const rtl = (s: string): boolean => /[\u0590-\u08ff\ufb1d-\ufefc]/.test(s);
  return rtl(text) === rtl(written) ? written : `\u2068${written}\u2069`;
}

/** A text cut at its {places}: texts at even places, names of places at odd. */
export const pieces = (text: string): string[] => text.split(/\{(\w+)\}/);

/** What an address is about in any language: sv/tehtavat/kavely.html and
 * tehtavat/kavely.html are one material. */
export function materialOf(url: string, languages: readonly string[]): string {
  const slash = url.indexOf("/");
  return slash > 0 && languages.includes(url.slice(0, slash)) ? url.slice(slash + 1) : url;
}
