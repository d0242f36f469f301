// Builds the program and this repository's bank once, in a temporary folder,
// and serves both builds on one port: the bank as it is at /, and one made
// for a known address, with --base-url, at /a/b/.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveFolders } from "./server.ts";

const repository = join(import.meta.dirname, "../..");

export default async function setup(): Promise<() => Promise<void>> {
  const work = mkdtempSync(join(tmpdir(), "vakka-e2e-"));
  const vakka = join(work, "vakka");
  const site = join(work, "site");
  const moved = join(work, "moved");
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: repository, stdio: ["ignore", "ignore", "pipe"] });

  run("go", "build", "-o", vakka, "./cmd/vakka");
  const server = await serveFolders({ "/a/b/": moved, "/": site }, 0, { keeps: true });
  run(vakka, "build", "--out", site);
  run(vakka, "build", "--out", moved, "--base-url", server.origin + "/a/b/");

  process.env["E2E_WORK"] = work;
  process.env["E2E_ORIGIN"] = server.origin;
  return async () => {
    await server.close();
    rmSync(work, { recursive: true, force: true });
  };
}
