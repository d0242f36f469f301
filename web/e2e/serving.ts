// A running vakka serve, for the tests of what is seen while writing.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { work } from "./site.ts";

/** Starts the server on a free port; gives it and its address. */
export function serve(bank: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(join(work(), "vakka"), ["serve", "--addr", "127.0.0.1:0", "--bank", bank, "--lang", "fi"]);
  return new Promise((ready, failed) => {
    let said = "";
    server.stderr.on("data", (part) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) ready({ server, address });
    });
    server.on("exit", () => failed(new Error(`vakka serve ended: ${said}`)));
  });
}
