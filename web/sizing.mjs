// Prints what a visit costs: requests and bytes, as docs/mitoitus.md has them.
//
//	node web/sizing.mjs SITE VAKKA BANK
//
// SITE is a built site; VAKKA the program and BANK the bank it was built from,
// for what one edit puts. The site is served on loopback as vakka deploy stores
// it: texts gzipped, kept by their names. Everything the browser is sent is
// counted at the server, headers and the service worker's requests included; TLS
// is not.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [site, vakka, bank] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png" };
const zippedTypes = [".html", ".css", ".js", ".svg", ".json", ".webmanifest"];
const fixed = /^(assets|kuvat|liitteet)\/[^/]+[-.][0-9a-z]{8,16}(-[0-9]+)?\.[0-9a-z]+$|^haku\/[^/]+-[^/]+\/[^/]+\.js$/;
const settings = [".htaccess", ".nojekyll", "_headers", "_redirects", "staticwebapp.config.json", "web.config", ".vakka"];

const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  .map(f => join(f.parentPath, f.name).slice(site.length).replace(/^\//, "")).filter(name => !settings.includes(name));
const stored = new Map();
function object(name) {
  if (!stored.has(name)) {
    const data = readFileSync(join(site, name));
    stored.set(name, zippedTypes.includes(extname(name)) ? gzipSync(data, { level: 9 }) : data);
  }
  return stored.get(name);
}

let requests = 0, unchanged = 0;
const sockets = new Set();
const server = createServer((req, res) => {
  requests++;
  let name = decodeURIComponent(new URL(req.url, "http://x").pathname).slice(1);
  if (name === "" || name.endsWith("/")) name += "index.html";
  if (!existsSync(join(site, name))) {
    res.writeHead(404).end();
    return;
  }
  const data = object(name);
  const etag = `"${createHash("md5").update(data).digest("hex")}"`;
  const headers = { ETag: etag, "Cache-Control": fixed.test(name) ? "public, max-age=31536000, immutable" : "no-cache" };
  if (req.headers["if-none-match"] === etag) {
    unchanged++;
    res.writeHead(304, headers).end();
    return;
  }
  if (zippedTypes.includes(extname(name))) headers["Content-Encoding"] = "gzip";
  res.writeHead(200, { ...headers, "Content-Type": types[extname(name)] ?? "application/octet-stream", "Content-Length": data.length });
  res.end(data);
});
server.on("connection", s => sockets.add(s));
await new Promise(ready => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}/`;
const sent = () => [...sockets].reduce((sum, s) => sum + s.bytesWritten, 0);

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
const print = (...cells) => console.log("| " + cells.join(" | ") + " |");
const kb = n => (n / 1000).toFixed(1);

async function visits(what, device) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, serviceWorkers: device });
  const page = await context.newPage();
  async function step(name, go) {
    const [r, u, b] = [requests, unchanged, sent()];
    await go();
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1500);
    print(what, name, requests - r, unchanged - u, kb(sent() - b));
  }
  const cards = files.filter(name => /^tehtavat\/(?!index)[^/]+\.html$/.test(name)).sort();
  await step("first card", () => page.goto(base + cards[0]));
  await step("second card", () => page.goto(base + cards[1]));
  await step("search, one query", async () => {
    await page.goto(base + "haku.html?q=" + encodeURIComponent("kävely"));
    await page.waitForFunction(() => document.querySelectorAll("main a[href*='tehtavat/']").length > 0);
  });
  await step("front page", () => page.goto(base + "index.html"));
  await step("first card again", () => page.goto(base + cards[0]));
  await context.close();
}

print("service worker", "step", "requests", "of these 304", "kB sent");
print("---", "---", "---:", "---:", "---:");
await visits("no", "block");
await visits("yes", "allow");
await browser.close();
server.close();

const sizes = files.map(name => object(name).length);
const plain = files.reduce((sum, name) => sum + statSync(join(site, name)).size, 0);
console.log(`\nobjects ${files.length}, stored ${(sizes.reduce((a, b) => a + b, 0) / 1e6).toFixed(1)} MB (as files ${(plain / 1e6).toFixed(1)} MB), largest ${kb(Math.max(...sizes))} kB`);

// One word more in a card, a new title, and a new card: what each puts.
const work = mkdtempSync(join(tmpdir(), "vakka-sizing-"));
try {
  for (const part of ["bank.yaml", "content"]) cpSync(join(bank, part), join(work, part), { recursive: true });
  const run = (...args) => execFileSync(vakka, [...args, "--bank", work, "--json"], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
  const there = ["--target", "folder", "--path", join(work, "there")];
  const built = () => run("build", "--dictionary", "none", "--base-url", "https://pankki.example.fi/");
  built();
  run("deploy", ...there);
  const card = join(work, "content/tehtavat", readdirSync(join(work, "content/tehtavat"), { recursive: true }).filter(n => /^[^.]+\.md$/.test(n) && !n.includes("/")).sort()[0]);
  const text = readFileSync(card, "utf8");
  const edits = { "one sentence more": () => writeFileSync(card, text + "\nYksi virke lisää.\n"),
    "a new title": () => writeFileSync(card, text.replace(/^(otsikko|title): /m, "$1: Uusi ")),
    "a new card": () => { writeFileSync(card, text); writeFileSync(join(work, "content/tehtavat/aivan-uusi-kortti.md"), text.replace(/^(otsikko|title): .*/m, "$1: Aivan uusi kortti")); } };
  for (const [name, edit] of Object.entries(edits)) {
    edit();
    built();
    const r = JSON.parse(run("deploy", ...there, "--dry-run"));
    const bytes = r.put.reduce((sum, p) => { const d = readFileSync(join(work, "public", p)); return sum + (zippedTypes.includes(extname(p)) ? gzipSync(d, { level: 9 }) : d).length; }, 0);
    console.log(`${name}: PUT ${r.put.length}, DELETE ${r.deleted.length}, waiting ${r.waiting}, unchanged ${r.same}, ${kb(bytes)} kB`);
  }
} finally {
  rmSync(work, { recursive: true });
}
