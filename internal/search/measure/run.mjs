// Asks an index the queries of a file. Arguments: folder with haku/, query file, script.
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import vm from "node:vm";

const [dir, queryFile, script] = process.argv.slice(2);
const code = readFileSync(script, "utf8");
const sizes = new Map();
const gz = path => { if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), { level: 9 }).length); return sizes.get(path); };

// Files asked for together come together: that is one round trip. The script
// and the entry file are asked for together when the search field is touched.
let waiting = [];
function arrive() {
  const now = waiting;
  waiting = [];
  for (const come of now) come();
}
function trip(count) {
  return new Promise(come => {
    if (!waiting.length) setImmediate(() => { count.trips++; arrive(); });
    waiting.push(come);
  });
}

function open(count) {
  const context = vm.createContext({ setTimeout, clearTimeout, console, document: { querySelector: () => null } }); // a page without a search field
  vm.runInContext(code, context);
  return context.vakka.createSearch({
    base: dir + "/", lang: "fi",
    loadScript: async url => {
      if (count) { count.requests++; count.bytes += gz(url); count.files.push(url.slice(url.lastIndexOf("/") + 1) + ":" + gz(url)); if (!/\/haku\/[a-z]+\.js$/.test(url)) await trip(count); }
      let text;
      try { text = readFileSync(url, "utf8"); } catch { throw new Error("missing " + url); }
      vm.runInContext(text, context);
    },
  });
}

const queries = readFileSync(queryFile, "utf8").trim().split("\n").map(l => { const [set, q, r] = l.split("\t"); return { set, q, right: new Set(r.split(",")) }; });
const sum = new Map(), warm = [];
const search = open();
const failures = process.env.FAILURES;
for (const { set, q, right } of queries) {
  await search.search(q, { limit: 10 });
  const t = performance.now();
  const { hits, corrected } = await search.search(q, { limit: 10 });
  warm.push(performance.now() - t);
  const { hits: many } = await search.search(q, { limit: 60 });
  const s = sum.get(set) ?? { n: 0, recall: 0, mrr: 0, ndcg: 0, zero: 0 };
  sum.set(set, s);
  s.n++;
  const found = many.map(h => right.has(h.url));
  const recall = found.filter(Boolean).length / Math.min(60, right.size);
  s.recall += recall;
  const first = found.indexOf(true);
  if (first >= 0) s.mrr += 1 / (first + 1); 
  let dcg = 0, ideal = 0;
  for (let i = 0; i < 10; i++) { if (found[i]) dcg += 1 / Math.log2(i + 2); if (i < right.size) ideal += 1 / Math.log2(i + 2); }
  s.ndcg += dcg / ideal;
  if (!many.length) s.zero++;
  if (failures === set && (recall < 0.7 || dcg / ideal < 0.6)) console.log(q, recall.toFixed(2), (dcg / ideal).toFixed(2), right.size, corrected?.shown ?? "", [...right][0], "->", many[0]?.title);
}
console.log("set                        n   R@60    MRR   nDCG  zero");
for (const [set, s] of sum) console.log(set.padEnd(22), String(s.n).padStart(5), ...["recall", "mrr", "ndcg"].map(k => (s[k] / s.n).toFixed(3).padStart(6)), String(s.zero).padStart(5));
const p = (list, f) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * f))];
console.log(`warm query: median ${p(warm, .5).toFixed(1)} ms, p95 ${p(warm, .95).toFixed(1)} ms, of ${warm.length}`);
const bytes = [], requests = [], cold = [], trips = [];
const bySet = new Map();
const sample = queries.filter((_, i) => i % Math.ceil(queries.length / 200) === 0);
const parts = {};
for (const { q, set } of sample) {
  const count = { requests: 1, bytes: gz(script), files: [], trips: 1 };
  const t = performance.now();
  const s = open(count);
  const { hits } = await s.search(q, { limit: 10, brief: true }); // as pages do: excerpts in other files come later
  cold.push(performance.now() - t);
  trips.push(count.trips);
  await Promise.all(hits.map(h => h.later?.()));
  bytes.push(count.bytes); requests.push(count.requests);
  if (!bySet.has(set)) bySet.set(set, []);
  bySet.get(set).push(count.bytes);
  for (const f of count.files) { const k = f[0] === "f" ? "entry" : f[0]; (parts[k] ??= [0, 0])[0] += +f.split(":")[1]; parts[k][1]++; }
}
console.log(`cold first query, gzip: script ${gz(script)}; median ${p(bytes, .5)} B, mean ${Math.round(bytes.reduce((a, b) => a + b, 0) / bytes.length)}, p95 ${p(bytes, .95)} B; requests median ${p(requests, .5)}, p95 ${p(requests, .95)}; round trips median ${p(trips, .5)}, p95 ${p(trips, .95)}, most ${p(trips, 1)}; time median ${p(cold, .5).toFixed(0)} ms`);
console.log("  per query: " + Object.entries(parts).map(([k, [b, n]]) => `${k} ${Math.round(b / sample.length)} B in ${(n / sample.length).toFixed(1)}`).join(", "));
console.log("  mean by set: " + [...bySet].map(([k, l]) => `${k} ${Math.round(l.reduce((a, b) => a + b, 0) / l.length)}`).join(", "));
