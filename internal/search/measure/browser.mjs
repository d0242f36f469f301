// Asks an index the queries of a file in Chromium, as it is and with the
// processor slowed four times, each twice, and times the second.
// Arguments: folder with haku/, query file, script, folder whose node_modules has Playwright.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [dir, queryFile, script, modules] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(modules), "package.json"))("@playwright/test");
const queries = readFileSync(queryFile, "utf8").trim().split("\n").map(line => line.split("\t")[1]);
writeFileSync(join(dir, "measure.html"), `<!doctype html>\n<meta charset="utf-8">\n<title>measure</title>\n<script src="${pathToFileURL(resolve(script)).href}"></script>\n`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
page.on("pageerror", e => console.error(String(e)));
await page.goto(pathToFileURL(join(resolve(dir), "measure.html")).href);
const cdp = await page.context().newCDPSession(page);
for (const rate of [1, 4]) {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  const times = await page.evaluate(async queries => {
    const search = (window.measured ??= window.vakka.createSearch({ base: "", lang: "fi" }));
    const times = [];
    for (const q of queries) {
      await search.search(q);
      const t = performance.now();
      await search.search(q);
      times.push([performance.now() - t, q]);
    }
    return times.sort((a, b) => a[0] - b[0]);
  }, queries);
  const at = f => times[Math.min(times.length - 1, Math.floor(times.length * f))][0].toFixed(1);
  console.log(`Chromium, processor ${rate === 1 ? "as it is" : `slowed ${rate} times`}: warm query median ${at(.5)} ms, p95 ${at(.95)} ms, of ${times.length}; dearest: ${times.slice(-3).map(t => t[1]).join(" · ")}`);
}
await browser.close();
