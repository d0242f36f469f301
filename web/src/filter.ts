// Narrowing a list in place. A choice is what has been ticked in each facet;
// an item stays when it has some of the ticked values of every facet.

export type Choice = ReadonlyMap<string, ReadonlySet<string>>;

/** An item's values by facet, from "tavoite:arki kesto:30". */
export function readItem(text: string): Choice {
  return collect(text.split(/\s+/).map((pair): [string, string] => {
    const i = pair.indexOf(":");
    return [pair.slice(0, Math.max(i, 0)), pair.slice(i + 1)];
  }));
}

/** The choice in an address's query, of the facets and values there are. */
export function readQuery(query: string, known: Choice): Choice {
  const pairs = [...new URLSearchParams(query)];
  return collect(pairs.filter(([facet, value]) => known.get(facet)?.has(value)));
}

/** The query for a choice, in the order of the panel; parameters of others stay. */
export function writeQuery(query: string, choice: Choice, known: Choice): string {
  const params = new URLSearchParams(query);
  for (const [facet, values] of known) {
    params.delete(facet);
    for (const value of values) if (choice.get(facet)?.has(value)) params.append(facet, value);
  }
  const text = params.toString();
  return text === "" ? "" : "?" + text;
}

export function matches(item: Choice, choice: Choice): boolean {
  for (const [facet, values] of choice) {
    if (values.size > 0 && ![...values].some((v) => item.get(facet)?.has(v))) return false;
  }
  return true;
}

/** How many items each value of a facet would show, the other facets' choices
 * kept: what a reader gets by ticking it. */
export function countOf(items: readonly Choice[], choice: Choice, facet: string, value: string): number {
  const others = new Map(choice);
  others.delete(facet);
  return items.filter((item) => item.get(facet)?.has(value) && matches(item, others)).length;
}

function collect(pairs: readonly (readonly [string, string])[]): Choice {
  const out = new Map<string, Set<string>>();
  for (const [facet, value] of pairs) {
    if (facet === "") continue;
    const values = out.get(facet) ?? new Set<string>();
    out.set(facet, values.add(value));
  }
  return out;
}
