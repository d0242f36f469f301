// Asks an index in a folder what standard input says and prints the titles of
// the results, or, where there are none, the words nearest: Go writes the index, this reads it (internal/search/search_test.go).

import { readFileSync } from "node:fs";
import { createSearch } from "../src/search/search";
import type { Ask } from "../src/search/search";

const { dir, lang, stem, asks } = JSON.parse(readFileSync(0, "utf8")) as { dir: string; lang: string; stem: string; asks: [string, Ask?][] };
const search = createSearch({ base: dir + "/", lang, ...(stem ? { stemScript: stem } : {}), loadScript: async url => { new Function(readFileSync(url, "utf8"))(); } });
const out: string[][] = [];
for (const [query, ask] of asks) {
  const r = await search.search(query, ask ?? {});
  for (const h of r.hits) for (const [a, b] of h.ranges) if (a < 0 || b > h.excerpt.length || a >= b) throw new Error(`${query}: range ${a}–${b} of ${h.excerpt}`);
  const brief = await search.search(query, { ...ask, brief: true });
  for (const [i, h] of brief.hits.entries()) {
    const whole = h.later ? await h.later() : h;
    if (h.title !== r.hits[i]?.title || whole.excerpt !== r.hits[i]?.excerpt) throw new Error(`${query}: in brief ${h.title}, ${whole.excerpt}`);
    if (h.later && h.room !== undefined && h.room < Math.min(whole.excerpt.length, 260) && whole.excerpt !== h.excerpt) throw new Error(`${query}: room for ${h.room} of ${whole.excerpt.length}`);
  }
  out.push(r.near.length ? ["near:", ...r.near] : r.hits.map(h => h.title));
}
process.stdout.write(JSON.stringify(out));
