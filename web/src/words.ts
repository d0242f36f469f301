/** A text with its {places} filled in; an unknown place stays as it is. */
export function fill(text: string, places: Readonly<Record<string, string | number>>): string {
  const known = new Map(Object.entries(places));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(known.get(name) ?? whole));
}
