// schema.org's own definitions, as the package schema-dts has them: which types
// there are, which properties each may have, and what a property's values may
// be. The package's declarations are made by a program from schema.org's
// vocabulary and are regular, so they are read by line. A type checker alone
// would not do: a resource has two types at once, and a string is not an address.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const file = join(dirname(createRequire(import.meta.url).resolve("schema-dts/package.json")), "dist/schema.d.ts");

interface Base { readonly parents: readonly string[]; readonly properties: Map<string, readonly string[]> }

const bases = new Map<string, Base>(); // CreativeWorkBase → …
const leaves = new Map<string, string>(); // WebPage → WebPageBase
const kinds = new Map<string, readonly string[]>(); // LearningResource → LearningResourceLeaf, Course …

let open: Base | undefined;
let leaf = "";
for (const line of readFileSync(file, "utf8").split("\n")) {
  const base = /^interface (\w+Base) extends (.+?) \{/.exec(line);
  const property = /^ {4}"([^"@]+)"\?: SchemaValue<(.+), "[^"]+">;$/.exec(line);
  const isLeaf = /^export interface (\w+)Leaf extends (\w+)/.exec(line);
  const kind = /^export type (\w+) = (.+);$/.exec(line);
  if (base) bases.set(base[1]!, open = { parents: base[2]!.split(", "), properties: new Map() });
  else if (isLeaf) leaf = isLeaf[1]!, leaves.set(leaf, isLeaf[2]!);
  else if (property) open?.properties.set(property[1]!, property[2]!.split(" | "));
  else if (kind) kinds.set(kind[1]!, kind[2]!.split(" | "));
}

function propertyOf(base: string, name: string): readonly string[] | undefined {
  const found = bases.get(base);
  return found?.properties.get(name) ?? found?.parents.map((p) => propertyOf(p, name)).find((range) => range !== undefined);
}

/** Whether a type is another or one under it. */
function under(type: string, ancestor: string, seen = new Set<string>()): boolean {
  if (type === ancestor) return true;
  if (seen.has(ancestor)) return false;
  seen.add(ancestor);
  return (kinds.get(ancestor) ?? []).some((sub) => sub === `${type}Leaf` || !sub.endsWith("Leaf") && under(type, sub, seen));
}

const forms: Record<string, (s: string) => boolean> = {
  Text: () => true,
  URL: (s) => /^\S+$/.test(s) && URL.canParse(s, "https://example.org/data/materials.json"),
  Date: (s) => /^\d{4}-\d\d-\d\d$/.test(s) && !Number.isNaN(Date.parse(s)),
  DateTime: (s) => /^\d{4}-\d\d-\d\dT[\d:]+(Z|[+-]\d\d:\d\d)$/.test(s),
  Duration: (s) => /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(s),
};

function fits(value: unknown, range: readonly string[]): boolean {
  switch (typeof value) {
    case "string": return range.some((r) => forms[r]?.(value) ?? false);
    case "number": return range.some((r) => r === "Number" || r === "Integer" || r === "Float");
    case "boolean": return range.includes("Boolean");
  }
  const types = typesOf(value);
  return types.length > 0 && range.some((r) => types.some((t) => under(t, r)));
}

const typesOf = (value: unknown): readonly string[] => {
  const type = typeof value === "object" && value !== null ? (value as Record<string, unknown>)["@type"] : undefined;
  return typeof type === "string" ? [type] : Array.isArray(type) ? type.filter((t) => typeof t === "string") : [];
};

/** What is wrong with a description: unknown types, properties that no type of
 * the thing has, values outside a property's range. */
export function faults(thing: unknown, at = "", top = true): readonly string[] {
  const out: string[] = [];
  const types = typesOf(thing);
  if (types.length === 0) return [`${at}: no @type`];
  for (const type of types) if (!leaves.has(type)) out.push(`${at}: there is no type ${type}`);
  for (const [name, given] of Object.entries(thing as Record<string, unknown>)) {
    const here = `${at}/${name}`;
    if (name === "@type" || name === "@id" && typeof given === "string") continue;
    if (name === "@context") {
      if (!top || given !== "https://schema.org") out.push(`${here}: ${String(given)}`);
      continue;
    }
    const ranges = types.map((t) => propertyOf(leaves.get(t) ?? "", name)).filter((r) => r !== undefined);
    if (ranges.length === 0) {
      out.push(`${here}: ${types.join("+")} has no such property`);
      continue;
    }
    const values: readonly unknown[] = Array.isArray(given) ? given : [given];
    if (values.length === 0) out.push(`${here}: an empty list`);
    values.forEach((value, i) => {
      if (!ranges.some((range) => fits(value, range))) out.push(`${here}/${i}: ${JSON.stringify(value)} is not ${ranges.join(" or ")}`);
      if (typeof value === "object" && value !== null) out.push(...faults(value, `${here}/${i}`, false));
    });
  }
  return out;
}
