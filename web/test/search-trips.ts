// Counts the round trips of first queries: files asked for together come
// together. The script and the entry file are the first; the results as pages
// ask for them end the count (internal/search/trips_test.go).

import { readFileSync } from "node:fs";
import { createSearch } from "../src/search/search";

const { dir, words } = JSON.parse(readFileSync(0, "utf8")) as { dir: string; words: string[] };
const hand = (globalThis as unknown as { vakkaIndex: (lang: string, name: string, ...data: unknown[]) => void }).vakkaIndex;
const out: number[] = [];
for (const [n, word] of words.entries()) {
  let trips = 1, waiting: (() => void)[] = [];
  // Files that have come are kept under the language's name: each word gets a language of its own.
  const lang = "fi" + n, search = createSearch({ base: dir + "/", lang, loadScript: async url => {
    const path = url.replace(lang, "fi");
    if (!path.endsWith("/fi.js")) await new Promise<void>(come => {
      if (!waiting.length) setImmediate(() => {
        const now = waiting;
        waiting = [];
        trips++;
        for (const c of now) c();
      });
      waiting.push(come);
    });
    new Function("vakkaIndex", readFileSync(path, "utf8"))((_: string, name: string, ...data: unknown[]) => hand(lang, name, ...data));
  } });
  await search.search(word, { brief: true });
  out.push(trips);
}
process.stdout.write(JSON.stringify(out));
