// Lighthouse's judgement of the pages that people meet first, on loopback. At
// least 95 of 100 in every category, or exit code 1 with what it found.
//
//   make lighthouse             (or: node web/bench/lighthouse.mjs SITE [PAGE…])
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { host } from "./host.mjs";

const least = 95;
const [site, ...wanted] = process.argv.slice(2);
const pages = wanted.length > 0 ? wanted : ["index.html", "tehtavat/kavely-lahimaastossa.html", "tehtavat/index.html", "haku.html", "sv/index.html", "ar/index.html"];

// It is large and only for this, so it is installed apart from what tests need.
const apart = createRequire(new URL("../node_modules/.lighthouse/package.json", import.meta.url));
const { default: lighthouse } = await import(pathToFileURL(apart.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(apart.resolve("chrome-launcher")));

const { base, close } = await host(site);
const chrome = await launch({ chromePath: "/usr/bin/chromium", chromeFlags: ["--headless", "--no-sandbox", "--disable-background-networking"] });
let poor = 0;
for (const page of pages) {
  const { lhr } = await lighthouse(base + page, { port: chrome.port, output: "json", logLevel: "error" });
  const scores = Object.values(lhr.categories).map((c) => [c, Math.round(c.score * 100)]);
  console.log(page, scores.map(([c, n]) => `${c.title} ${n}`).join(", "));
  for (const [category, score] of scores) {
    if (score >= least) continue;
    poor++;
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 0.9) console.log(`  ${category.title}: ${audit.title} ${audit.displayValue ?? ""}`);
    }
  }
}
await chrome.kill();
close();
if (poor > 0) process.exitCode = 1;
