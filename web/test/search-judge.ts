// Asks the index of a site the judged queries that standard input brings and
// prints the addresses of the results (internal/site/ranking_test.go). The
// scripts are the site's own.

import { readFileSync } from "node:fs";
import { createSearch } from "../src/search/search";
import type { Search } from "../src/search/search";

const { dir, stems, asks } = JSON.parse(readFileSync(0, "utf8")) as { dir: string; stems: Record<string, string>; asks: { lang: string; query: string; typing: boolean }[] };
const engines = new Map<string, Search>();
const out: string[][] = [];
for (const { lang, query, typing } of asks) {
  let engine = engines.get(lang);
  if (!engine) {
    const stem = stems[lang.replace(/-.*/, "")];
    engine = createSearch({ base: dir + "/", lang, ...(stem ? { stemScript: stem } : {}), loadScript: async url => { new Function(readFileSync(url, "utf8"))(); } });
    engines.set(lang, engine);
  }
  const { hits } = await engine.search(query, { limit: 10, typing });
  out.push(hits.map(h => h.url));
}
process.stdout.write(JSON.stringify(out));
