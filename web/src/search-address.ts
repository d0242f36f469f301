// What the search page's address says: ?q=kävely&tavoite=liike&literal=1.
import type { Choice } from "./filter";

export interface Asked {
  readonly query: string;
  readonly literal: boolean; // as it is written: the reader did not want the correction
  readonly choice: Choice;   // facet's name → values
}

/** A facet's name in the engine, and in addresses. */
export interface FacetName { readonly name: string; readonly slug: string }

const longest = 200;

export function readAddress(search: string, facets: readonly FacetName[]): Asked {
  const params = new URLSearchParams(search);
  const choice = new Map<string, Set<string>>();
  for (const { name, slug } of facets) {
    const values = new Set([...params.getAll(slug), ...params.getAll(name)].filter((v) => v !== ""));
    if (values.size > 0) choice.set(name, values);
  }
  const query = (params.get("q") ?? "").slice(0, longest).trim();
  return { query, literal: params.get("literal") === "1", choice };
}

export function writeAddress(asked: Asked, facets: readonly FacetName[]): string {
  const params = new URLSearchParams();
  if (asked.query) params.set("q", asked.query);
  for (const { name, slug } of facets) for (const value of asked.choice.get(name) ?? []) params.append(slug, value);
  if (asked.literal) params.set("literal", "1");
  return "?" + params.toString();
}

/** Filters as the engine takes them, from what a script gives: a value or
 * several, by the facet's name or by its name in addresses. */
export function readFilters(given: unknown, facets: readonly FacetName[]): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  if (typeof given !== "object" || given === null) return out;
  for (const [key, value] of Object.entries(given)) {
    const facet = facets.find(({ name, slug }) => key === name || key === slug);
    const values = (Array.isArray(value) ? value : [value]).filter((v) => v !== undefined && v !== null && v !== "").map(String);
    if (values.length > 0) out[facet ? facet.name : key] = values;
  }
  return out;
}
