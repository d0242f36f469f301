// Serves a folder on loopback as a good host would: packed, with types, and for
// ever what is named by its content.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";

const text = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8" };
const pictures = { ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp" };

/** The address of the site, and what ends it. */
export async function host(site) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(site, path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const type = text[extname(file)];
    const head = { "content-type": type ?? pictures[extname(file)] ?? "application/octet-stream", "x-content-type-options": "nosniff" };
    head["cache-control"] = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    if (type) head["content-encoding"] = "gzip";
    response.writeHead(200, head);
    const data = createReadStream(file);
    (type ? data.pipe(createGzip()) : data).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
