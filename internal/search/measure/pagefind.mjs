// Asks Pagefind the queries of a file. Arguments: site folder, query file.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";

const [site, queryFile] = process.argv.slice(2);
let count = { requests: 0, bytes: 0 };
globalThis.fetch = async url => {
  const path = String(url).replace(/^file:\/\//, "").replace(/^https?:\/\/[^/]*/, site).split("?")[0];
  const data = readFileSync(path.startsWith(site) ? path : site + path);
  count.requests++;
  count.bytes += path.endsWith(".json") || path.endsWith(".js") ? gzipSync(data, { level: 9 }).length : data.length;
  return new Response(data);
};
globalThis.document = { querySelector: () => ({ getAttribute: () => "fi" }), documentElement: { getAttribute: () => "fi" }, currentScript: null };
globalThis.window = globalThis;
globalThis.location = { href: "http://localhost/", origin: "http://localhost" };
const js = gzipSync(readFileSync(site + "/pagefind/pagefind.js"), { level: 9 }).length;
const open = async () => {
  const p = await import(pathToFileURL(site + "/pagefind/pagefind.js").href + "?" + Math.random());
  await p.options({ basePath: "/pagefind/", baseUrl: "/", noWorker: true, excerptLength: 30 });
  await p.init?.();
  return p;
};
const queries = readFileSync(queryFile, "utf8").trim().split("\n").map(l => { const [set, q, r] = l.split("\t"); return { set, q, right: new Set(r.split(",")) }; });
const p = await open();
const sum = new Map(), warm = [];
for (const { set, q, right } of queries) {
  await p.search(q);
  const t = performance.now();
  const r = await p.search(q);
  warm.push(performance.now() - t);
  const urls = await Promise.all(r.results.slice(0, 60).map(async x => (await x.data()).url.replace(/^\//, "")));
  const s = sum.get(set) ?? { n: 0, recall: 0, mrr: 0, ndcg: 0, zero: 0 };
  sum.set(set, s);
  s.n++;
  const found = urls.map(u => right.has(u));
  s.recall += found.filter(Boolean).length / Math.min(60, right.size);
  const first = found.indexOf(true);
  if (first >= 0) s.mrr += 1 / (first + 1);
  let dcg = 0, ideal = 0;
  for (let i = 0; i < 10; i++) { if (found[i]) dcg += 1 / Math.log2(i + 2); if (i < right.size) ideal += 1 / Math.log2(i + 2); }
  s.ndcg += dcg / ideal;
  if (!urls.length) s.zero++;
}
console.log("pagefind                   n   R@60    MRR   nDCG  zero");
for (const [set, s] of sum) console.log(set.padEnd(22), String(s.n).padStart(5), ...["recall", "mrr", "ndcg"].map(k => (s[k] / s.n).toFixed(3).padStart(6)), String(s.zero).padStart(5));
const q = (list, f) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * f))];
console.log(`pagefind warm query: median ${q(warm, .5).toFixed(1)} ms, p95 ${q(warm, .95).toFixed(1)} ms`);
const bytes = [], requests = [];
for (const { q } of queries.filter((_, i) => i % Math.ceil(queries.length / 40) === 0)) {
  count = { requests: 1, bytes: js };
  const fresh = await open();
  const r = await fresh.search(q);
  await Promise.all(r.results.slice(0, 10).map(x => x.data()));
  bytes.push(count.bytes); requests.push(count.requests);
}
console.log(`pagefind cold first query with ten results: median ${q(bytes, .5)} B, p95 ${q(bytes, .95)} B; requests median ${q(requests, .5)}`);
