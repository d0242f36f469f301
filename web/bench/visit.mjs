// What a first visit costs on a slow phone: 1.6 Mbit/s, 150 ms to the host and
// back, a processor four times slower. Prints a table; it is no test.
//
//   make bench-visit            (or: node web/bench/visit.mjs SITE [PAGE…])
//
// Readable: when the first text is painted. Long: tasks over 50 ms. Shift: how
// much what was shown has moved. Search: from the field's focus until the first
// letters have their suggestions.
import { chromium } from "playwright-core";
import { host } from "./host.mjs";

const [site, ...wanted] = process.argv.slice(2);
const pages = wanted.length > 0 ? wanted : ["index.html", "tehtavat/kavely-lahimaastossa.html", "ohjeet/laheta-kuva.html", "tehtavat/index.html", "viikot/2026-w48.html", "haku.html"];
const times = 5;
const { base, close } = await host(site);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking"] });

async function visit(page) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, serviceWorkers: "block" });
  const tab = await context.newPage();
  const net = await context.newCDPSession(tab);
  await net.send("Network.enable");
  await net.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  await net.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let bytes = 0, requests = 0;
  net.on("Network.loadingFinished", (e) => { bytes += e.encodedDataLength; requests++; });
  await tab.goto(base + page, { waitUntil: "networkidle" });
  const painted = await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  // Asked for afterwards: to watch from the beginning would be work of its own.
  const seen = await tab.evaluate(async () => {
    const all = (type) => new Promise((told) => {
      const watch = new PerformanceObserver((list) => told(list.getEntries()));
      watch.observe({ type, buffered: true });
      setTimeout(() => told([]), 200);
    });
    const shifts = await all("layout-shift"), tasks = await all("longtask");
    return { shift: shifts.reduce((sum, e) => sum + (e.hadRecentInput ? 0 : e.value), 0), long: tasks.length, longest: Math.max(0, ...tasks.map((e) => e.duration)) };
  });
  const read = bytes;
  const out = { painted, bytes: read, requests, ...seen, search: NaN, searchBytes: NaN };
  const field = tab.locator("#find, main input[type=search]").first();
  if (await field.count()) {
    // The page's own clock tells: who asks from outside asks twice a second at most.
    const answered = await field.evaluateHandle((input) => ({ ms: new Promise((told) => {
      let start = NaN;
      input.addEventListener("focus", () => { start = performance.now(); });
      new MutationObserver((_, watch) => {
        if (!document.querySelector(".suggestions li, .hits li")) return;
        watch.disconnect();
        told(performance.now() - start);
      }).observe(document.body, { childList: true, subtree: true });
    }) }));
    await field.focus();
    await field.pressSequentially("käv");
    out.search = await answered.evaluate(({ ms }) => ms);
    out.searchBytes = bytes - read;
  }
  await context.close();
  return out;
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
console.log("| page | readable ms | kB | requests | shift | long tasks | longest ms | search ms | search kB |\n|---|---|---|---|---|---|---|---|---|");
for (const page of pages) {
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(await visit(page));
  const m = (key) => median(runs.map((r) => r[key]));
  console.log(`| ${page} | ${m("painted").toFixed(0)} | ${(m("bytes") / 1000).toFixed(1)} | ${m("requests")} | ${m("shift").toFixed(3)} | ${m("long")} | ${m("longest").toFixed(0)} | ${m("search").toFixed(0)} | ${(m("searchBytes") / 1000).toFixed(1)} |`);
}
await browser.close();
close();
