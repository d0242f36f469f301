// Small banks of a test's own, built with the program and served from one host.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { work } from "./site.ts";

const task = "---\notsikko: Kävely\n---\n\n## Näin teet\n\n1. Lähde ulos.\n2. Katso ympärillesi.\n\n## Pohdi\n\n- Mitä näit?\n";

/** Builds a bank with one task; gives the folder of its site. */
export function build(folder: string, settings: string): string {
  mkdirSync(join(folder, "content/tehtavat"), { recursive: true });
  writeFileSync(join(folder, "bank.yaml"), settings);
  writeFileSync(join(folder, "content/tehtavat/kavely.md"), task);
  execFileSync(join(work(), "vakka"), ["build", "--bank", folder, "--out", join(folder, "public")], { stdio: "ignore" });
  return join(folder, "public");
}
