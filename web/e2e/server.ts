// A static host as plain as they come: files as they are, index.html for a
// folder, 404.html for an unknown address. Only this machine can reach it.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Serves folders by address prefix; of two that fit, the first. On a port, or
 * on any that is free. What is cut off breaks half way, as a poor net does. What
 * a browser may keep, since its name tells its content, is kept as hosts let it,
 * where the test is not about what is kept. */
export async function serveFolders(folders: Readonly<Record<string, string>>, port = 0, { cutOff, keeps = false }: { cutOff?: (path: string) => boolean; keeps?: boolean } = {}): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const found = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const [prefix, folder] = found;
    const wanted = join(folder, normalize("/" + decodeURIComponent(pathname.slice(prefix.length))));
    const known = [wanted, join(wanted, "index.html")].find(isFile);
    const file = known ?? join(folder, "404.html");
    const kept = keeps && known && /\/assets\/.*\.[a-z0-9]{10}\./.test(pathname);
    response.writeHead(known ? 200 : 404, { "Content-Type": types[extname(file)] ?? "application/octet-stream", ...(kept ? { "Cache-Control": "max-age=31536000, immutable" } : {}) });
    if (cutOff?.(pathname)) {
      const half = readFileSync(file);
      response.write(half.subarray(0, half.length >> 1), () => setTimeout(() => response.destroy(), 50));
      return;
    }
    createReadStream(file).on("error", () => response.end()).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const close = () => new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
